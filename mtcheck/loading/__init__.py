"""Bytes -> Document: plain text, Markdown, HTML."""

from __future__ import annotations

from pathlib import Path

from mtcheck.loading.gathering import Input, gather
from mtcheck.loading.plain import plain
from mtcheck.model.text import Document, Format

__all__ = ["Input", "gather", "load", "load_bytes", "parse"]


def parse(text: str, name: str, format: Format = Format.PLAIN) -> Document:
    """A text that is already decoded."""
    return plain(text, name)


def load(path: Path, max_bytes: int = 32_000_000) -> Document:
    """A file, its format told from its name and content.

    Raises:
        ReadError: it is missing, unreadable, too large, binary or empty.
    """
    return parse(path.read_text(encoding="utf-8"), str(path))


def load_bytes(data: bytes, name: str, max_bytes: int = 32_000_000) -> Document:
    """Bytes that are already here, as from standard input.

    Raises:
        ReadError: they are too many, binary or empty.
    """
    return parse(data.decode(), name)
