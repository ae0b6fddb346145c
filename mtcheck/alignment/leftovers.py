"""Pieces that would stand alone go back to the segment that they were cut from.

A cut is a guess. It may show two sentences where both have a counterpart; a part that has none shows only that the two
sides differ in what the sentence says, and whether part of a sentence is missing is for the checks to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtcheck.alignment.retracing import Pair
from mtcheck.model.text import Segment

Side = tuple[Segment, ...]


def together(pairs: Iterable[Pair], sides: tuple[Sequence[Segment], Sequence[Segment]]) -> list[Pair]:
    """The pairs, without any that holds nothing but a part of a segment.

    Args:
        pairs: segments and parts of them beside each other, in order.
        sides: the segments of both sides, uncut.
    """
    found = list(pairs)
    for number, side in enumerate(sides):
        starts = {(id(each.block), each.start) for each in side}
        ends = {(id(each.block), each.end) for each in side}
        found = _handed_on(found, number, starts)
        found = _handed_back(found, number, ends)
    return found


def _handed_on(pairs: Iterable[Pair], number: int, starts: set[tuple[int, int]]) -> list[Pair]:
    """Each part that stands alone and does not begin its segment goes to the pair that holds what is before it."""
    found: list[Pair] = []
    for pair in pairs:
        own = pair[number]
        if own and not pair[1 - number] and (id(own[0].block), own[0].start) not in starts:
            at = next(at for at in range(len(found) - 1, -1, -1) if found[at][number])
            found[at] = _with(found[at], number, _join_segments(found[at][number], own))
        else:
            found.append(pair)
    return found


def _handed_back(pairs: Sequence[Pair], number: int, ends: set[tuple[int, int]]) -> list[Pair]:
    """The same for parts that do not end their segment, and the pair that holds what comes next."""
    found: list[Pair] = []
    for pair in reversed(pairs):
        own = pair[number]
        if own and not pair[1 - number] and (id(own[-1].block), own[-1].end) not in ends:
            at = next(at for at in range(len(found) - 1, -1, -1) if found[at][number])
            found[at] = _with(found[at], number, _join_segments(own, found[at][number]))
        else:
            found.append(pair)
    return found[::-1]


def _with(pair: Pair, number: int, own: Side) -> Pair:
    return (own, pair[1]) if number == 0 else (pair[0], own)


def _join_segments(before: Side, after: Side) -> Side:
    whole = Segment(after[0].block, before[-1].start, after[0].end)
    return (*before[:-1], whole, *after[1:])
