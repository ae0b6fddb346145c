"""The nouns of ratings: what people marked in a translation, and what they think of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import fmean

from mtcheck.model.finding import Severity
from mtcheck.model.tuples import NamedTuple
from mtcheck.results.scoring import WEIGHTS

SEVERITIES = tuple(map(str, Severity))
_PUNCTUATION, _PUNCTUATION_PENALTY = "punctuation", 0.1


class HumanMark(NamedTuple):
    """An error that a person marked."""

    span: tuple[int, int] | None
    """Where, in code points of its side; None where nothing was marked."""
    is_target: bool
    category: str
    severity: str

    @property
    def penalty(self) -> float:
        """What it weighs in MQM: minor 1, major 5, critical 25, minor punctuation 0.1.

        Source: M. Freitag et al., Experts, errors, and context, TACL 9 (2021), 1460; critical as in MQM 2.0.
        """
        if self.severity == "minor" and self.category.lower().endswith(_PUNCTUATION):
            return _PUNCTUATION_PENALTY
        return float(WEIGHTS[Severity(self.severity)])

    @property
    def is_missing(self) -> bool:
        """Whether it says only that something of the original is missing, and not what."""
        return self.span is None and not self.is_target


@dataclass
class Rated:
    """One translation of one segment, with what each rater said of it."""

    system: str
    segment: str
    """Which segment it translates: the same for all systems."""
    source: str
    target: str
    marks: dict[str, list[HumanMark]] = field(default_factory=dict)
    """By rater; an empty list where one found nothing."""
    score: float | None = None
    """People's number for it, the higher the better, where the file has one."""
    scores: dict[str, float] = field(default_factory=dict)
    """Each rater's number, where the file has them."""
    pair: str = ""
    """The languages, as in ``de-en``; empty where the file does not say them."""

    @property
    def human(self) -> float | None:
        """What people think of it, the higher the better: their score, or minus the mean penalty."""
        if self.score is not None:
            return self.score
        if self.scores:
            return fmean(self.scores.values())
        if not self.marks:
            return None
        return -sum(mark.penalty for marks in self.marks.values() for mark in marks) / len(self.marks)


class Ratings(NamedTuple):
    """What a file of ratings holds."""

    rated: list[Rated]
    left_out: Counter[str]
    """How many of its ratings say nothing of a translation, by why."""
