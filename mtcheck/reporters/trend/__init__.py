"""How numbers went from run to run -> text: a table and a plot for people; JSON and CSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from mtcheck.reporters import member


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


Write = Callable[[Trend, int], Iterator[str]]
"""From a trend, and the columns of the terminal, to pieces of text."""

FORMATS = ("terminal", "json", "csv", "html", "svg")
"""The names of the formats, which are those of the modules that hold their ``write``."""


def writer(name: str) -> Write:
    """The function that writes a format.

    Raises:
        ImportError: there is no such format.
    """
    write: Write = member(__name__, name, "write")
    return write
