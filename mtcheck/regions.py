"""What each block of a page is: headline, byline, share bar, body, related links, footer ..."""

from __future__ import annotations

from mtcheck.language.lexicon import Labels
from mtcheck.model.text import Document


def assign(document: Document, language: str, labels: Labels) -> Document:
    """The document with every block's region settled."""
    return document
