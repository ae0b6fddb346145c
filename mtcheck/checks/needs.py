"""Which checks can find something in an article, told by the signs that it holds before any of them is asked.

A check declares in ``needs`` of which signs it cannot do without one. Those of the article are found once, and most
checks of a short text are then never started: what has no bracket, no digit and no link wants no look for them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from mtcheck.checks.base import Article, read_original, read_translation
from mtcheck.checks.registry import Entry

_REMEMBERED = 4096


class Selection:
    """Checks, of which those are picked that an article gives something to find."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self._picked: dict[int, tuple[Entry, ...]] = {}
        self._always = 0
        self._alone: defaultdict[str, int] = defaultdict(int)
        self._beside: defaultdict[str, int] = defaultdict(int)
        for at, entry in enumerate(self.entries):
            spec = entry.check.spec
            signs = self._beside if spec.needs_source else self._alone
            for sign in spec.needs:
                signs[sign] |= 1 << at
            self._always |= (not spec.needs) << at

    def pick(self, article: Article) -> tuple[Entry, ...]:
        """The checks that may find something in an article, in their order."""
        here = article.once(read_translation).signs
        both = here | article.once(read_original).signs if self._beside else here
        number = self._always | _join(self._alone, here) | _join(self._beside, both)
        return self._picked.get(number) or self._remember(number)

    def _remember(self, number: int) -> tuple[Entry, ...]:
        if len(self._picked) >= _REMEMBERED:
            self._picked.clear()
        picked = self._picked[number] = tuple(each for at, each in enumerate(self.entries) if number >> at & 1)
        return picked


def _join(numbers: defaultdict[str, int], signs: Collection[str]) -> int:
    found = 0
    for sign in numbers.keys() & signs:
        found |= numbers[sign]
    return found
