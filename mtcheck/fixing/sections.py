"""Headings of a Markdown page that may not be taken out, because what stands under them stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.model.text import BlockKind, Document, Span


def find_bare_headings(document: Document, removals: Sequence[Span]) -> Iterator[Span]:
    """The removals that take a heading out and leave the first block under it.

    An author has made the heading one, and its section would fall to the one before it.
    """
    gone = set(removals)
    blocks = [block for block in document.blocks if block.kind.is_visible]
    for block, following in pairwise(blocks):
        has_text = following.kind is not BlockKind.HEADING and following.span not in gone
        if block.kind is BlockKind.HEADING and block.span in gone and has_text:
            yield block.span
