"""What faults are seeded into: a page beside its original, or a pair of segments."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Protocol

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.selftest import Missed
from mtcheck.model.spans import Place, Span
from mtcheck.model.tuples import NamedTuple
from mtcheck.selftest.seeding import Sentence

DROPPED_PARAGRAPH = "dropped paragraph"
LOST_LINK = "lost link"
SWAPPED_SENTENCE = "swapped sentence"


class Trial(NamedTuple):
    """What was found in a damaged version, and where the fault is."""

    findings: tuple[Finding, ...]
    """Those that count, at minor or above, and are not in the sound version."""
    target: Span | None
    """The fault's place in the damaged translation; None where nothing stands there any more."""
    source: Span | None
    """The place in the original of what the translation lacks; None where it lacks nothing."""
    shown: Missed
    """How the fault is shown if nothing marks it."""

    @property
    def checks(self) -> frozenset[str]:
        """The checks that marked the fault."""
        return frozenset(each.check for each in self.findings if self._marks(each))

    def _marks(self, finding: Finding) -> bool:
        return _overlap(finding.target, self.target) or _overlap(finding.source, self.source)


def _overlap(place: Place | None, fault: Span | None) -> bool:
    return place is not None and fault is not None and place.span.overlaps(fault)


class Material(Protocol):
    """Something sound that faults can be put into."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in which nothing was found."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the sound version, at minor or above."""

    @property
    def words(self) -> int:
        """Of the translation."""

    def trials(self, fault: str, chance: Random) -> Iterator[Trial]:
        """Damaged versions with one fault of a class each, in random order, checked when they are asked for."""


def serious(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that count and are more than a hint."""
    return tuple(each for each in findings if each.counts and each.severity.rank >= Severity.MINOR.rank)


def new(findings: tuple[Finding, ...], sound: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that count and are not among the findings of the sound version."""
    known = {each.fingerprint for each in sound}
    return tuple(each for each in serious(findings) if each.fingerprint not in known)
