"""Numbers, each with how it was made."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from mtcheck.model.text import Place

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


class Tally(NamedTuple):
    """Penalties over a part of the page.

    ``penalty`` is MQM's absolute penalty total, ``per_thousand`` the same for 1,000 words.
    """

    words: int
    findings: int
    causes: int
    penalty: float
    per_thousand: float


@dataclass(frozen=True, slots=True)
class Score:
    """The MQM score of a page. ``mtcheck.results.scoring`` documents the formulas."""

    value: float
    raw: float
    calibrated: float
    words: int
    verdict: str
    """``pass``, ``fail`` or, with too few words to tell, ``undecided``."""
    signature: str
    by_category: dict[str, float]
    body: Tally
    chrome: Tally
    interval: tuple[float, float]
    """Where the calibrated score lies with 95% confidence, given how few words were seen."""
    too_few_words: bool
    critical: int


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """Wilson's score interval of a share, at 95%: two numbers from 0 to 1; ``trials`` is at least 1.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209.
    """
    share = successes / trials
    middle = share + _Z**2 / (2 * trials)
    reach = _Z * sqrt(share * (1 - share) / trials + _Z**2 / (4 * trials**2))
    low, high = ((middle + each) / (1 + _Z**2 / trials) for each in (-reach, reach))
    return low if successes else 0.0, high if successes < trials else 1.0
