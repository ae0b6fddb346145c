"""What light markup (AsciiDoc, reStructuredText) shares: blocks line by line, and what one expression finds in them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Sequence

from mtcheck.loading.reading import Reader
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Block, Mark, Piece
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

Stretches = list[tuple[int, int]]
"""Parts of a document, one for each line of a block."""
_LINE = lazy(r"(?P<body>[^\r\n]*)(?:\r\n|\r|\n|\Z)")
_DEEPEST = 6
"""Runs inside one another that are read."""


class Raw(NamedTuple):
    """A block as its lines were told apart, before its text is read."""

    kind: BlockKind
    stretches: Stretches
    level: int = 0
    indent: int = 0
    gap: bool = True


class LightLines(ABC):
    """Tells the blocks of light markup apart, line by line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = list_lines(text)
        self._found: list[Raw] = []
        self._open: Raw | None = None
        """The block that the next line may go on with."""
        self._gap = True

    def read(self) -> list[Raw]:
        """All blocks, in order."""
        at = 0
        while at < len(self._lines):
            at = self._read_line(at)
        self._close()
        return self._found

    @abstractmethod
    def _read_line(self, at: int) -> int:
        """Read what begins at a line; where the text goes on."""

    def _put(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        self._found.append(Raw(kind, [(start, end)], level, gap=self._gap))

    def _close(self) -> None:
        if self._open:
            self._found.append(self._open)
        self._open = None


class Inline:
    """Reads the text of one block."""

    def __init__(
        self, text: str, stretches: Stretches, syntax: re.Pattern[str], take: Callable[[Inline, re.Match[str]], None]
    ) -> None:
        self.text = "\n".join(text[start:end] for start, end in stretches)
        self.asides: list[tuple[BlockKind, tuple[int, int]]] = []
        """Texts that are shown elsewhere: those for a picture, notes."""
        self._stretches, self._syntax, self._take = stretches, syntax, take
        self._lines = [0]
        for start, end in stretches:
            self._lines.append(self._lines[-1] + end - start + 1)
        self._reader = Reader()
        self._marks: list[Mark] = []
        self._depth = 0

    def scan(self, start: int, end: int) -> None:
        """Read a part of the text with the markup in it."""
        if self._depth >= _DEEPEST:
            self.add(start, end)
            return
        self._depth += 1
        at = start
        while match := self._syntax.search(self.text, at, end):
            self.add(at, match.start())
            self._take(self, match)
            at = max(match.end(), at + 1)
        self.add(at, end)
        self._depth -= 1

    def add(self, start: int, end: int) -> None:
        """Append a part of the text as it is; a line's end is a space."""
        while start < end:
            line = bisect_right(self._lines, start) - 1
            stop = min(end, self._lines[line + 1] - 1)
            if start < stop:
                self._reader.add(self.text[start:stop], self.home(start))
            if stop < end:
                self._reader.space(self._stretches[line][1], self._stretches[line + 1][0])
                stop += 1
            start = stop

    def put(self, text: str, start: int, end: int) -> None:
        """Append what a sign at a part of the text stands for."""
        self._reader.substitute(text, self.home(start), self.home(end - 1) + 1)

    def mark(self, kind: MarkKind, span: tuple[int, int], target: str = "", *, is_literal: bool = False) -> None:
        """Append a part of the text as a run of a kind."""
        at = self._reader.length
        (self.add if is_literal else self.scan)(*span)
        if self._reader.length > at:
            self._marks.append(Mark(kind, at, self._reader.length, target))

    def mark_parts(self, kind: MarkKind, span: tuple[int, int], between: re.Pattern[str]) -> None:
        """Append a part of the text as several runs of a kind."""
        at = span[0]
        for match in between.finditer(self.text, *span):
            self.mark(kind, (at, match.start()))
            self.add(*match.span())
            at = match.end()
        self.mark(kind, (at, span[1]))

    def picture(self, target: str, label: tuple[int, int]) -> None:
        """A picture in the line, and its text."""
        self._marks.append(Mark(MarkKind.IMAGE, self._reader.length, self._reader.length, target))
        self.asides.append((BlockKind.ALT, label))

    def home(self, at: int) -> int:
        """Where a character of the text is in the document."""
        line = bisect_right(self._lines, at) - 1
        return self._stretches[line][0] + at - self._lines[line]

    def result(self) -> tuple[str, tuple[Piece, ...], tuple[Mark, ...]]:
        """What was read."""
        text, pieces = self._reader.result()
        marks = [mark._replace(start=min(mark.start, len(text)), end=min(mark.end, len(text))) for mark in self._marks]
        kept = [mark for mark in marks if mark.start < mark.end or mark.kind is MarkKind.IMAGE]
        return text, pieces, tuple(sorted(kept, key=lambda mark: (mark.start, -mark.end)))


def read_blocks(
    text: str, raws: Sequence[Raw], syntax: re.Pattern[str], take: Callable[[Inline, re.Match[str]], None]
) -> list[Block]:
    """The blocks of a document; what one holds aside follows it, unless that stands before all of its text."""
    found: list[Block] = []
    for raw in raws:
        inline = Inline(text, raw.stretches, syntax, take)
        (inline.add if raw.kind is BlockKind.CODE else inline.scan)(0, len(inline.text))
        read, pieces, marks = inline.result()
        own = []
        if read:
            own.append(Block(read, pieces, raw.kind, level=raw.level, indent=raw.indent, marks=marks, gap=raw.gap))
        for kind, (start, end) in inline.asides:
            if start < end:
                aside = Raw(kind, [(inline.home(start), inline.home(end - 1) + 1)])
                own += read_blocks(text, [aside], syntax, take)
        found += sorted(own, key=lambda block: block.span.start)
    return found


def list_lines(text: str) -> list[tuple[int, int]]:
    """Where the lines of a document are, without their ends."""
    return [match.span("body") for match in _LINE.finditer(text) if match[0]]
