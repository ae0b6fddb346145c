"""Addresses of links and images, made comparable between two languages of one site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from mtcheck.model.text import Document, Mark, MarkKind, Segment


def marks_of(segment: Segment, kind: MarkKind) -> Iterator[Mark]:
    """The marks of a kind that lie in a segment, with their target address."""
    for mark in segment.block.marks:
        if mark.kind is kind and mark.start < segment.end and segment.start < mark.end and mark.target:
            yield mark


def addresses(document: Document, kind: MarkKind) -> frozenset[str]:
    """The comparable addresses of all marks of a kind in a document."""
    return frozenset(
        comparable(mark.target)
        for block in document.blocks
        for mark in block.marks
        if mark.kind is kind and mark.target
    )


def comparable(address: str) -> str:
    """The address without what translations of a site change: scheme, ``www.``, language part, query, closing slash.

    An address that cannot be taken apart is compared as it stands.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    host = parts.netloc.casefold().removeprefix("www.")
    path = "/".join(part for part in parts.path.split("/") if part and not _is_language(part))
    return f"{host}/{path}#{parts.fragment}" if parts.fragment else f"{host}/{path}"


def _is_language(part: str) -> bool:
    return len(part) == 2 or (len(part) == 5 and part[2] in "-_")
