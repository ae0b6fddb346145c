"""Sentences whose pieces stand on lines of their own."""

from __future__ import annotations

from mtcheck.checks.base import Article
from mtcheck.checks.markup._page import can_leak
from mtcheck.language.kept import prose_of
from mtcheck.language.lines import Line, line, torn_runs
from mtcheck.language.wording import wording
from mtcheck.model.text import Block, BlockKind, MarkKind, Region

_NO_TEXT = (MarkKind.IMAGE, MarkKind.OBJECT)
"""What a sentence may go on with that is no text, such as a formula."""


def torn_sentences(article: Article) -> tuple[tuple[Block, ...], ...]:
    """The blocks of every torn sentence, in page order."""
    blocks = [block for block in article.blocks if block.kind.is_visible]
    pieces = [_piece(block, article) for block in blocks]
    gapped = sum(block.gap for block in blocks) * 3 > len(blocks)
    runs = torn_runs(pieces, wording(article.target_language).hinges, gapped)
    return tuple(tuple(blocks[start : last + 1]) for start, last in runs)


def _piece(block: Block, article: Article) -> Line | None:
    if block.region is not Region.BODY or block.kind is not BlockKind.PARAGRAPH or not can_leak(block, article):
        return None
    if block.is_marked(0, 0, *_NO_TEXT) or block.is_marked(len(block.text), len(block.text), *_NO_TEXT):
        return None
    return line(prose_of(block), block.gap)
