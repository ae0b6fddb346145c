"""Java's catalogues (.properties).

Source: the documentation of ``java.util.Properties.load``.
"""

from __future__ import annotations

import re

from mtcheck.errors import ReadError
from mtcheck.loading.catalogues.arms import split_arms
from mtcheck.loading.cells import Cell, fill
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.text import Document, Format, Span
from mtcheck.patterns import lazy

_LINE = lazy(r"[ \t\f]*+(?P<body>(?:[^\\\r\n]|\\(?:\r\n|[\s\S])|\\\Z)*+)(?:\r\n|\r|\n|\Z)")
_KEY = lazy(r"(?:[^\\=: \t\f]|\\[\s\S])*+")
_PARTING = lazy(r"[ \t\f]*+(?:[=:][ \t\f]*+)?")
_ESCAPE = lazy(r"\\(?:(?P<end>\r\n|\r|\n)[ \t\f]*|u+(?P<point>[0-9A-Fa-f]{4})|(?P<sign>.))", re.DOTALL)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def read_properties(text: str, name: str) -> Catalogue:
    """Read a catalogue.

    Raises:
        ReadError: it holds no text.
    """
    document = Document(name, text, Format.PROPERTIES)
    messages: list[Message] = []
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text) and (line := _LINE.match(text, at)):
        at = line.end()
        start, end = line.span("body")
        if start < end and text[start] not in "#!":
            messages += _read_entry(document, start, end)
        elif text.startswith(("#", "!"), start):
            at = _end_of_line(text, start)
    if not messages:
        raise ReadError(f"{name}: holds no text under a key")
    return Catalogue(document, tuple(messages))


def _end_of_line(text: str, at: int) -> int:
    """Where the line after a comment begins, which a backslash does not put off."""
    ends = [place for sign in "\r\n" if (place := text.find(sign, at)) >= 0]
    return min(ends) + 1 if ends else len(text)


def _read_entry(document: Document, start: int, end: int) -> list[Message]:
    text = document.text
    key = _KEY.match(text, start, end)
    parting = _PARTING.match(text, key.end() if key else start, end)
    begin = parting.end() if parting else end
    decoded = _ESCAPE.sub(_decode, key[0]) if key else ""
    messages = []
    for arm in split_arms(text, begin, end):
        cell = Cell()
        for first, last in arm.stretches:
            fill(cell, text[first:last], first, _ESCAPE, _decode)
        line = document.position(start)[0]
        messages.append(Message(decoded + arm.key, cell.block(), line, Span(begin, end)))
    return messages


def _decode(match: re.Match[str]) -> str:
    if match["end"]:
        return ""
    if match["point"]:
        code = int(match["point"], 16)
        return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)
    return _SIGNS.get(match["sign"], match["sign"])
