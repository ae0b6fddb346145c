"""Bytes -> Document: plain text, Markdown, HTML."""

from __future__ import annotations

from pathlib import Path

from mtcheck.loading.plain import plain
from mtcheck.model.text import Document, Format


def parse(text: str, name: str, format: Format = Format.PLAIN) -> Document:
    """A text that is already decoded."""
    return plain(text, name)


def load(path: Path, max_bytes: int = 32_000_000) -> Document:
    """A file, its format told from its name and content.

    Raises:
        ReadError: it is missing, unreadable, too large, binary or empty.
    """
    return parse(path.read_text(encoding="utf-8"), str(path))
