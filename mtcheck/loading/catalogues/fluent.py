"""Fluent's catalogues (.ftl).

Source: Project Fluent, Fluent Syntax Guide 1.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.errors import ReadError
from mtcheck.loading.catalogues.fluent_syntax import find_fault
from mtcheck.loading.cells import Cell, fill
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_LINE = lazy(r"(?P<body>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_ENTRY = lazy(r"(?P<name>-?[A-Za-z][\w-]*)[ ]*=[ ]*")
_ATTRIBUTE = lazy(r"[ ]+\.(?P<name>[A-Za-z][\w-]*)[ ]*=[ ]*")
_GOES_ON = lazy(r"[ ]+\S|[ ]*[}\]]|[ ]*$")
_ARM = lazy(r"\s*\*?\[[ ]*(?P<form>[\w.-]+)[ ]*\][ ]*")
_BRACKET_OR_LINE = lazy(r"[{}]|\n\s*+")
_CHOICE = lazy(r"\{\s*+[^{}\n]*->[ ]*\n")
_LITERAL = lazy(r'\{\s*"(?P<text>(?:[^"\\\n]|\\.)*)"\s*\}')
_EXPECTED = "neither a comment nor a message (name = text); mend the line"


def read_fluent(text: str, name: str) -> Catalogue:
    """Read a catalogue: messages, terms and their attributes, each arm of a choice on its own.

    Raises:
        ReadError: a line is none of the format, or it holds no text.
    """
    document = Document(name, text, Format.FLUENT)
    messages = tuple(message for value in _values(document) for message in _messages(document, *value))
    if not messages:
        raise ReadError(f"{name}: holds no text under a name")
    return Catalogue(document, messages)


def _values(document: Document) -> Iterator[tuple[str, int, int]]:
    """The names with the borders of what they mean."""
    entry, key, begin, end = "", "", 0, 0
    for number, start, body in _lines(document.text):
        match = _ENTRY.match(body)
        attribute = _ATTRIBUTE.match(body) if entry else None
        if match or attribute or body.startswith("#"):
            if key:
                yield key, begin, end
            key = ""
        if match:
            entry = key = match["name"]
            begin, end = start + match.end(), start + len(body)
        elif attribute:
            key = f"{entry}.{attribute['name']}"
            begin, end = start + attribute.end(), start + len(body)
        elif key and _GOES_ON.match(body):
            end = start + len(body)
        elif not body.startswith("#"):
            raise ReadError(f"{document.name}: line {number}: {_EXPECTED}")
    if key:
        yield key, begin, end


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The lines that are not blank, each with its number and where it begins."""
    for number, line in enumerate(_LINE.finditer(text), 1):
        body = line["body"].removeprefix("\ufeff") if number == 1 else line["body"]
        if body.strip():
            yield number, line.end("body") - len(body), body


def _messages(document: Document, key: str, begin: int, end: int) -> Iterator[Message]:
    text = document.text
    if fault := find_fault(text, begin, end):
        where = "line {}, column {}".format(*document.position(fault.place))
        raise ReadError(f"{document.name}: {where}: '{key}' has {fault.what}; programs leave it out: mend it")
    line = document.position(begin)[0]
    for form, stretches in _arms(text, begin, end):
        cell = Cell()
        for first, last in stretches:
            fill(cell, text[first:last], first, _LITERAL, _decode)
        place = Span(stretches[0][0], stretches[-1][1]) if stretches else Span(begin, end)
        yield Message(f"{key}.{form}" if form else key, cell.block(), line, place)


def _arms(text: str, begin: int, end: int) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The arms of the first choice, with what is around it; or the text as it is."""
    choice = _CHOICE.search(text, begin, end)
    closing = _closing(text, choice.start(), end) if choice else -1
    if choice is None or closing < 0:
        yield "", [(begin, end)]
        return
    at = choice.end()
    while match := _ARM.match(text, at, closing):
        at = _end_of_arm(text, match.end(), closing)
        yield match["form"], [(begin, choice.start()), (match.end(), at), (closing + 1, end)]


def _end_of_arm(text: str, at: int, closing: int) -> int:
    """Where an arm ends: before the next one that is not inside a bracket."""
    depth = 0
    for match in _BRACKET_OR_LINE.finditer(text, at, closing):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not depth and _ARM.match(text, match.start(), closing):
            return match.start()
    return closing


def _closing(text: str, at: int, end: int) -> int:
    depth = 0
    for place in range(at, end):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if not depth:
            return place
    return -1


def _decode(match: re.Match[str]) -> str:
    return match["text"].replace('\\"', '"').replace("\\\\", "\\")
