"""What the reader's scores add to the losses that the estimate of quality is made of."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from mtcheck.model.tuples import NamedTuple


class Doubting(NamedTuple):
    """How scores become a loss: little where they are high, growing evenly where they are low."""

    weights: tuple[float, ...]
    constant: float
    share: float
    """How much it counts beside what else is lost."""
    middle: float
    bend: float
    """The scale on which sums with this loss lie."""

    def loss(self, scores: Sequence[float]) -> float:
        """0 or more."""
        total = self.constant - sum(weight * score for weight, score in zip(self.weights, scores, strict=True))
        return self.share * (max(total, 0.0) + math.log1p(math.exp(-abs(total))))


def read_doubting(about: Mapping[str, Any]) -> dict[str, Doubting]:
    """What was fitted, by what else is known of the meaning; empty where nothing was."""
    return {
        meaning: Doubting(**{**found, "weights": tuple(found["weights"])})
        for meaning, found in about.get("doubting", {}).items()
    }
