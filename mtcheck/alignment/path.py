"""The cheapest way through two sequences of segments in step: a dynamic programme inside a band.

Memory is a byte for each cell of the band and time a few numpy operations for each row of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.signals import LARGEST, Signals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.alignment.signals import Numbers

    Places = NDArray[np.int64]

Step = tuple[int, int, int, int]
"""Source segments from the first to before the second number beside target segments from the third to the fourth."""

MERGES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
_OMITTED, _ADDED = len(MERGES), len(MERGES) + 1
_MOVES = (*MERGES, (1, 0), (0, 1))
_TOGETHER = 32
"""Rows whose prices are computed together."""


@dataclass(frozen=True)
class Prices:
    """What a step costs; a pair of segments whose distance is ordinary for strangers costs about 1.

    Tried on articles of news, see ``docs/constants.md``.
    """

    skip: float = 0.7
    """Leaving one segment without a counterpart."""
    merge: float = 0.5
    """A second or third segment on one side of a bead."""
    cross: float = 1.0
    """Two segments on both sides, which is hardly ever right."""
    words: float = 0.5
    """What shared words and numbers take off at most."""
    length: float = 0.13
    """A factor e^``tolerance`` beyond the usual ratio of lengths."""
    tolerance: float = 0.3
    farthest: float = 3.0
    """No bead is dearer for its lengths than for this many ``tolerance``."""
    steep: float = 1.5
    """What each step of distance costs again beyond ``near``: strangers are left alone rather than paired."""
    near: float = 0.65
    region: float = 0.25
    """Article beside page chrome."""
    mixed: float = 0.5
    """Both on one side of a bead; asked only where a stretch is gone through again."""


@dataclass(frozen=True)
class Scale:
    """What is ordinary in these two texts."""

    stranger: float
    """Mean distance (1 - cosine) of segments that have nothing to do with each other; 0 without vectors."""
    ratio: float
    """Length of a translation as a multiple of its original's."""


class Costs:
    """The price of every bead that ends at a row of the band."""

    def __init__(
        self,
        signals: Signals,
        scale: Scale,
        prices: Prices,
        chrome: Sequence[NDArray[np.bool_]],
        tied: Sequence[Sequence[bool]],
    ) -> None:
        self._signals = signals
        self._scale = scale
        self._prices = prices
        self._chrome = chrome
        self._tied = [np.concatenate([[0], np.cumsum(each)]) for each in tied]
        self._sums = [np.concatenate([[0.0], np.cumsum(side.lengths)]) for side in (signals.source, signals.target)]
        self._weights = [
            np.concatenate([[0.0], np.cumsum(each)]) for each in (signals.source_weights, signals.target_weights)
        ]

    def block(self, rows: range, columns: range) -> list[Numbers]:
        """Prices of the beads that end before these source and target segments, a table for each kind of merge."""
        top, left = max(0, rows.start - LARGEST), max(0, columns.start - LARGEST)
        edges = (LARGEST - rows.start + top, 0), (LARGEST - columns.start + left, 0)
        places = np.arange(rows.start, rows.stop)[:, None], np.arange(columns.start, columns.stop)[None]
        similar = np.pad(self._signals.cosines(top, rows.stop - 1, left, columns.stop - 1), edges)
        words = np.pad(self._signals.words(range(top, rows.stop - 1), left, columns.stop - 1), edges)
        similar, words = _sum_cells(similar), _sum_cells(words)
        return [
            self._beads(places, (height, width), _ending(similar, height, width), _ending(words, height, width))
            for height, width in MERGES
        ]

    def _beads(self, ends: tuple[Places, Places], size: tuple[int, int], similar: Numbers, words: Numbers) -> Numbers:
        prices, scale, signals = self._prices, self._scale, self._signals
        height, width = size
        starts = np.maximum(ends[0] - height, 0), np.maximum(ends[1] - width, 0)
        lengths = [each[end] - each[start] for each, end, start in zip(self._sums, ends, starts, strict=True)]
        weights = [each[end] - each[start] for each, end, start in zip(self._weights, ends, starts, strict=True)]
        apart = np.abs(np.log(lengths[1] + 5) - np.log(scale.ratio * lengths[0] + 5)) / prices.tolerance
        price = prices.length * np.minimum(apart, prices.farthest)
        distance: Numbers | float = 1.0
        if scale.stranger:
            distance = 1 - similar / (signals.source.spans[height][ends[0]] * signals.target.spans[width][ends[1]])
            distance = np.maximum(distance / scale.stranger, 0)
            distance = distance + prices.steep * np.maximum(distance - prices.near, 0)
        price = price + distance * (1 - prices.words * words / ((weights[0] + weights[1]) / 2 + 1))
        price = price + prices.region * (self._chrome[0][ends[0] - 1] != self._chrome[1][ends[1] - 1])
        # Pieces of one segment count as one where they stand together beside one segment or piece.
        held = sum(
            many - (each[end] - each[np.minimum(start + 1, end)])
            for many, each, end, start in zip(size, self._tied, ends, starts, strict=True)
        )
        merged = prices.merge * (held - 2)
        if height > 1 and width > 1:
            held = height + width
            merged = np.maximum(merged, prices.cross / 4 * (held - 2))
        price = price * (held / 2) + merged
        return np.where((ends[0] < height) | (ends[1] < width), np.inf, price)


