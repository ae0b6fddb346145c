"""What speaks for two segments being translations of each other: vectors, shared words and numbers, lengths."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.language.links import comparable
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Segment
from mtcheck.patterns import HighPattern, lazy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.embeddings.base import Matrix, Row

    Numbers = NDArray[np.float64]

LARGEST = 3
"""The most segments on one side of a bead."""

_FEW = 4.0
"""Segments of which no more than half of their mean is taken for what they have in common."""
_LEAST_LENGTH = 1e-6
"""What a vector's length is divided by at least."""
_SIGNS = re.compile(r"^(?:[+*•·▪●◦‣|#→-]{1,5}\s+(?=\S))+")
"""What stands before the sentences of a list or a ticker and says nothing."""
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f'’ ]\d{3}(?!\d))*")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
"""Words are compared by as many letters as usually stand before the ending."""
_COMMON = 20
"""A word in more segments than this tells nothing apart, and makes the work grow faster than the text."""
_WIDE = HighPattern("\u1100", lazy(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"))
_WIDTH = 2.5
"""Letters of an alphabet that one Chinese, Japanese or Korean character amounts to."""


@dataclass(frozen=True)
class Side:
    """One side's segments as numbers: lengths in letters, sizes of sums of neighbours, weights of words."""

    lengths: Numbers
    vectors: Matrix | None
    """Without what all segments of the side have in common."""
    common: Row | None
    spans: tuple[Numbers, ...]
    """``spans[a][i]``: length of the sum of the vectors of the ``a`` segments that end before ``i``."""
    keys: tuple[tuple[str, ...], ...]

    def __len__(self) -> int:
        return len(self.lengths)


@dataclass(frozen=True)
class Signals:
    """Both sides and what they share."""

    source: Side
    target: Side
    shared: tuple[tuple[NDArray[np.int64], Numbers], ...]
    """For each source segment: the target segments that share words or numbers with it, and how much."""
    source_weights: Numbers
    target_weights: Numbers

    def words(self, rows: range, low: int, high: int) -> Numbers:
        """The weight of what some source segments share with the target segments ``low`` to ``high``, a row each."""
        found = np.zeros((len(rows), high - low))
        for row, line in zip(rows, found, strict=True):
            places, weights = self.shared[row]
            start, end = places.searchsorted((low, high))
            line[places[start:end] - low] = weights[start:end]
        return found

    def cosines(self, low_row: int, high_row: int, low: int, high: int) -> Numbers:
        """Similarities of vectors; zeros where no encoder covers the pair."""
        if self.source.vectors is None or self.target.vectors is None:
            return np.zeros((high_row - low_row, high - low))
        return np.asarray(self.source.vectors[low_row:high_row] @ self.target.vectors[low:high].T, float)


def signals(source: Sequence[Segment], target: Sequence[Segment], encoder: SentenceEncoder | None) -> Signals:
    """Read both sides; every segment is encoded once."""
    sides = (_side(source, encoder), _side(target, encoder))
    shared, weights = _weigh_shared(sides[0].keys, sides[1].keys)
    return Signals(*sides, shared, *weights)


def _side(segments: Sequence[Segment], encoder: SentenceEncoder | None) -> Side:
    vectors = common = None
    if encoder and segments:
        vectors = encoder.encode([_SIGNS.sub("", segment.text) for segment in segments])
        common = vectors.mean(0) * (len(segments) / (len(segments) + _FEW))
        vectors = centre(vectors, common)
    lengths = np.array([_length(segment.text) for segment in segments], float)
    return Side(lengths, vectors, common, _spans(vectors, len(segments)), tuple(map(_keys, segments)))


def centre(vectors: Matrix, common: Row) -> Matrix:
    """Vectors of unit length without what they have in common: the language, the matter, the tone.

    Sentences of one article resemble each other for these, and what tells them apart is the rest.
    """
    rest = vectors - common
    unit: Matrix = rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), _LEAST_LENGTH)
    return unit


def _length(text: str) -> float:
    return len(text) + (_WIDTH - 1) * len(_WIDE.findall(text))


def _spans(vectors: Matrix | None, count: int) -> tuple[Numbers, ...]:
    sizes = [np.ones(count + 1) * max(1, size) for size in range(LARGEST + 1)]
    if vectors is None:
        return tuple(sizes)
    near, far = _neighbours(vectors, 1), _neighbours(vectors, 2)
    if len(near):
        sizes[2][2:] = np.sqrt(np.maximum(2 + 2 * near, 1))
    if len(far):
        sizes[3][3:] = np.sqrt(np.maximum(3 + 2 * (near[1:] + near[:-1] + far), 1))
    return tuple(sizes)


def _neighbours(vectors: Matrix, distance: int) -> Numbers:
    return np.asarray(np.einsum("ij,ij->i", vectors[distance:], vectors[:-distance]), float)


def _keys(segment: Segment) -> tuple[str, ...]:
    """Numbers without their group signs, the beginnings of words, and the addresses of links."""
    text = segment.text
    keys = {re.sub(r"\D", "", number) for number in _NUMBER.findall(text)}
    keys.update(word[:_STEM].casefold() for word in _WORD.findall(text))
    keys.update(
        comparable(mark.target)
        for mark in segment.block.marks
        if mark.kind in (MarkKind.LINK, MarkKind.IMAGE)
        and mark.target
        and mark.start < segment.end
        and segment.start < mark.end
    )
    return tuple(keys)


def _weigh_shared(
    source: Sequence[tuple[str, ...]], target: Sequence[tuple[str, ...]]
) -> tuple[tuple[tuple[NDArray[np.int64], Numbers], ...], tuple[Numbers, Numbers]]:
    """What the sides share: a key that stands once on each side weighs 1, others the less the more often they stand."""
    places = _places(source), _places(target)
    often = {key: max(len(places[0][key]), len(places[1][key])) for key in places[0].keys() & places[1].keys()}
    weights = {key: 1 / count for key, count in often.items() if count <= _COMMON}
    rows = []
    for keys in source:
        row: defaultdict[int, float] = defaultdict(float)
        for key in keys:
            if key in weights:
                for place in places[1][key]:
                    row[place] += weights[key]
        found = sorted(row)
        rows.append((np.array(found, np.int64), np.array([row[place] for place in found])))
    return tuple(rows), (_total(source, weights), _total(target, weights))


def _places(side: Iterable[tuple[str, ...]]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, keys in enumerate(side):
        for key in keys:
            places[key].append(index)
    return places


def _total(side: Sequence[tuple[str, ...]], weights: dict[str, float]) -> Numbers:
    return np.array([sum(weights.get(key, 0.0) for key in keys) for keys in side])
