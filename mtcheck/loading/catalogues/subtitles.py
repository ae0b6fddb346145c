"""Captions of films: SubRip (.srt) and WebVTT (.vtt).

Source: the SubRip format as players read it; W3C, WebVTT.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.errors import ReadError
from mtcheck.loading.cells import Cell, fill
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d\d)[,.](\d{1,3})"
_CUE = lazy(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t][^\r\n]*)?")
_LINE = lazy(r"(?P<body>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_TEXT_LINE = lazy(r"\s*+(?P<body>\S[^\r\n]*+)")
_NEXT_LINE = lazy(r"(?:\r\n|\r|\n)[^\S\r\n]*+")
_ARROW = "-->"
_MARKUP = lazy(r"<(?P<tag>/?[biuBIU])>|<[^<>\n]{1,80}>|\{\\[^{}\n]{1,80}\}|&(?P<entity>amp|lt|gt|nbsp|lrm|rlm);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0", "lrm": "\u200e", "rlm": "\u200f"}
_SHOWN = "<{0}>…</{0}>"
_ASIDE = ("NOTE", "STYLE", "REGION", "WEBVTT")
_HEAD = "WEBVTT"
_EXPECTED = (
    "a caption's text without its time (00:00:01,000 --> 00:00:02,000) above it; mend the times or remove the line"
)
_CROWDED = "a caption's time without an empty line before the caption; put one there"


class CueLine(NamedTuple):
    """A line of a caption without its markup, and where it stands."""

    text: str
    start: int
    end: int


class Cue(NamedTuple):
    """A caption with its time on the screen, in milliseconds."""

    begins: int
    ends: int
    time: Span
    """Where its time stands."""
    lines: tuple[CueLine, ...]
    after: int = 0
    """When the one above it ends."""


def list_cues(text: str, start: int, end: int) -> list[Cue]:
    """The captions that have text in a stretch of a file."""
    begun = text.rfind(_ARROW, 0, text.rfind(_ARROW, 0, start))
    first = text.rfind("\n", 0, max(begun, 0)) + 1
    found: list[Cue] = []
    is_inside = False
    for line in _LINE.finditer(text, first, end):
        place, after = line.span("body"), found[-1].ends if found else 0
        if match := _CUE.fullmatch(text, *place):
            found.append(Cue(_milliseconds(match, 1), _milliseconds(match, 5), Span(*place), (), after))
            is_inside = True
        elif not line["body"].strip():
            is_inside = False
        elif is_inside:
            shown = CueLine(_MARKUP.sub(_decode, line["body"]).strip(), *place)
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, shown))
    return [each for each in found if each.lines and each.lines[-1].end > start]


def read_document(text: str, name: str) -> Document | None:
    """The captions as a document, a block for each; None where the text is no captions."""
    try:
        found = read_subtitles(text, name)
    except ReadError:
        return None
    return replace(found.document, blocks=tuple(each.block for each in found.messages if each.block))


def read_webvtt(text: str, name: str) -> Catalogue:
    """Read captions of the web, each with its lines as one text.

    Raises:
        ReadError: the file does not begin as such do, a caption has no time, or there is none.
    """
    if not text.removeprefix("\ufeff").startswith(_HEAD):
        raise ReadError(f"{name}: line 1: does not begin with {_HEAD}, without which programs refuse it; add it")
    return read_subtitles(text, name)


def read_subtitles(text: str, name: str) -> Catalogue:
    """Read captions, each with its lines as one text.

    Raises:
        ReadError: a caption has no time, or there is none.
    """
    document = Document(name, text, Format.SUBTITLES)
    messages: list[Message] = []
    for lines in _list_blocks(text):
        if not text.startswith(_ASIDE, lines[0][0]):
            messages.append(_caption(document, lines, str(len(messages) + 1)))
    if not messages:
        raise ReadError(f"{name}: holds no caption")
    return Catalogue(document, tuple(messages))


def _list_blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the lines are that have no empty line between them."""
    lines: list[tuple[int, int]] = []
    for line in _TEXT_LINE.finditer(text, 1 if text.startswith("\ufeff") else 0, len(text.rstrip())):
        if lines and not _NEXT_LINE.fullmatch(text, lines[-1][1], line.start("body")):
            yield lines
            lines = []
        lines.append(line.span("body"))
    if lines:
        yield lines


def _caption(document: Document, lines: list[tuple[int, int]], key: str) -> Message:
    text = document.text
    number = document.position(lines[0][0])[0]
    for skip in range(min(2, len(lines))):
        if cue := _CUE.fullmatch(text, *lines[skip]):
            break
    else:
        raise ReadError(f"{document.name}: line {number}: {_EXPECTED}")
    cell = Cell()
    for start, end in lines[skip + 1 :]:
        if _CUE.fullmatch(text, start, end):
            raise ReadError(f"{document.name}: line {document.position(start)[0]}: {_CROWDED}")
        _fill_line(cell, text[start:end], start)
        cell.substitute("\n", end, end + 1)
    named = text[slice(*lines[0])].strip() if skip else key
    place = Span(lines[skip][1], lines[-1][1])
    return Message(named, cell.block(), number, place, begins=_milliseconds(cue, 1), ends=_milliseconds(cue, 5))


def _fill_line(cell: Cell, line: str, start: int) -> None:
    """Append a line, with what is set in italics, bold or underlined as inline codes; other tags say who speaks."""
    at = 0
    for tag in _MARKUP.finditer(line):
        if not tag["tag"]:
            continue
        fill(cell, line[at : tag.start()], start + at, _MARKUP, _decode)
        at = tag.end()
        name = tag["tag"].lower()
        if not name.startswith("/"):
            cell.begin_pair(_SHOWN.format(name))
        elif cell.is_open(_SHOWN.format(name[1:])):
            cell.end_pair()
    fill(cell, line[at:], start + at, _MARKUP, _decode)


def _milliseconds(cue: re.Match[str], group: int) -> int:
    hours, minutes, seconds, rest = (cue[group + each] or "0" for each in range(4))
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def _decode(match: re.Match[str]) -> str:
    return _ENTITIES.get(match["entity"] or "", "")
