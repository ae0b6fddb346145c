"""Captions of films: SubRip (.srt) and WebVTT (.vtt).

Source: the SubRip format as players read it; W3C, WebVTT.
"""

from __future__ import annotations

import re

from mtcheck.errors import ReadError
from mtcheck.loading.cells import Cell, fill
from mtcheck.model.catalogue import Catalogue, Message
from mtcheck.model.text import Document, Format, Span
from mtcheck.patterns import lazy

_TIME = r"(?:(\d+):)?(\d{1,2}):(\d\d)[,.](\d{1,3})"
_CUE = lazy(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t][^\r\n]*)?")
_LINE = lazy(r"(?P<body>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_MARKUP = lazy(r"<[^<>\n]{1,80}>|\{\\[^{}\n]{1,80}\}|&(?P<entity>amp|lt|gt|nbsp|lrm|rlm);")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "nbsp": "\u00a0", "lrm": "\u200e", "rlm": "\u200f"}
_ASIDE = ("NOTE", "STYLE", "REGION", "WEBVTT")
_EXPECTED = (
    "a caption's text without its time (00:00:01,000 --> 00:00:02,000) above it; mend the times or remove the line"
)
_CROWDED = "a caption's time without an empty line before the caption; put one there"


def read_subtitles(text: str, name: str) -> Catalogue:
    """Read captions, each with its lines as one text.

    Raises:
        ReadError: a caption has no time, or there is none.
    """
    document = Document(name, text, Format.SUBTITLES)
    lines = [match.span("body") for match in _LINE.finditer(text, 1 if text.startswith("\ufeff") else 0)]
    messages: list[Message] = []
    at = 0
    while at < len(lines):
        end = _end_of_block(text, lines, at)
        if end > at and not text.startswith(_ASIDE, lines[at][0]):
            messages.append(_caption(document, lines[at:end], at + 1, str(len(messages) + 1)))
        at = end + 1
    if not messages:
        raise ReadError(f"{name}: holds no caption")
    return Catalogue(document, tuple(messages))


def _end_of_block(text: str, lines: list[tuple[int, int]], at: int) -> int:
    """The next empty line."""
    end = at
    while end < len(lines) and text[slice(*lines[end])].strip():
        end += 1
    return end


def _caption(document: Document, lines: list[tuple[int, int]], number: int, key: str) -> Message:
    text = document.text
    for skip in range(min(2, len(lines))):
        if cue := _CUE.fullmatch(text, *lines[skip]):
            break
    else:
        raise ReadError(f"{document.name}: line {number}: {_EXPECTED}")
    cell = Cell()
    for start, end in lines[skip + 1 :]:
        if _CUE.fullmatch(text, start, end):
            raise ReadError(f"{document.name}: line {document.position(start)[0]}: {_CROWDED}")
        fill(cell, text[start:end], start, _MARKUP, _decode)
        cell.substitute("\n", end, end + 1)
    named = text[slice(*lines[0])].strip() if skip else key
    place = Span(lines[skip][1], lines[-1][1])
    return Message(named, cell.block(), number, place, begins=_milliseconds(cue, 1), ends=_milliseconds(cue, 5))


def _milliseconds(cue: re.Match[str], group: int) -> int:
    hours, minutes, seconds, rest = (cue[group + each] or "0" for each in range(4))
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(rest.ljust(3, "0"))


def _decode(match: re.Match[str]) -> str:
    return _ENTITIES.get(match["entity"] or "", "")
