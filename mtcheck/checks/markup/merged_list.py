"""Items of a list run together.

## What is wrong
Several items of a list in the original are one paragraph in the translation.

## Why it matters
What was a list to choose from reads as one breathless sentence.

## Example
*- Brot* / *- Käse* / *- Äpfel* beside *Bread cheese apples*.

## Known false alarms
A translator may turn a short list into a sentence; only three or more items in one block are reported.

## Source
MQM: design and markup, layout.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block, Segment

_FEWEST_ITEMS = 3


@article_check(Category.LAYOUT, Severity.MINOR, needs_source=True)
def merged_list(article: Article) -> Iterator[Remark]:
    items: dict[int, tuple[Block, list[Segment]]] = {}
    for bead in article.beads:
        for segment in bead.target:
            mine = [each for each in bead.source if each.block.kind is BlockKind.LIST_ITEM]
            items.setdefault(id(segment.block), (segment.block, []))[1].extend(mine)
    for block, originals in items.values():
        count = len({each.block.span for each in originals})
        if count >= _FEWEST_ITEMS:
            yield remark(
                block,
                0,
                len(block.text),
                f"{count} items of a list in the original run together here",
                source=originals[0].span,
            )
