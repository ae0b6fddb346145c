"""Fenced blocks of code in Markdown, as they are written in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.model.spans import Span
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_LINE = lazy(
    r"^[ \t]*+(?:>[ \t]?+)*+[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?(?P<marks>`{3,}|~{3,})(?P<info>[^`\r\n]*)\r?$",
    re.MULTILINE,
)


class Fence(NamedTuple):
    """A fenced block; ``info`` is what is written behind its opening marks."""

    opening: Span
    """Its opening marks with what is behind them."""
    info: str
    end: int
    """Where it ends, with its closing marks; the end of the text where it has none."""
    is_closed: bool


def find_fences(text: str) -> Iterator[Fence]:
    """The fenced blocks of a text, in order."""
    opened: re.Match[str] | None = None
    for line in _LINE.finditer(text):
        if opened is None:
            opened = line
        elif line["marks"].startswith(opened["marks"]) and not line["info"].strip():
            yield _fence(opened, line.end(), is_closed=True)
            opened = None
    if opened is not None:
        yield _fence(opened, len(text), is_closed=False)


def _fence(opened: re.Match[str], end: int, *, is_closed: bool) -> Fence:
    info = opened["info"].rstrip()
    return Fence(Span(opened.start("marks"), opened.start("info") + len(info)), info.strip(), end, is_closed)
