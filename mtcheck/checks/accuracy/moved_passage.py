"""A paragraph is in another place than in the original.

## What is wrong
A whole paragraph was found in the translation, but among other neighbours than in the original.

## Why it matters
An editor may have moved it on purpose; after a machine it is a sign of blocks put together in the wrong order, and
words like *this* or *he* may now point to the wrong thing.

## Example
*Das Dach der alten Halle war im Winter unter der Last des Schnees eingestürzt* is told in the original's second
paragraph, in the translation's last.

## Known false alarms
Single sentences that changed places inside the article are left alone. A hint only, not counted in the score.

## Source
MQM: accuracy, addition and omission, where the text is not lost but displaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtcheck.checks.accuracy._alone import is_sentence
from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.spans import Span
from mtcheck.model.text import Block


@article_check(Category.LAYOUT, Severity.NEUTRAL, needs_source=True)
def moved_passage(article: Article) -> Iterator[Remark]:
    for block, beads in _by_block(article):
        if all(bead.moved for bead in beads):
            yield remark(
                block,
                0,
                len(block.text),
                "this paragraph is in another place in the original",
                source=Span(beads[0].source[0].span.start, beads[-1].source[-1].span.end)
                if beads == sorted(beads, key=lambda bead: bead.source[0].span)
                else beads[0].source[0].span,
            )


def _by_block(article: Article) -> Iterator[tuple[Block, list[Bead]]]:
    """Blocks of the translation's body and the beads that hold their sentences."""
    beads: dict[Span, list[Bead]] = defaultdict(list)
    blocks: dict[Span, Block] = {}
    for bead in article.beads:
        for segment in bead.target:
            if is_sentence(segment):
                blocks[segment.block.span] = segment.block
                beads[segment.block.span].append(bead)
    for span, block in blocks.items():
        yield block, beads[span]
