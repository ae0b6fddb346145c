"""A fault written into a page: only the text that readers see changes, the markup around it stays.

Every change is read again and kept only where the page then reads as it should: a fault stands where it is said to.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.loading import parse_again
from mtcheck.model.kinds import Format
from mtcheck.model.text import Block, Document, Mark, Piece
from mtcheck.patterns import lazy
from mtcheck.selftest.seeding import Edit

_MARKDOWN_SIGN = lazy(r"[\\`*_\[\]<>&#|~]")
_LONGEST_TAG = 2000
_OPENING = {Format.HTML: lazy(r"(<a\s[^<>]*>)(?:<\w[^<>]*>)*$"), Format.MARKDOWN: lazy(r"(?<!!)(\[)$")}
_CLOSING = {Format.HTML: lazy(r"(?:</\w+\s*>)*?(</a\s*>)"), Format.MARKDOWN: lazy(r"(\]\([^()\n]*\))")}


def edit_page(document: Document, number: int, edit: Edit) -> Document | None:
    """The page with an edit in its block of that number, or None where it cannot be written there.

    Args:
        document: the page; its blocks may have regions.
        number: of the block.
        edit: in offsets of the block's text.
    """
    block = document.blocks[number]
    parts = _cut(block, edit.start, edit.end)
    if not parts:
        return None
    new = [_escaped(edit.text, document.format), *("" for _ in parts[1:])]
    changes = [(start, end, text) for (start, end), text in zip(parts, new, strict=True)]
    wanted = [each.text for each in document.blocks]
    wanted[number] = edit.applied(block.text)
    return _reread(document, changes, wanted)


def without_block(document: Document, number: int) -> Document | None:
    """The page without the text of a block, or None where that leaves something of it standing."""
    block = document.blocks[number]
    changes = [(start, end, "") for start, end in _cut(block, 0, len(block.text))]
    wanted = [each.text for at, each in enumerate(document.blocks) if at != number]
    return _reread(document, changes, wanted)


def without_link(document: Document, number: int, mark: Mark) -> Document | None:
    """The page without the markup of a link, whose words stay, or None where it is not found around them."""
    opening, closing = _OPENING.get(document.format), _CLOSING.get(document.format)
    if opening is None or closing is None:
        return None
    span = document.blocks[number].locate(mark.start, mark.end)
    before = opening.search(document.text, max(0, span.start - _LONGEST_TAG), span.start)
    after = closing.match(document.text, span.end)
    if not before or not after:
        return None
    changes = [(*before.span(1), ""), (*after.span(1), "")]
    made = _reread(document, changes, [each.text for each in document.blocks])
    return made if made and mark.target not in {each.target for each in made.blocks[number].marks} else None


def _cut(block: Block, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of the document behind ``text[start:end]``; none where a piece would have to be split."""
    found = []
    for piece in block.pieces:
        low, high = max(start, piece.at), min(end, piece.at + piece.length)
        if low >= high:
            continue
        part = _part(piece, low, high)
        if part is None:
            return []
        found.append(part)
    return found


def _part(piece: Piece, low: int, high: int) -> tuple[int, int] | None:
    if piece.length == piece.end - piece.start:
        return piece.start + low - piece.at, piece.start + high - piece.at
    return (piece.start, piece.end) if high - low == piece.length else None


def _escaped(text: str, format: Format) -> str:
    if format is Format.HTML:
        return html.escape(text, quote=False)
    return _MARKDOWN_SIGN.sub(r"\\\g<0>", text) if format is Format.MARKDOWN else text


def _reread(document: Document, changes: list[tuple[int, int, str]], wanted: list[str]) -> Document | None:
    made = parse_again(document, "".join(_pieces(document.text, changes)))
    if [each.text for each in made.blocks] != wanted:
        return None
    return replace(made, encoding=document.encoding, language=document.language)


def _pieces(text: str, changes: list[tuple[int, int, str]]) -> Iterator[str]:
    at = 0
    for start, end, new in changes:
        yield text[at:start]
        yield new
        at = end
    yield text[at:]
