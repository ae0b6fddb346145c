"""Pairs that come aligned, aligned once more inside: sentence beside sentence where a side has several."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from mtcheck.alignment import align, leave_unaligned
from mtcheck.alignment.kinship import round_cosines
from mtcheck.embeddings import SentenceEncoder
from mtcheck.language.lengths import expected_length
from mtcheck.model.bead import Bead
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple

Sides = tuple[tuple[Segment, ...], tuple[Segment, ...]]

_LENGTH = 0.15
"""What a length that is e times the expected one takes from the similarity."""
_BENEFIT = 0.05
"""How much worse two neighbours may fit together before one of them is called missing."""
_MOST_BESIDE_ONE = 4
_SHORT = 8
"""Characters that are added to both lengths, since short texts vary freely."""


def align_inside(
    pairs: Sequence[Sides], encoder: SentenceEncoder | None, source_language: str, target_language: str
) -> list[tuple[Bead, ...]]:
    """The beads of each pair.

    Args:
        pairs: the sentences of an original and of its translation; a side that is empty holds none.
        encoder: what compares the sentences, and covers both languages; without one each pair is one bead.
        source_language: the originals' language as an ISO 639-1 code.
        target_language: the translations' language.
    """
    if encoder is None:
        return [_whole(sides) for sides in pairs]
    _encode_together([sides for sides in pairs if _is_composed(sides)], encoder)
    judge = _Judge(encoder, source_language, target_language)
    return [judge.beads(sides) if _is_composed(sides) else _whole(sides) for sides in pairs]


def _whole(sides: Sides) -> tuple[Bead, ...]:
    source, target = sides
    return (Bead(source, target),) if source and target else leave_unaligned(source, target, "the other side is empty")


class _Judge(NamedTuple):
    """What decides whether a sentence is alone."""

    encoder: SentenceEncoder
    source_language: str
    target_language: str

    def beads(self, sides: Sides) -> tuple[Bead, ...]:
        """The beads of a pair, a sentence without a counterpart joined to a neighbour that tells it as well.

        Page after page tells the aligner how alike a free rendering is; a pair is too short for that.
        """
        if min(map(len, sides)) == 1 and max(map(len, sides)) <= _MOST_BESIDE_ONE and self._tells_all(sides):
            return _whole(sides)
        found: list[Bead] = []
        for bead in align(*sides, self.encoder, self.source_language, self.target_language, is_page=False):
            if found and (joined := self._joined(found[-1], bead)):
                found[-1] = joined
            else:
                found.append(bead)
        return tuple(found)

    def _tells_all(self, sides: Sides) -> bool:
        """Whether the one sentence of a side tells all of the other's, rather than a run of them.

        The way through both is sought only where it does not, since that takes longer than all else.
        """
        source, target = sides
        count = max(len(source), len(target))
        runs = [(first, last) for first in range(count) for last in range(first + 1, count + 1)]
        beads = [Bead(source[a:b], target) if len(target) == 1 else Bead(source, target[a:b]) for a, b in runs]
        rows = self.encoder.encode([side.text for bead in beads for side in bead.sides])
        likes = round_cosines(np.einsum("ij,ij->i", rows[::2], rows[1::2]))
        fits = [self._fit(replace(bead, similarity=like)) for bead, like in zip(beads, likes, strict=True)]
        return max(fits) - _BENEFIT <= fits[runs.index((0, count))]

    def _joined(self, first: Bead, second: Bead) -> Bead | None:
        """Two neighbours as one, where one of them is alone and the other fits about as well with it."""
        whole = next((bead for bead in (first, second) if _is_paired(bead)), None)
        if whole is None or (_is_paired(first) and _is_paired(second)):
            return None
        both = Bead(first.source + second.source, first.target + second.target)
        rows = self.encoder.encode([side.text for side in both.sides])
        (similarity,) = round_cosines(rows[:1] @ rows[1])
        both = replace(both, similarity=similarity)
        return both if self._fit(both) > self._fit(whole) - _BENEFIT else None

    def _fit(self, bead: Bead) -> float:
        source, target = (side.text for side in bead.sides)
        expected = expected_length(source, self.source_language, self.target_language)
        return bead.similarity - _LENGTH * abs(math.log((len(target) + _SHORT) / (expected + _SHORT)))


def _is_paired(bead: Bead) -> bool:
    return bool(bead.source and bead.target)


def _is_composed(sides: Sides) -> bool:
    """Whether a side has several sentences, and neither is empty."""
    return all(sides) and any(len(side) > 1 for side in sides)


def _encode_together(pairs: Sequence[Sides], encoder: SentenceEncoder) -> None:
    """The encoder is quicker with many texts, and remembers them."""
    if texts := [segment.text for sides in pairs for side in sides for segment in side]:
        encoder.encode(texts)
