"""Sentences of an article's body that have no counterpart on the other side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mtcheck.language.lines import ends, words
from mtcheck.model.bead import Bead
from mtcheck.model.kinds import BlockKind
from mtcheck.model.spans import Span
from mtcheck.model.text import Segment

_Pair = tuple[tuple[Segment, ...], tuple[Segment, ...]]
"""What corresponds on one's own side and on the other."""

_FEWEST_WORDS = 4
_TOO_LONG = 0.1
"""Logarithm of how much longer a counterpart is than expected from which on it may tell a second sentence as well."""
_INTRODUCTION = 3
"""Words with a colon that a repetition may begin with (*In short: ...*)."""


@dataclass(frozen=True)
class Alone:
    """Sentences in a row without a counterpart."""

    segments: tuple[Segment, ...]
    place: Span
    """Where on the other side they would stand: an empty place."""
    is_last: bool
    """Whether no aligned sentence follows."""

    @property
    def span(self) -> Span:
        """From the first to the last code point."""
        return Span(self.segments[0].span.start, self.segments[-1].span.end)


def alone(beads: Sequence[Bead], *, in_source: bool) -> Iterator[Alone]:
    """Every run of body sentences without a counterpart, in the original or in the translation.

    Page chrome, captions, headings and lines that are no sentences neither count nor part a run. A sentence that
    stands in another block of its side as well is a repetition and is not told here. Without an encoder's word that
    the two texts belong together nothing is told.
    """
    if not any(bead.similarity for bead in beads):
        return
    sides = [(bead.source, bead.target) if in_source else (bead.target, bead.source) for bead in beads]
    standing: dict[str, set[int]] = {}
    for mine, _ in sides:
        for segment in mine:
            standing.setdefault(_key(segment), set()).add(segment.block.span.start)
    run: list[Segment] = []
    place = _beginning(sides)
    for mine, theirs in sides:
        if theirs:
            if run and any(is_sentence(segment) for segment in mine):
                yield Alone(tuple(run), place, is_last=False)
                run = []
            if not run and mine and any(segment.region.is_running_text for segment in theirs):
                place = Span(theirs[-1].span.end, theirs[-1].span.end)
        else:
            run += [segment for segment in mine if is_sentence(segment) and not _repeated(segment, standing)]
    if run:
        yield Alone(tuple(run), place, is_last=True)


def is_sentence(segment: Segment) -> bool:
    """Whether this is a sentence of the article's own text."""
    return (
        segment.region.is_running_text
        and segment.block.kind.is_visible
        and words(segment.text) >= _FEWEST_WORDS
        and (ends(segment.text) or segment.block.kind is BlockKind.LIST_ITEM)
    )


def _beginning(sides: Sequence[tuple[tuple[Segment, ...], tuple[Segment, ...]]]) -> Span:
    first = next(segment for mine, theirs in sides if mine for segment in theirs)
    return Span(first.span.start, first.span.start)


def _key(segment: Segment) -> str:
    return segment.text.casefold().rstrip(".!?…。 ")


def _repeated(segment: Segment, standing: Mapping[str, set[int]]) -> bool:
    text = _key(segment)
    introduction, _, rest = text.partition(": ")
    return len(standing[text]) > 1 or (len(introduction.split()) <= _INTRODUCTION and rest in standing)


class Neighbours:
    """Whether the lengths say that a lone sentence is told together with the one before or after it."""

    def __init__(self, beads: Sequence[Bead], *, in_source: bool) -> None:
        self._pairs: dict[int, list[_Pair]] = {}
        sizes = []
        for bead in beads:
            mine, theirs = (bead.source, bead.target) if in_source else (bead.target, bead.source)
            if mine and theirs:
                sizes.append((_size(mine), _size(theirs)))
                self._pairs.setdefault(mine[0].block.span.start, []).append((mine, theirs))
        total = sum(mine for mine, _ in sizes), sum(theirs for _, theirs in sizes)
        self._ratio = (total[1] + 1) / (total[0] + 1)

    def tell(self, found: Alone) -> bool:
        """Whether the other side of a neighbour, or of its whole block, is too long without it, and less so with it."""
        if len(found.segments) > 1:
            return False
        lone = found.segments[0]
        pairs = self._pairs.get(lone.block.span.start, ())
        touching = [pair for pair in pairs if _touch(pair[0], lone)]
        return any(self._makes_room(*pair, lone) for pair in (*touching, _joined(pairs)) if pair[0])

    def _makes_room(self, mine: tuple[Segment, ...], theirs: tuple[Segment, ...], lone: Segment) -> bool:
        wanted = _size(theirs) / self._ratio
        without = math.log(wanted / _size(mine))
        return without > _TOO_LONG and abs(math.log(wanted / (_size(mine) + len(lone.text)))) < without


def _joined(pairs: Sequence[_Pair]) -> _Pair:
    """All of a block's pairs as one: where one sentence's length says little, those of several say more."""
    return tuple(each for mine, _ in pairs for each in mine), tuple(each for _, theirs in pairs for each in theirs)


def _touch(mine: tuple[Segment, ...], lone: Segment) -> bool:
    return 0 <= lone.start - mine[-1].end <= 2 or 0 <= mine[0].start - lone.end <= 2


def _size(segments: Sequence[Segment]) -> int:
    return sum(len(segment.text) for segment in segments) + 1
