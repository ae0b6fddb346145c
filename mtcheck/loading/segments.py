"""A segment that stands alone, as a document of one block."""

from __future__ import annotations

from mtcheck.loading.reading import read, refuse_surrogates
from mtcheck.model.text import Block, Document, Piece
from mtcheck.patterns import lazy

_COMBINING = lazy(r"[\u0300-\u036f]")


def document_of(text: str, name: str) -> Document:
    """A document that holds one segment; without a block where there is nothing to read in it.

    Raises:
        ReadError: the text holds half a character, which no encoding can write.
    """
    if _is_plain(text):
        return Document(name, text, blocks=(Block(text, (Piece(0, len(text), 0, len(text)),)),) if text else ())
    refuse_surrogates(text, name)
    reading, pieces = read(text, 0)
    return Document(name, text, blocks=(Block(reading, pieces),) if reading else ())


def _is_plain(text: str) -> bool:
    """Whether it is certain at a glance that the text reads as it is written."""
    return (
        text.isprintable()
        and "  " not in text
        and not text.startswith(" ")
        and not text.endswith(" ")
        and (text.isascii() or not _COMBINING.search(text))
    )
