"""A heading of the original is no heading in the translation.

## What is wrong
What the original sets as a heading stands as an ordinary paragraph in the translation, or at another level.

## Why it matters
Readers and screen readers find their way by headings.

## Example
*## Wie es weitergeht* beside *What happens next* as a plain line of a page that has headings.

## Known false alarms
Plain text has no headings: nothing is reported unless both sides are Markdown or HTML and the translation has headings.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind


@bead_check(Category.MARKUP, Severity.MINOR)
def lost_heading(bead: Bead, article: Article) -> Iterator[Remark]:
    mine, segment = bead.source[0], bead.target[0]
    if mine.block.kind is not BlockKind.HEADING or not segment.block.kind.is_visible:
        return
    if not any(block.kind is BlockKind.HEADING for block in article.blocks):
        return
    if segment.block.kind is not BlockKind.HEADING:
        message = "this is a heading in the original"
    elif segment.block.level != mine.block.level:
        message = f"this heading is of level {segment.block.level}, in the original of level {mine.block.level}"
    else:
        return
    yield remark(segment, 0, len(segment.text), message, source=mine.span)
