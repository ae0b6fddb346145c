"""Checkers that go wrong, at one pair or as a whole; by pickling they become themselves again."""

from __future__ import annotations

import os
import signal


class Deadly:
    """A checker whose process dies at one pair, each time or once."""

    def __init__(self, checker, always):
        self.checker, self.always = checker, always

    def __reduce__(self):
        return Deadly, (self.checker, self.always)

    @property
    def segments(self):
        return self.checker.segments

    def check_segments(self, pairs):
        pairs = list(pairs)
        if any(source == "Teilen" for source, *_ in pairs):
            mark = self.always.with_suffix(".died")
            if self.always.exists() or not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return self.checker.check_segments(pairs)


class Failing:
    """A checker that crashes at one pair."""

    def __init__(self, checker, source):
        self.checker, self.source = checker, source

    def __reduce__(self):
        return Failing, (self.checker, self.source)

    @property
    def segments(self):
        return self.checker.segments

    def check_segments(self, pairs):
        pairs = list(pairs)
        if any(source == self.source for source, *_ in pairs):
            raise ZeroDivisionError(f"at {self.source}")
        return self.checker.check_segments(pairs)
