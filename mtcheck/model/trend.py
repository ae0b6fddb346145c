"""How numbers went from run to run."""

from __future__ import annotations

from mtcheck.model.tuples import NamedTuple


class Point(NamedTuple):
    """A number in one run."""

    run: int
    at: str
    """When, in UTC, as YYYY-MM-DDTHH:MM:SSZ."""
    version: str
    """Of mtcheck."""
    pages: int
    value: float
    change: float | None
    """Against the point before, over the pages that both have; None where there is no such page."""
    common: int
    """How many these are."""


class Series(NamedTuple):
    """One number, made in one way, through all runs that have it."""

    name: str
    signature: str
    is_sum: bool
    """Whether a point is the sum over its pages; else it is their mean."""
    points: tuple[Point, ...]

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value."""
        values = [point.value for point in self.points]
        return min(values), max(values)


class Trend(NamedTuple):
    """What a writer is given."""

    file: str
    runs: int
    series: tuple[Series, ...]
    notes: tuple[str, ...] = ()
