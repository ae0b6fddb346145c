"""Document -> segments: sentences where a block has several, the whole block where it is a label or a headline."""

from __future__ import annotations

import re

from mtcheck.model.text import Document, Segment

_END = re.compile(r"[.!?…][\"”’»)]*\s+(?=[\"“„«(]?[A-ZÄÖÜ])")


def split(text: str, language: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of a text, without the white space between them."""
    cuts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    spans = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        piece = text[start:end]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return spans


def segment(document: Document, language: str) -> tuple[Segment, ...]:
    """The segments of a document in page order."""
    return tuple(Segment(block, start, end) for block in document.blocks for start, end in split(block.text, language))
