"""A stretch of a document as its readers see it, in tokens that lead back to the code points of the file."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from mtcheck.loading.cells import CODE
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

SEAM = "\n"
"""What stands between two blocks in the reading of a stretch."""

_BLANKS = "\t \u00a0\u202f"
_TOKEN = lazy(r"\w+|\W")


class Unit(NamedTuple):
    """The least that can be replaced: one character, or what stands for a stretch of the file as a whole."""

    text: str
    start: int
    end: int


class Token(NamedTuple):
    """A word, another character, or the seam between two blocks."""

    text: str
    units: tuple[Unit, ...]

    @property
    def is_seam(self) -> bool:
        return self.text == SEAM


def list_covered(document: Document, span: Span) -> tuple[Block, ...]:
    """The blocks that have text in a stretch of the document; of texts that share a stretch, one."""
    found = tuple(
        block
        for block in document.blocks
        if block.pieces and block.span.start < span.end and span.start < block.span.end
    )
    if not document.format.is_bitext:
        return found
    return tuple(block for block in found if block.span.covers(span))[:1] or found[:1]


def tokens(blocks: tuple[Block, ...], span: Span) -> list[Token]:
    """The reading text of the stretch, with a seam between blocks."""
    found: list[Token] = []
    for block in blocks:
        units = list(units_of(block, span))
        if not units:
            continue
        if found:
            found.append(Token(SEAM, (Unit(SEAM, found[-1].units[-1].end, units[0].start),)))
        found += _tokens(units)
    return found


def words(text: str) -> list[str]:
    """A text cut as ``tokens`` cuts a stretch."""
    return _TOKEN.findall(text)


def runs(text: str, units: tuple[Unit, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of the file that units take up, cut where markup stands between two of them."""
    start, end = units[0].start, units[0].end
    for unit in units[1:]:
        if not is_unseen(text[end : unit.start]):
            yield start, end
            start = unit.start
        end = unit.end
    yield start, end


def is_held(document: Document, token: Token) -> bool:
    """Whether a token has to stay: an inline code, or a blank that is a line end or an escape in the file."""
    return CODE in token.text or any(
        unit.text.isspace() and is_held_blank(document.text[unit.start : unit.end]) for unit in token.units
    )


def is_held_blank(raw: str) -> bool:
    """Whether what is read as a blank is written as more than blanks."""
    return bool(raw.strip(_BLANKS))


def is_unseen(text: str) -> bool:
    """Whether a stretch holds nothing but white space and characters that are not shown."""
    return all(char.isspace() or unicodedata.category(char) in ("Cf", "Cc") for char in text)


def is_among_text(text: str, block: Block, span: Span) -> bool:
    """Whether a stretch of a block lies in a run of its text, or between two with no markup between them."""
    number = bisect_right(block.pieces, span.start, key=lambda piece: piece.start)
    before, after = block.pieces[number - 1], block.pieces[number : number + 1]
    return span.end <= before.end or not after or is_unseen(text[before.end : after[0].start])


def units_of(block: Block, span: Span) -> Iterator[Unit]:
    """The least replaceable parts of a block in a stretch of the document."""
    for piece in block.pieces:
        if piece.end <= span.start or span.end <= piece.start:
            continue
        text = block.text[piece.at : piece.at + piece.length]
        if piece.length != piece.end - piece.start:
            yield Unit(text, piece.start, piece.end)
            continue
        for at in range(max(0, span.start - piece.start), min(piece.length, span.end - piece.start)):
            yield Unit(text[at], piece.start + at, piece.start + at + 1)


def _tokens(units: list[Unit]) -> Iterator[Token]:
    word: list[Unit] = []
    for unit in units:
        if unit.text.isalnum() or unit.text == "_":
            word.append(unit)
            continue
        if word:
            yield Token("".join(each.text for each in word), tuple(word))
            word = []
        yield Token(unit.text, (unit,))
    if word:
        yield Token("".join(each.text for each in word), tuple(word))
