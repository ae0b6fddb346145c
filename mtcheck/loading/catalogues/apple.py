"""Apple's catalogues of texts (.strings).

Source: Apple, Resource Programming Guide, String Resources.
"""

from __future__ import annotations

import re

from mtcheck.errors import ReadError
from mtcheck.loading.cells import PAIR, Cell, decode_units, fill, find_half_escape
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_ASIDE = r"(?:\s|/\*(?:[^*]|\*(?!/))*+\*/|//[^\n]*)*+"
_STRING = r'"(?:[^"\\]|\\[\s\S])*+"'
_ENTRY = lazy(rf"(?P<key>{_STRING}|[\w.\-]+){_ASIDE}=(?P<before>{_ASIDE})(?P<value>{_STRING}){_ASIDE};")
_SKIP = lazy(_ASIDE)
_ESCAPE = lazy(rf"\\(?:[Uu](?P<point>{PAIR})|(?P<octal>[0-7]{{3}})|(?P<sign>[\s\S]))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
_DIGITS = r"write \U and four hexadecimal digits, or \\ for a backslash"
_EXPECTED = 'neither a comment nor "key" = "text"; with a semicolon; mend the line'


def read_strings(text: str, name: str) -> Catalogue:
    """Read a catalogue.

    Raises:
        ReadError: a line is none of the format, or it holds no text.
    """
    document = Document(name, text, Format.STRINGS)
    messages: list[Message] = []
    at = _skip(text, 1 if text.startswith("\ufeff") else 0)
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None:
            raise ReadError(f"{name}: line {document.position(at)[0]}: {_EXPECTED}")
        messages.append(_message(document, entry))
        at = _skip(text, entry.end())
    if not messages:
        raise ReadError(f"{name}: holds no text under a key")
    return Catalogue(document, tuple(messages))


def _skip(text: str, at: int) -> int:
    match = _SKIP.match(text, at)
    return match.end() if match else at


def _message(document: Document, entry: re.Match[str]) -> Message:
    start, end = entry.start("value") + 1, entry.end("value") - 1
    if bad := find_half_escape(document.text, start, end, "uU"):
        line = document.position(bad[1])[0]
        raise ReadError(f"{document.name}: line {line}: '{bad[0]}' is not the number of a character; {_DIGITS}")
    cell = Cell()
    fill(cell, document.text[start:end], start, _ESCAPE, _decode)
    key = _ESCAPE.sub(_decode, entry["key"].strip('"'))
    return Message(key, cell.block(), document.position(entry.start())[0], Span(start, end))


def _decode(match: re.Match[str]) -> str:
    if match["point"]:
        return decode_units(match["point"])
    if match["octal"]:
        return chr(int(match["octal"], 8))
    return _SIGNS.get(match["sign"], match["sign"])
