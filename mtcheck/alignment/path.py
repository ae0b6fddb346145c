"""The cheapest way through two sequences of segments in step: a dynamic programme inside a band.

Memory is a byte for each cell of the band and time a few numpy operations for each row of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.signals import LARGEST, Signals

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.alignment.signals import Numbers

Step = tuple[int, int, int, int]
"""Source segments from the first to before the second number beside target segments from the third to the fourth."""

MERGES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))
_OMITTED, _ADDED = len(MERGES), len(MERGES) + 1
_MOVES = (*MERGES, (1, 0), (0, 1))


@dataclass(frozen=True)
class Prices:
    """What a step costs; a pair of segments whose distance is ordinary for strangers costs about 1."""

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
    near: float = 0.85
    region: float = 0.25
    """Article beside page chrome."""


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

    def row(self, end: int, low: int, high: int) -> list[Numbers | None]:
        """For each kind of merge: prices of the beads that end before source ``end`` and target ``low`` to ``high``."""
        first, left = max(0, end - LARGEST), max(0, low - LARGEST)
        similar = _padded(self._signals.cosines(first, end, left, high), LARGEST - (low - left))
        words = _padded(
            np.stack([self._signals.words(row, left, high) for row in range(first, end)]), LARGEST - (low - left)
        )
        columns = np.arange(low, high + 1)
        return [
            self._bead(end, rows, width, columns, _block(similar, rows, width), _block(words, rows, width))
            if rows <= end
            else None
            for rows, width in MERGES
        ]

    def _bead(
        self, end: int, rows: int, width: int, columns: NDArray[np.int64], similar: Numbers, words: Numbers
    ) -> Numbers:
        prices, scale, signals = self._prices, self._scale, self._signals
        starts = np.maximum(columns - width, 0)
        lengths = self._sums[1][columns] - self._sums[1][starts]
        length = self._sums[0][end] - self._sums[0][end - rows]
        apart = np.abs(np.log((lengths + 5) / (scale.ratio * length + 5))) / prices.tolerance
        weight = (
            self._weights[0][end] - self._weights[0][end - rows] + self._weights[1][columns] - self._weights[1][starts]
        )
        price = prices.length * np.minimum(apart, prices.farthest)
        distance = 1.0
        if scale.stranger:
            distance = 1 - similar / (signals.source.spans[rows][end] * signals.target.spans[width][columns])
            distance = np.maximum(distance / scale.stranger, 0)
            distance = distance + prices.steep * np.maximum(distance - prices.near, 0)
        price = price + distance * (1 - prices.words * words / (weight / 2 + 1))
        price = price + prices.region * (self._chrome[0][end - 1] != self._chrome[1][columns - 1])
        # Pieces of one segment count as one where they stand together beside one segment or piece.
        back = rows - (self._tied[0][end] - self._tied[0][end - rows + 1])
        across = width - (self._tied[1][columns] - self._tied[1][np.minimum(starts + 1, columns)])
        merged = prices.merge * (back + across - 2)
        if rows > 1 and width > 1:
            back, across, merged = rows, width, np.maximum(merged, prices.cross / 4 * (rows + width - 2))
        price = price * ((back + across) / 2) + merged
        price[columns < width] = np.inf
        return np.asarray(price)


def _padded(rows: Numbers, left: int) -> Numbers:
    """Source segments nearest first, and ``left`` empty columns before the first target segment."""
    return np.pad(rows[::-1], ((0, 0), (left, 0)))


def _block(rows: Numbers, height: int, width: int) -> Numbers:
    """Sums over ``height`` rows and the ``width`` columns before each place."""
    total = rows[:height].sum(0)
    size = len(total) - LARGEST + 1
    return np.asarray(sum(total[LARGEST - 1 - back : LARGEST - 1 - back + size] for back in range(width)))


def best_path(costs: Costs, band: Sequence[tuple[int, int]], prices: Prices) -> list[Step]:
    """The steps of the cheapest way from the begin to the end of both sides.

    Args:
        costs: the price of every bead.
        band: for each row, 0 to the number of source segments, the lowest and highest target place to look at; both
            never fall from one row to the next, and neighbouring rows share a place.
    """
    far = band[-1][1]
    # One row for each source segment that a bead reaches back; what stood in a row before is wiped with its band.
    rows = np.full((LARGEST + 1, far + 1 + LARGEST), np.inf)
    moves: list[NDArray[np.int8]] = []
    for end, (low, high) in enumerate(band):
        row = rows[end % (LARGEST + 1)]
        if end > LARGEST:
            old_low, old_high = band[end - LARGEST - 1]
            row[old_low + LARGEST : old_high + 1 + LARGEST] = np.inf
        best, move = _row(rows, end, low, high, costs, prices)
        row[low + LARGEST : high + 1 + LARGEST] = best
        moves.append(move)
    return _walk(moves, band)


def _row(
    rows: Numbers, end: int, low: int, high: int, costs: Costs, prices: Prices
) -> tuple[Numbers, NDArray[np.int8]]:
    size = high - low + 1
    best = np.full(size, np.inf)
    move = np.full(size, _ADDED, np.int8)
    if end == 0:
        best[0] = 0.0
    else:
        options = costs.row(end, low, high)
        for number, ((back, width), price) in enumerate(zip(MERGES, options, strict=True)):
            if price is not None:
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
