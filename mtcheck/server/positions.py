"""Code points of a text <-> the lines and columns that an editor counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping

from lsprotocol.types import Position, PositionEncodingKind, Range

from mtcheck.model.spans import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_BEYOND_ONE_UNIT = 0xFFFF
_BYTES = (0x7F, 0x7FF, 0xFFFF)


def _in_utf8(character: str) -> int:
    return 1 + sum(ord(character) > limit for limit in _BYTES)


def _in_utf16(character: str) -> int:
    return 2 if ord(character) > _BEYOND_ONE_UNIT else 1


_WIDTHS: Mapping[str, Callable[[str], int]] = {
    PositionEncodingKind.Utf8.value: _in_utf8,
    PositionEncodingKind.Utf16.value: _in_utf16,
}


class Positions:
    """One text's places, with columns in the unit that editor and server agreed upon."""

    def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16.value) -> None:
        """Find the lines of a text.

        Args:
            text: the text as the editor sent it.
            encoding: ``utf-8``, ``utf-16`` or ``utf-32``; the last counts code points.
        """
        self._text = text
        self._width = _WIDTHS.get(encoding)
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """Line and column, both from 0, of a code point."""
        start = self.line_start(offset)
        return Position(bisect_right(self._starts, offset) - 1, self._units(self._text[start:offset]))

    def range(self, span: Span) -> Range:
        """What the editor calls a span."""
        return Range(self.position(span.start), self.position(span.end))

    def offset(self, position: Position) -> int:
        """The code point at a place; a place beyond the end of a line or of the text is taken for that end."""
        if position.line >= len(self._starts):
            return len(self._text)
        start = self._starts[position.line]
        end = self._starts[position.line + 1] if position.line + 1 < len(self._starts) else len(self._text)
        return start + self._characters(self._text[start:end].rstrip("\r\n"), position.character)

    def span(self, range_: Range) -> Span:
        """The code points of a range."""
        start, end = self.offset(range_.start), self.offset(range_.end)
        return Span(min(start, end), max(start, end))

    def line_start(self, offset: int) -> int:
        """Where the line of a code point begins."""
        return self._starts[bisect_right(self._starts, offset) - 1]

    def _units(self, text: str) -> int:
        return len(text) if self._width is None or text.isascii() else sum(map(self._width, text))

    def _characters(self, line: str, units: int) -> int:
        """How many code points make up so many units."""
        if self._width is None or line.isascii():
            return min(units, len(line))
        passed = 0
        for index, character in enumerate(line):
            if passed >= units:
                return index
            passed += self._width(character)
        return len(line)
