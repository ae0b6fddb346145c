"""Which stretches of an alignment are worth a second look."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mtcheck.alignment.cuts import Pieces, rejoin_pieces
from mtcheck.alignment.retracing import Pair, Retracer, Stretch
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Segment

Sides = tuple[Pieces, Pieces]

_FITS = (0.7, 1.5)
"""How long a segment may be, against what is usual for translations of both, to be thought to hold both."""
_MOST = 6
"""Pairs of a stretch beyond which it takes in no more neighbours."""

_LABEL = 25
"""Letters below which a line would hardly change the vector of a sentence that it is taken together with."""
_LONGEST = 10
"""Pairs of a stretch beyond which others that overlap it are cut short: the work grows with the square."""


def settle(pairs: Sequence[Pair], sides: Sides, retracer: Retracer, *, is_page: bool = True) -> list[Pair]:
    """The pairs, doubtful stretches gone through once more, and pieces of one segment together again.

    Args:
        pairs: segments or pieces of them beside each other, in order.
        sides: what the pieces were cut from.
        retracer: finds the way through a stretch.
        is_page: whether the first pair is always in doubt, since a headline may have run into it.
    """
    lead = next((number for number, pair in enumerate(pairs) if all(pair)), None) if is_page else None
    ranges = _ranges(pairs, sides, retracer, lead)
    leads = tuple(_opening(side) if is_page else () for side in sides)
    stretches = []
    for start, end in ranges:
        source, target = (
            rejoin_pieces([each for pair in pairs[start:end] for each in pair[number]], side)
            for number, side in enumerate(sides)
        )
        stretches.append(Stretch(source, target, (source[:1] == leads[0], target[:1] == leads[1])))
    settled: list[Pair] = []
    at = 0
    for (start, end), found in zip(ranges, retracer.retrace(stretches), strict=True):
        settled += [*pairs[at:start], *found]
        at = end
    return [_whole(pair, sides) for pair in (*settled, *pairs[at:])]


def _whole(pair: Pair, sides: Sides) -> Pair:
    return rejoin_pieces(pair[0], sides[0]), rejoin_pieces(pair[1], sides[1])


def _opening(side: Pieces) -> tuple[Segment, ...]:
    """The first segment of the article, if a headline may have run into it."""
    whole = rejoin_pieces(side.segments, side)
    first = next((each for each in whole if each.block.kind.is_visible and not each.region.is_chrome), None)
    return (first,) if first and first.block.kind is BlockKind.PARAGRAPH else ()


def _ranges(pairs: Sequence[Pair], sides: Sides, retracer: Retracer, lead: int | None) -> list[tuple[int, int]]:
    """Where doubtful stretches begin and end, none of them reaching into the next."""
    found = [
        _grow_pair(pairs, number)
        for number, pair in enumerate(pairs)
        if number == lead or _several(_whole(pair, sides))
    ]
    found += [(at, at + 2) for at, both in enumerate(pairwise(pairs)) if _may_hold(*both, retracer)]
    merged = [(0, 0)]
    for start, end in sorted(_untorn(pairs, *each, sides) for each in found):
        first, last = merged[-1]
        if start < last and end - first <= _LONGEST:
            merged[-1] = first, max(end, last)
        elif max(start, last) < end and not _is_torn(pairs, max(start, last), sides):
            merged.append((max(start, last), end))
    return merged[1:]


def _several(pair: Pair) -> bool:
    return all(pair) and len(pair[0]) + len(pair[1]) > 2


def _grow_pair(pairs: Sequence[Pair], number: int) -> tuple[int, int]:
    """A pair together with neighbours without counterpart that it may hold."""
    start, end = number, number + 1
    while start and _alone(pairs[start - 1]) and end - start < _MOST:
        start -= 1
    while end < len(pairs) and _alone(pairs[end]) and end - start < _MOST:
        end += 1
    return start, end


def _alone(pair: Pair) -> bool:
    return not all(pair) and len((pair[0] or pair[1])[0].text) >= _LABEL


def _untorn(pairs: Sequence[Pair], start: int, end: int, sides: Sides) -> tuple[int, int]:
    """Together with all pieces of a segment that is cut at the edge."""
    while start and _is_torn(pairs, start, sides):
        start -= 1
    while end < len(pairs) and _is_torn(pairs, end, sides):
        end += 1
    return start, end


def _is_torn(pairs: Sequence[Pair], at: int, sides: Sides) -> bool:
    """Whether a segment has pieces before and behind a pair's begin."""
    for number, side in enumerate(sides):
        piece = next((pairs[later][number][0] for later in range(at, len(pairs)) if pairs[later][number]), None)
        if piece and (id(piece.block), piece.start) in side.seams:
            return True
    return False


def _may_hold(before: Pair, after: Pair, retracer: Retracer) -> bool:
    """Whether a segment without a counterpart may be held by the neighbour's counterpart."""
    kinds = sorted((tuple(map(len, before)), tuple(map(len, after))))
    if kinds not in ([(0, 1), (1, 1)], [(1, 0), (1, 1)]):
        return False
    side = 0 if (0, 1) in kinds else 1
    whole = (before[side] or after[side])[0]
    first, second = before[1 - side][0], after[1 - side][0]
    expected = (len(first.text) + len(second.text)) * retracer.scale.ratio ** (2 * side - 1)
    if not _FITS[0] * expected < len(whole.text) < _FITS[1] * expected:
        return False
    rows = retracer.encoder.encode([whole.text, first.text, second.text])
    both = float(rows[0] @ (rows[1] + rows[2]) / np.linalg.norm(rows[1] + rows[2]))
    return both >= float(rows[0] @ rows[1 if before[side] else 2])