def _sum_cells(table: Numbers) -> Numbers:
    """Sums over all that stands above and to the left of each place between cells."""
    return np.pad(table.cumsum(0).cumsum(1), ((1, 0), (1, 0)))


def _ending(sums: Numbers, height: int, width: int) -> Numbers:
    """Sums over the cells of that height and width which end at each place."""
    up, left = LARGEST - height, LARGEST - width
    rows = sums[LARGEST:] - sums[up : up + len(sums) - LARGEST]
    return np.asarray(rows[:, LARGEST:] - rows[:, left : left + rows.shape[1] - LARGEST])


def best_path(costs: Costs, band: Sequence[tuple[int, int]], prices: Prices) -> list[Step]:
    """The steps of the cheapest way from the begin to the end of both sides.

    Args:
        costs: the price of every bead.
        band: for each row, 0 to the number of source segments, the lowest and highest target place to look at; both
            never fall from one row to the next, and neighbouring rows share a place.
    """
    far = band[-1][1]
    offers = _offers(costs, band)
    # One row for each source segment that a bead reaches back; what stood in a row before is wiped with its band.
    rows = np.full((LARGEST + 1, far + 1 + LARGEST), np.inf)
    moves: list[NDArray[np.int8]] = []
    for end, (low, high) in enumerate(band):
        row = rows[end % (LARGEST + 1)]
        if end > LARGEST:
            old_low, old_high = band[end - LARGEST - 1]
            row[old_low + LARGEST : old_high + 1 + LARGEST] = np.inf
        best, move = _row(rows, end, low, next(offers), prices)
        row[low + LARGEST : high + 1 + LARGEST] = best
        moves.append(move)
    return _walk(moves, band)


def _offers(costs: Costs, band: Sequence[tuple[int, int]]) -> Iterator[list[Numbers]]:
    """The prices of each row of the band, a line for each kind of merge; some rows are computed together."""
    for first in range(0, len(band), _TOGETHER):
        some = band[first : first + _TOGETHER]
        left = some[0][0]
        tables = costs.block(range(first, first + len(some)), range(left, some[-1][1] + 1))
        for number, (low, high) in enumerate(some):
            yield [table[number, low - left : high - left + 1] for table in tables]


def _row(
    rows: Numbers, end: int, low: int, offers: Sequence[Numbers], prices: Prices
) -> tuple[Numbers, NDArray[np.int8]]:
    size = len(offers[0])
    best = np.full(size, np.inf)
    move = np.full(size, _ADDED, np.int8)
    if end == 0:
        best[0] = 0.0
    else:
        for number, ((back, width), price) in enumerate(zip(MERGES, offers, strict=True)):
            if back <= end:
                _improve(best, move, price + _earlier(rows, end - back, low - width, size), number)
        _improve(best, move, prices.skip + _earlier(rows, end - 1, low, size), _OMITTED)
    reach = np.arange(size) * prices.skip
    through = np.minimum.accumulate(best - reach) + reach
    move[through < best - 1e-9] = _ADDED
    return np.minimum(best, through), move


def _earlier(rows: Numbers, row: int, low: int, size: int) -> Numbers:
    return np.asarray(rows[row % (LARGEST + 1)][low + LARGEST : low + LARGEST + size])


def _improve(best: Numbers, move: NDArray[np.int8], offer: Numbers, number: int) -> None:
    better = offer < best
    best[better] = offer[better]
    move[better] = number


def _walk(moves: Sequence[NDArray[np.int8]], band: Sequence[tuple[int, int]]) -> list[Step]:
    row, column = len(band) - 1, band[-1][1]
    steps = []
    while row or column:
        back, width = _MOVES[moves[row][column - band[row][0]]]
        steps.append((row - back, row, column - width, column))
        row, column = row - back, column - width
    return steps[::-1]
