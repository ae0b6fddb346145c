"""Places of a document -> stretches of its blocks' reading text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from mtcheck.model.spans import Span
from mtcheck.model.text import Block
from mtcheck.reporters.passages import find_covered, within

Stretch = tuple[int, int, int]
"""The number of a block, and a half-open range of its text."""


class Blocks:
    """The blocks of a document, asked where a place shows in them."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._order = sorted(range(len(blocks)), key=lambda number: blocks[number].span.start)
        spans = [blocks[number].span for number in self._order]
        self._starts = [span.start for span in spans]
        self._reach = list(accumulate((span.end for span in spans), max))

    def touched(self, span: Span) -> list[int]:
        """The numbers of the blocks that a span touches, in page order; an empty one touches where it stands."""
        found = []
        for at in reversed(range(bisect_left(self._starts, span.end + (span.start == span.end)))):
            if self._reach[at] < span.start or (self._reach[at] == span.start < span.end):
                break
            number = self._order[at]
            if _touches(self._blocks[number].span, span):
                found.append(number)
        return sorted(found)

    def shown(self, span: Span) -> list[Stretch]:
        """Where a span shows: what blocks hold of it, else an empty stretch in the block that it stands in or after."""
        found = [stretch for number in self.touched(span) for stretch in self._held(number, span)]
        if found or not self._blocks:
            return found
        touched = self.touched(span)
        number = touched[0] if touched else self._before(span.start)
        at, _ = within(self._blocks[number], Span(span.start, span.start))
        return [(number, at, at)]

    def _held(self, number: int, span: Span) -> Iterator[Stretch]:
        runs = list(find_covered(self._blocks[number], span))
        if runs and runs[0][0] < runs[-1][1]:
            yield number, runs[0][0], runs[-1][1]

    def _before(self, offset: int) -> int:
        return self._order[max(0, bisect_left(self._starts, offset) - 1)]


def by_block(blocks: Sequence[Block], places: Iterable[tuple[int, Span]]) -> list[list[tuple[int, int, int]]]:
    """For every block the places in it, as start, end and the number given; an empty place stands in one block only."""
    lookup = Blocks(blocks)
    found: list[list[tuple[int, int, int]]] = [[] for _ in blocks]
    for number, span in places:
        touched = lookup.touched(span)
        for at in touched[:1] if span.start == span.end else touched:
            found[at].append((*within(blocks[at], span), number))
    return found


def _touches(block: Span, span: Span) -> bool:
    if span.start == span.end:
        return block.start <= span.start <= block.end
    return block.overlaps(span)
