"""Character references (``&amp;``, ``&#8211;``): each stands in the reading text as a whole, at its place."""

from __future__ import annotations

from html import unescape
from html.entities import html5

from mtcheck.loading.reading import Reader
from mtcheck.patterns import lazy

_REFERENCE = lazy(r"&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[a-zA-Z][a-zA-Z0-9]{1,31};?)")


def add_decoded(reader: Reader, text: str, start: int, *, strict: bool = False) -> None:
    """Append a stretch of the document with its references decoded; ``strict`` wants their semicolons."""
    at = 0
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            length = _decodable(match.group(), strict=strict)
            if length:
                reader.add(text[at : match.start()], start + at)
                at = match.start() + length
                reader.substitute(unescape(match.group()[:length]), start + match.start(), start + at)
    reader.add(text[at:] if at else text, start + at)


def decode_references(text: str) -> str:
    """An address or another value that needs no places."""
    return unescape(text) if "&" in text and ";" in text else text


def _decodable(reference: str, *, strict: bool) -> int:
    """How many characters of a possible reference are one; old names need no semicolon and may run into a word."""
    if reference[1] == "#" or reference[1:] in html5:
        return len(reference) if reference.endswith(";") or not strict else 0
    if strict:
        return 0
    return next((length for length in range(len(reference) - 1, 2, -1) if reference[1:length] in html5), 0)
