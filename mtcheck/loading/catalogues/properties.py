"""Java's catalogues (.properties).

Source: the documentation of ``java.util.Properties.load``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.errors import ReadError
from mtcheck.loading.catalogues.arms import keep_counts, split_arms
from mtcheck.loading.cells import PAIR, Cell, Frame, decode_units, fill, find_half_escape
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_LINE = lazy(r"[ \t\f]*+(?P<body>(?:[^\\\r\n]|\\(?:\r\n|[\s\S])|\\\Z)*+)(?:\r\n|\r|\n|\Z)")
_BLANK_LINES = lazy(r"(?:[ \t\f]*+[\r\n])*+")
_KEY = lazy(r"(?:[^\\=: \t\f]|\\[\s\S])*+")
_PARTING = lazy(r"[ \t\f]*+(?:[=:][ \t\f]*+)?")
_ESCAPE = lazy(rf"\\(?:(?P<end>\r\n|\r|\n)[ \t\f]*|u+(?P<point>{PAIR})|(?P<sign>.))", re.DOTALL)
_DOUBLED = lazy(rf"{_ESCAPE.pattern}|''", re.DOTALL)
_NUMBERED = lazy(r"\{\d")
"""What a message of Java's has, in which an apostrophe is written twice."""
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def read_properties(text: str, name: str) -> Catalogue:
    """Read a catalogue.

    Raises:
        ReadError: it holds no text.
    """
    document = Document(name, text, Format.PROPERTIES)
    messages = [message for entry in _entries(text) for message in _read_entry(document, entry)]
    if not messages:
        raise ReadError(f"{name}: holds no text under a key")
    return Catalogue(document, tuple(messages))


def list_frames(document: Document) -> list[Frame]:
    """The values as the file holds them."""
    places = (_value(document.text, entry)[1] for entry in _entries(document.text))
    return [Frame(each.start, each.end, "") for each in places]


def _entries(text: str) -> Iterator[Span]:
    """Where the entries are."""
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text) and (line := _LINE.match(text, _pass_blank_lines(text, at))):
        at = line.end()
        start, end = line.span("body")
        if start < end and text[start] not in "#!":
            yield Span(start, end)
        elif text.startswith(("#", "!"), start):
            at = _end_of_line(text, start)


def _pass_blank_lines(text: str, at: int) -> int:
    blank = _BLANK_LINES.match(text, at)
    return blank.end() if blank else at


def _end_of_line(text: str, at: int) -> int:
    """Where the line after a comment begins, which a backslash does not put off."""
    ends = [place for sign in "\r\n" if (place := text.find(sign, at)) >= 0]
    return min(ends) + 1 if ends else len(text)


def _value(text: str, entry: Span) -> tuple[str, Span]:
    """The key of an entry, and where its value is."""
    key = _KEY.match(text, entry.start, entry.end)
    parting = _PARTING.match(text, key.end() if key else entry.start, entry.end)
    begin = parting.end() if parting else entry.end
    return _ESCAPE.sub(_decode, key[0]) if key else "", Span(begin, entry.end)


def _read_entry(document: Document, entry: Span) -> Iterator[Message]:
    text = document.text
    key, place = _value(text, entry)
    if bad := find_half_escape(text, entry.start, entry.end):
        line = document.position(bad[1])[0]
        said = f"'{bad[0]}' is not the number of a character, so that Java refuses the file"
        raise ReadError(f"{document.name}: line {line}: {said}; mend it")
    escape = _DOUBLED if _NUMBERED.search(text, place.start, place.end) else _ESCAPE
    for arm in split_arms(text, place.start, place.end):
        cell = Cell()
        for first, last in arm.stretches:
            fill(cell, text[first:last], first, escape, _decode)
        yield Message(key + arm.key, keep_counts(cell.block(), arm), document.position(entry.start)[0], place)


def _decode(match: re.Match[str]) -> str:
    if match["end"]:
        return ""
    if match[0] == "''":
        return "'"
    if match["point"]:
        return decode_units(match["point"])
    return _SIGNS.get(match["sign"], match["sign"])
