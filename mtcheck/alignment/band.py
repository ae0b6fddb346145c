"""Where to look: pairs that are surely right, and the band around them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.alignment.signals import Signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Pair = tuple[int, int]

_CHUNK = 256
"""Source segments whose similarities are looked at together."""
_REACH = 1024
"""Target segments to either side of where the last anchors point that a chunk is compared with."""
_SURE, _CLEAR = 0.55, 0.12
"""A pair is an anchor from this similarity on, where the next best is this much worse on both sides; a wrong anchor
leads the way astray and a missing one costs time alone, so few are taken."""
_WORDS = 0.25
"""What shared words add to a similarity at most, less than would make strangers an anchor."""
_SLACK = 12
"""Places around the line between anchors that the way may take."""
_WIDEST = 400
"""Places to either side where anchors are far apart."""


def anchors(signals: Signals) -> list[Pair]:
    """Pairs of segments that are each other's best by far and stand in one order on both sides."""
    pairs: list[tuple[float, int, int]] = []
    size = len(signals.target)
    expected, slope = 0.0, size / max(1, len(signals.source))
    for start in range(0, len(signals.source), _CHUNK):
        end = min(start + _CHUNK, len(signals.source))
        low = max(0, int(expected) - _REACH)
        high = min(size, int(expected + (end - start) * slope) + _REACH)
        found = _clear_pairs(signals, start, end, low, high)
        pairs += found
        chain = _chain(found)
        expected = float(chain[-1][1]) if chain else expected + (end - start) * slope
    return _chain(pairs)


def _clear_pairs(signals: Signals, start: int, end: int, low: int, high: int) -> list[tuple[float, int, int]]:
    if high - low < 1:
        return []
    words = signals.words(range(start, end), low, high)
    table = signals.cosines(start, end, low, high) + _WORDS * words / (words + 1)
    best = table.argmax(1)
    top = table[np.arange(len(best)), best]
    mutual = table.argmax(0)[best] == np.arange(len(best))
    clear = np.minimum(top - _second(table, best), top - _second(table.T, table.argmax(0))[best])
    sure = mutual & (top >= _SURE) & (clear >= _CLEAR)
    return [(float(top[row]), start + int(row), low + int(best[row])) for row in np.flatnonzero(sure)]


def _second(table: NDArray[np.float64], best: NDArray[np.int64]) -> NDArray[np.float64]:
    """The second best of each row; nothing at all where there is but one."""
    if table.shape[1] < 2:
        return np.zeros(len(table))
    rest = table.copy()
    rest[np.arange(len(best)), best] = -np.inf
    return np.asarray(rest.max(1))


def _chain(pairs: Sequence[tuple[float, int, int]]) -> list[Pair]:
    """The longest chain of pairs that rises on both sides."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, _, column) in enumerate(pairs):
        place = bisect_left(tops, column)
        before.append(ends[place - 1] if place else -1)
        tops[place : place + 1] = [column]
        ends[place : place + 1] = [number]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at][1:])
        at = before[at]
    return chain[::-1]


def band(rows: int, columns: int, fixed: Sequence[Pair]) -> list[tuple[int, int]]:
    """For each place between source segments, the lowest and highest place between target segments to look at."""
    corners = [(0, 0), *((row, column) for row, column in fixed), (rows, columns)]
    low = np.zeros(rows + 1, np.int64)
    high = np.zeros(rows + 1, np.int64)
    for (row, column), (next_row, next_column) in pairwise(corners):
        span = np.arange(row, next_row + 1)
        line = column + (span - row) * (next_column - column) / max(1, next_row - row)
        low[row : next_row + 1] = np.maximum(column, line - _WIDEST).astype(np.int64)
        high[row : next_row + 1] = np.minimum(next_column, line + _WIDEST).astype(np.int64) + 1
    low = np.maximum(np.minimum.accumulate(low[::-1])[::-1] - _SLACK, 0)
    high = np.minimum(np.maximum.accumulate(high) + _SLACK, columns)
    low[0], high[-1] = 0, columns
    return list(zip(low.tolist(), high.tolist(), strict=True))
