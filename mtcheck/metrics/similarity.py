"""Semantic agreement with a reference: how near the sentence vectors of translation and reference lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.metrics.base import Stream, check_lengths

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    from mtcheck.metrics.base import Statistics

    Encode = Callable[[Sequence[str]], NDArray[float32]]
    """From texts to rows of unit length."""

_VERSION = 1
_DIGITS = 5


@dataclass(frozen=True)
class Similarity:
    """Mean cosine of translation and nearest reference, times 100."""

    encode: Encode
    encoder: str
    """Name and version of the model."""
    name: str = "similarity"
    higher_is_better: bool = True

    def statistics(self, hypotheses: Sequence[str], references: Sequence[Stream]) -> Statistics:
        """The cosine of every segment, and 1 to divide by; an empty side has the cosine 0.

        Raises:
            UsageError: hypotheses and references are not equally many.
        """
        import numpy as np

        check_lengths(hypotheses, references)
        rows = self.encode([text or " " for text in hypotheses])
        best = np.full(len(hypotheses), -1.0)
        for stream in references:
            other = self.encode([text or " " for text in stream])
            there = np.array([bool(a.strip() and b and b.strip()) for a, b in zip(hypotheses, stream, strict=True)])
            known = np.array([text is not None for text in stream])
            cosines = np.where(there, np.einsum("ij,ij->i", rows, other), 0.0)
            best = np.where(known, np.maximum(best, cosines), best)
        # Further digits depend on what was encoded together, and the same texts are to give the same number.
        return np.column_stack((best.round(_DIGITS), np.ones(len(hypotheses))))

    def score(self, sums: Statistics) -> float:
        """The mean, times 100."""
        return 100 * float(sums[0]) / float(sums[1]) if sums[1] else 0.0

    def signature(self, references: int, **resampling: int) -> str:
        """Model and scale."""
        more = "".join(f"|{key}:{value}" for key, value in resampling.items())
        return f"nrefs:{references or 'var'}{more}|similarity:{_VERSION}|cosine:sentences|scale:100|{self.encoder}"
