"""The cheapest way through two short sequences, where a step may take any run of either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.alignment.signals import Numbers

    Places = NDArray[np.int64]
    Truths = NDArray[np.bool_]

Place = tuple[int, int]


class Runs(NamedTuple):
    """Runs of neighbouring pieces of one side, a row each."""

    start: Places
    end: Places
    held: Places
    """Segments of which a run holds pieces."""
    seam: Numbers
    """What it costs to begin where the run begins."""
    whole: Truths
    """Whether a run is all of one segment: only such a run may be left alone."""


def cheapest(one: Runs, other: Runs, table: Numbers, skip: float) -> list[tuple[int, int, int, int]]:
    """The steps of the cheapest way: first and last places on one side, and on the other.

    Args:
        one: the runs of one side; together they hold all of its pieces.
        other: those of the other side.
        table: what it costs to set each run beside each other one, seams left aside.
        skip: what it costs to leave a segment alone.
    """
    lattice = _Lattice(one, other, table + one.seam[:, None] + other.seam[None], skip)
    size = int(one.end.max(initial=0)), int(other.end.max(initial=0))
    best = np.full((size[0] + 1, size[1] + 1), np.inf)
    best[0, 0] = 0.0
    came: dict[Place, Place] = {}
    for place in np.ndindex(best.shape):
        for price, start in lattice.offers(place, best):
            if price < best[place]:
                best[place] = price
                came[place] = start
    steps = []
    at = size
    while at != (0, 0):
        before = came[at]
        steps.append((before[0], at[0], before[1], at[1]))
        at = before
    return steps[::-1]


class _Lattice:
    def __init__(self, one: Runs, other: Runs, table: Numbers, skip: float) -> None:
        self._sides = one, other
        self._table = table
        self._ending = [_ending(side) for side in self._sides]
        self._alone = [[runs[side.whole[runs]] for runs in _ending(side)] for side in self._sides]
        self._skip = skip

    def offers(self, place: tuple[int, ...], best: Numbers) -> Iterator[tuple[float, Place]]:
        """Prices of the ways to a place, and where their last steps begin."""
        row, column = place
        one, other = self._sides
        rows, columns = self._ending[0][row], self._ending[1][column]
        if len(rows) and len(columns):
            starts = one.start[rows], other.start[columns]
            prices = best[np.ix_(*starts)] + self._table[np.ix_(rows, columns)]
            at = divmod(int(prices.argmin()), len(columns))
            yield float(prices[at]), (int(starts[0][at[0]]), int(starts[1][at[1]]))
        if len(alone := self._alone[0][row]):
            prices = best[one.start[alone], column] + self._skip
            yield float(prices.min()), (int(one.start[alone[prices.argmin()]]), column)
        if len(alone := self._alone[1][column]):
            prices = best[row, other.start[alone]] + self._skip
            yield float(prices.min()), (row, int(other.start[alone[prices.argmin()]]))


def _ending(side: Runs) -> list[Places]:
    """For each place, the runs that end there."""
    return [np.flatnonzero(side.end == end) for end in range(int(side.end.max(initial=0)) + 1)]
