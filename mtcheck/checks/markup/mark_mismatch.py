"""A sentence has fewer or more bold, italic or linked words than the original's.

## What is wrong
Emphasis or a link of the original's sentence is gone, was added, or goes over all of the sentence.

## Why it matters
The author set these words apart; a run that goes on to the sentence's end is often a tag that was never closed.

## Example
*The new ferry leaves.* for the original's *Die <b>neue</b> Fähre legt ab.*

## Known false alarms
Translators leave emphasis out where the order of words already gives it, so what is found is a hint.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format, MarkKind
from mtcheck.model.text import Mark, Segment

_NAMES = {MarkKind.STRONG: "bold", MarkKind.EMPHASIS: "italic", MarkKind.LINK: "linked"}


@bead_check(Category.MARKUP, Severity.NEUTRAL, needs=tuple(_NAMES))
def mark_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    if article.source is None or Format.PLAIN in (article.source.format, article.target.format):
        return
    segment = bead.target[0]
    for kind, name in _NAMES.items():
        mine, theirs = _runs(bead.source, kind), _runs(bead.target, kind)
        if len(mine) != len(theirs):
            message = f"{len(theirs)} {name} in this sentence, {len(mine)} in the original's"
        elif any(map(_is_whole, theirs)) and not any(map(_is_whole, mine)):
            message = f"all of this sentence is {name}, a part of it in the original"
        else:
            continue
        yield remark(segment, 0, len(segment.text), message, source=bead.source[0].span)


def _runs(segments: Sequence[Segment], kind: MarkKind) -> list[tuple[Segment, Mark]]:
    return [
        (segment, mark)
        for segment in segments
        for mark in segment.block.marks
        if mark.kind is kind and segment.start <= mark.start < segment.end
    ]


def _is_whole(run: tuple[Segment, Mark]) -> bool:
    """Whether a run goes on to the sentence's end, but for its last mark."""
    segment, mark = run
    return mark.end >= segment.end and mark.start < segment.end
