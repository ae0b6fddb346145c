"""Several texts of one article cut into units that correspond, from their alignments with one of them, the anchor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from mtcheck.model.bead import text_of
from mtcheck.model.text import Segment
from mtcheck.model.tuples import NamedTuple

Sides = tuple[tuple[Segment, ...], tuple[Segment, ...]]
"""Segments of the anchor beside those of another text; one of the two may be empty."""


class Units(NamedTuple):
    """The anchor and the other texts in units that correspond."""

    anchor: list[tuple[Segment, ...]]
    others: list[list[str]]
    """For every other text as many texts as there are units; empty where it has nothing for a unit."""

    @property
    def texts(self) -> list[str]:
        """The anchor's texts."""
        return [text_of(segments) for segments in self.anchor]


def units(anchor: Sequence[Segment], alignments: Sequence[Iterable[Sides]]) -> Units:
    """Cut texts into units.

    Segments of the anchor that share a bead with one segment of any other text are one unit. What stands alone on a
    side is joined to the unit before it, so that nothing is passed over.

    Args:
        anchor: the segments of the text that all others are aligned with.
        alignments: for every other text the beads of its alignment.
    """
    joined = [_joined(sides) for sides in alignments]
    groups = _Groups(anchor)
    for beads in joined:
        for mine, _ in beads:
            groups.merge(mine)
    others = []
    for beads in joined:
        texts: dict[int, list[str]] = {}
        for mine, theirs in beads:
            texts.setdefault(groups.of(mine), []).append(text_of(theirs))
        others.append([" ".join(texts.get(number, ())) for number in groups.numbers()])
    return Units(groups.members(), others)


class _Groups:
    """Segments of the anchor, joined where another text does not separate them."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = sorted(segments, key=lambda each: each.span.start)
        self._starts = [each.span.start for each in self._segments]
        self._first = list(range(len(segments)))

    def merge(self, pieces: Iterable[Segment]) -> None:
        """Take the segments that these are pieces of for one."""
        first, *others = sorted({self.of([each]) for each in pieces})
        self._first = [first if each in others else each for each in self._first]

    def of(self, pieces: Sequence[Segment]) -> int:
        """The number of the unit that a piece belongs to."""
        return self._first[max(0, bisect_right(self._starts, pieces[0].span.start) - 1)]

    def numbers(self) -> list[int]:
        """The units in the order of the anchor."""
        return sorted(set(self._first))

    def members(self) -> list[tuple[Segment, ...]]:
        """The units' segments in the same order."""
        found: dict[int, list[Segment]] = {number: [] for number in self.numbers()}
        for number, segment in zip(self._first, self._segments, strict=True):
            found[number].append(segment)
        return [tuple(segments) for segments in found.values()]


def _joined(sides: Iterable[Sides]) -> list[Sides]:
    """The beads with both sides; what stands alone on a side goes to the one before it, or at the top to the next."""
    found: list[Sides] = []
    waiting: Sides = ((), ())
    for bead in sides:
        if all(bead):
            found.append(_together(waiting, bead))
            waiting = ((), ())
        elif found:
            found[-1] = _together(found[-1], bead)
        else:
            waiting = _together(waiting, bead)
    return found or ([waiting] if waiting[0] else [])


def _together(one: Sides, other: Sides) -> Sides:
    return (*one[0], *other[0]), (*one[1], *other[1])
