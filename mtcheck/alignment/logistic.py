"""Weighted signs -> how probable it is what they speak for."""

from __future__ import annotations

import math
from collections.abc import Iterable

DECIMALS = 4
"""Of what is told of a pair: the last bits of a vector depend on the texts that it was computed together with."""


def weigh_signs(signs: Iterable[float], weights: Iterable[float]) -> float:
    """The sum of some signs, each times its weight."""
    return sum(weight * value for weight, value in zip(weights, signs, strict=True))


def probability_of(total: float) -> float:
    """The probability that a sum of weighted signs comes to."""
    return round(1 / (1 + math.exp(-total)), DECIMALS)
