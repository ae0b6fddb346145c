"""Places in a document: spans of code points, and the same as a person sees them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from mtcheck.model.tuples import NamedTuple


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of ``Document.text``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def is_inside(self, places: Sequence[Span]) -> bool:
        """Whether it lies inside one of several places, which are in order and apart from one another."""
        before = bisect_right(places, self.start, key=lambda place: place.start) - 1
        return before >= 0 and places[before].covers(self)


def find_range(ranges: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """Which of several ranges holds a place; they are in order and apart from one another."""
    before = bisect_right(ranges, at, key=itemgetter(0)) - 1
    return ranges[before] if before >= 0 and at < ranges[before][1] else None


class Place(NamedTuple):
    """A span as a person sees it: lines and columns from 1, in code points, and the text that is there."""

    start: int
    """Of the span, in code points of ``Document.text``."""
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
