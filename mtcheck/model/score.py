"""Numbers, each with how it was made."""

from __future__ import annotations

from enum import StrEnum
from math import floor, sqrt

from mtcheck.model.records import record
from mtcheck.model.spans import Place
from mtcheck.model.tuples import NamedTuple

_Z = 1.959963984540054
"""The normal distribution's quantile of 97.5%."""


class Measurement(NamedTuple):
    """A metric's value with its signature and, where one was asked for, its 95% interval."""

    name: str
    value: float
    signature: str
    interval: tuple[float, float] | None = None


class Reason(NamedTuple):
    """What pulled the estimate of quality down, and where it shows in both texts."""

    kind: str
    message: str
    points: float
    """How many of the 100 points it took."""
    target: tuple[Place, ...] = ()
    source: tuple[Place, ...] = ()


class Doubtful(NamedTuple):
    """A pair of sentences, or of units of a file, that is among the most doubtful."""

    quality: float
    """Its own estimate, 0 to 100."""
    target: Place
    source: Place


class Verdict(StrEnum):
    """What may be done with a translation."""

    READY = "ready"
    NEEDS_EDITING = "needs editing"
    TRANSLATE_AGAIN = "translate again"
    CANNOT_TELL = "cannot tell"


class FurnitureTally(NamedTuple):
    """What came along with the page: how many of its lines, and what they would weigh as faults."""

    lines: int
    points: int


@record
class Score:
    """The score of a translated article. ``mtcheck.results.scoring`` documents the formulas."""

    value: float
    """From 100, without faults, down; 90 at ten points for 1,000 words, never 0."""
    raw: float
    """MQM's raw score of the same faults."""
    calibrated: float
    """MQM's calibrated score of the same faults, which is held at 0."""
    words: int
    """Words of the article; 0 where the page has none, and then those of the whole page count."""
    page_words: int
    """Words of the article and of the page around it."""
    verdict: Verdict
    reason: str
    """Why, in words."""
    signature: str
    penalty: int
    """Points of all causes of faults, furniture left aside."""
    by_category: dict[str, int]
    interval: tuple[float, float]
    """Where the value lies with 95% confidence, given how few words were seen."""
    too_few_words: bool
    critical: int
    """How many causes are critical."""
    furniture: FurnitureTally


def round_down(score: float) -> str:
    """A score with one decimal, never rounded up: 89.96 does not pass and must not look as if it did."""
    return f"{floor(score * 10 + 1e-9) / 10:.1f}"


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Wilson's score interval of a share, at 95%: two numbers from 0 to 1; ``trials`` is at least 1.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209.
    """
    share = successes / trials
    middle = share + _Z**2 / (2 * trials)
    reach = _Z * sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2))
    low, high = ((middle + each) / (1 + _Z**2 / trials) for each in (-reach, reach))
    return low if successes else 0.0, high if successes < trials else 1.0
