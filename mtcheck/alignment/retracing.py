"""The way once more where it is in doubt, with every place where a sentence might begin.

The first way knows segments, and vectors of neighbours only as sums. Where it leaves a segment alone beside one that
may hold its counterpart, or takes several together, the stretch is cut into the smallest pieces and gone through again:
all runs of pieces on one side beside all runs on the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, cycle
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.cuts import Words
from mtcheck.alignment.lattice import Runs, cheapest
from mtcheck.alignment.path import Prices, Scale
from mtcheck.alignment.seams import Piece, Seams, pieces
from mtcheck.alignment.signals import LARGEST, Signals, centre, signals
from mtcheck.embeddings import partwise
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from mtcheck.alignment.signals import Numbers
    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.embeddings.base import Matrix, Row

    Truths = NDArray[np.bool_]
    _Bounds = tuple[NDArray[np.int64], NDArray[np.int64]]

Pair = tuple[tuple[Segment, ...], tuple[Segment, ...]]

_AT_ONCE = 16
"""Stretches whose pieces are encoded together."""


class _Runs(NamedTuple):
    """All runs of neighbouring pieces of a side, and what their prices rest on."""

    steps: Runs
    vectors: Matrix
    chrome: Truths
    """Whether a run ends in the page around the article."""
    mixed: Truths
    """Whether it holds something of both, which hardly ever belongs together."""

    @staticmethod
    def of(side: Sequence[Piece], bounds: _Bounds, vectors: Matrix) -> _Runs:
        start, end = bounds
        number = np.array([piece.number for piece in side])
        seam = np.array([piece.seam for piece in side])
        chrome = np.array([piece.segment.region.is_chrome for piece in side], bool)
        around = _between(chrome[:, None].astype(int), start, end)[:, 0]
        fresh = np.append(np.diff(number, prepend=-1) > 0, True)
        held = number[end - 1] - number[start] + 1
        steps = Runs(start, end, held, seam[start], fresh[start] & fresh[end] & (held == 1))
        return _Runs(steps, vectors, chrome[end - 1], (around > 0) & (around < end - start))


class Stretch(NamedTuple):
    """What stands beside each other on both sides: whole segments, in order."""

    source: tuple[Segment, ...]
    target: tuple[Segment, ...]
    opening: tuple[bool, bool]
    """For each side, whether the stretch begins with the first line of the article."""


@dataclass(frozen=True)
class Retracer:
    """What is the same for all stretches of two texts."""

    encoder: SentenceEncoder
    words: tuple[Words, Words]
    commons: tuple[Row, Row]
    """What all segments of each side have in common."""
    scale: Scale
    prices: Prices
    seams: Seams = field(default_factory=Seams)

    def retrace(self, stretches: Sequence[Stretch]) -> list[list[Pair]]:
        """Each stretch as the pairs that the cheapest way through its pieces makes of it."""
        found: list[list[Pair]] = []
        for start in range(0, len(stretches), _AT_ONCE):
            some = [self._cut(stretch) for stretch in stretches[start : start + _AT_ONCE]]
            runs = iter(self._runs([side for sides in some for side in sides]))
            found += [self._way(source, target, next(runs), next(runs)) for source, target in some]
        return found

    def _cut(self, stretch: Stretch) -> tuple[list[Piece], list[Piece]]:
        return (
            pieces(stretch.source, self.words[0], self.seams, stretch.opening[0]),
            pieces(stretch.target, self.words[1], self.seams, stretch.opening[1]),
        )

    def _runs(self, sides: Sequence[Sequence[Piece]]) -> list[_Runs]:
        """The runs of all sides, read and compared together."""
        model = partwise(self.encoder)
        texts = [_texts(side) for side in sides]
        rows = iter(model.parts([text for side in texts for text in side]))
        bounds = [_bounds(side) for side in sides]
        sums = [
            _between(np.concatenate([next(rows) for _ in side]), *edges)
            for side, edges in zip(texts, bounds, strict=True)
        ]
        vectors = np.split(model.together(np.concatenate(sums)), list(accumulate(map(len, sums)))[:-1])
        return [
            _Runs.of(side, edges, centre(each, common))
            for side, edges, each, common in zip(sides, bounds, vectors, cycle(self.commons), strict=False)
        ]

    def _way(self, source: Sequence[Piece], target: Sequence[Piece], one: _Runs, other: _Runs) -> list[Pair]:
        read = signals([each.segment for each in source], [each.segment for each in target], None)
        steps = cheapest(one.steps, other.steps, self._table(one, other, read), self.prices.skip)
        return [(_join_run(source[a:b]), _join_run(target[c:d])) for a, b, c, d in steps]

    def _table(self, one: _Runs, other: _Runs, read: Signals) -> Numbers:
        """The price of every run beside every other, in the way of ``Costs``."""
        prices, scale = self.prices, self.scale
        lengths = _sums(read.source.lengths, one)[:, None], _sums(read.target.lengths, other)[None]
        apart = np.abs(np.log(lengths[1] + 5) - np.log(scale.ratio * lengths[0] + 5)) / prices.tolerance
        price = prices.length * np.minimum(apart, prices.farthest)
        distance = np.maximum((1 - one.vectors @ other.vectors.T) / scale.stranger, 0)
        distance = distance + prices.steep * np.maximum(distance - prices.near, 0)
        price = price + distance * (1 - prices.words * _measure_shared(one, other, read))
        price = price + prices.region * (one.chrome[:, None] != other.chrome[None])
        held = one.steps.held[:, None] + other.steps.held[None]
        merged = prices.merge * (held - 2)
        both = (one.steps.held[:, None] > 1) & (other.steps.held[None] > 1)
        merged = np.where(both, np.maximum(merged, prices.cross / 4 * (held - 2)), merged)
        merged = merged + prices.mixed * (one.mixed[:, None] + other.mixed[None])
        found: Numbers = price * held / 2 + merged
        return found


def _sums(each: Numbers, runs: _Runs) -> Numbers:
    return _between(each[:, None], runs.steps.start, runs.steps.end)[:, 0]


def _measure_shared(one: _Runs, other: _Runs, read: Signals) -> Numbers:
    """The words and numbers that runs share, as a share of those that they might."""
    words = read.words(range(len(read.source)), 0, len(read.target))
    words = _between(_between(words, one.steps.start, one.steps.end).T, other.steps.start, other.steps.end).T
    weights = _sums(read.source_weights, one)[:, None] + _sums(read.target_weights, other)[None]
    found: Numbers = words / (weights / 2 + 1)
    return found


def _texts(side: Sequence[Piece]) -> list[list[str]]:
    """The texts of the pieces, segment by segment."""
    found: list[list[str]] = []
    for number, piece in enumerate(side):
        if not number or side[number - 1].number != piece.number:
            found.append([])
        found[-1].append(piece.segment.text)
    return found


def _bounds(side: Sequence[Piece]) -> _Bounds:
    """First and last places of all runs that hold pieces of no more segments than a bead may."""
    found = [
        (start, end)
        for start in range(len(side))
        for end in range(start + 1, len(side) + 1)
        if side[end - 1].number - side[start].number < LARGEST
    ]
    return np.array([start for start, _ in found], np.int64), np.array([end for _, end in found], np.int64)


def _between(rows: NDArray[Any], start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[Any]:
    """The sums of the rows from each start to before each end."""
    total = np.vstack([np.zeros((1, rows.shape[1]), rows.dtype), rows.cumsum(0)])
    return np.asarray(total[end] - total[start])


def _join_run(run: Sequence[Piece]) -> tuple[Segment, ...]:
    """The pieces of a run, those of one segment as one."""
    whole: list[Segment] = []
    for number, piece in enumerate(run):
        if number and run[number - 1].number == piece.number:
            whole[-1] = Segment(whole[-1].block, whole[-1].start, piece.segment.end)
        else:
            whole.append(piece.segment)
    return tuple(whole)
