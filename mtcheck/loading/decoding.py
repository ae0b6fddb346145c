"""Bytes -> text: byte order marks, declared charsets, strict UTF-8, and what to say where none of them holds."""

from __future__ import annotations


def looks_binary(data: bytes) -> bool:
    """Whether bytes are plainly no text in any encoding that is read here."""
    return b"\0" in data
