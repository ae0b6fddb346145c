"""Headings and items of a Markdown page that may not be taken out, because what belongs to them stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.model.kinds import BlockKind
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document


def find_bare_leads(document: Document, removals: Sequence[Span]) -> Iterator[Span]:
    """The removals that take out a heading, or the first line of a list's item, and leave the first block under it.

    An author has made them that, and what they lead would fall to what is before it.
    """
    gone = set(removals)
    blocks = [block for block in document.blocks if block.kind.is_visible]
    for block, following in pairwise(blocks):
        if block.span in gone and following.span not in gone and _leads(block, following):
            yield block.span


def _leads(block: Block, following: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return following.kind is not BlockKind.HEADING
    return block.kind is BlockKind.LIST_ITEM and following.indent > block.indent
