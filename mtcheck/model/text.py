"""Text with an address: documents, their blocks and segments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from mtcheck.model.kinds import BlockKind, Format, MarkKind, Region
from mtcheck.model.properties import cached_property
from mtcheck.model.records import record
from mtcheck.model.spans import Place, Span
from mtcheck.model.tuples import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
_TEXTS = 4
"""How many texts' lines are remembered: those of a page and its original, or of both sides of a file."""


class Mark(NamedTuple):
    """A marked run inside a block's text, in offsets of that text; ``target`` is a link's or image's address."""

    kind: MarkKind
    start: int
    end: int
    target: str = ""


class Piece(NamedTuple):
    """A run of a block's text and where it stands in the document.

    Where both sides are of one length, characters correspond one to one; otherwise (``&amp;``, collapsed white
    space, a composed letter) the run stands for its source as a whole.
    """

    at: int
    length: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """An element of the markup that holds blocks or other boxes, such as a section or a list."""

    name: str
    hints: tuple[str, ...] = ()
    """Words of its own class, id and role."""
    parent: Box | None = None


@record
class Block:
    """A paragraph, heading, list item, label ... as a reader sees it.

    ``text`` is the reading text: tags gone, entities decoded, soft hyphens and zero-width characters dropped, white
    space collapsed, letters composed (NFC). ``pieces`` lead every offset of it back to the document.
    """

    text: str
    pieces: tuple[Piece, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    region: Region = Region.BODY
    level: int = 0
    indent: int = 0
    marks: tuple[Mark, ...] = ()
    landmarks: tuple[str, ...] = ()
    """Names of the enclosing structural elements, outermost first: ``nav``, ``article``, ``figure`` ..."""
    hints: tuple[str, ...] = ()
    """Words of the enclosing elements' classes, ids and roles, nearest last."""
    gap: bool = True
    """Whether a blank line (or a block boundary of the markup) comes before it."""
    lang: str = ""
    """The language that the markup declares for this block, if it does."""
    box: Box | None = field(default=None, compare=False, repr=False)
    """The innermost box around it, where markup nests boxes."""
    declared: bool = False
    """Whether the markup says which region it belongs to, and not its words or its place."""
    is_template: bool = False
    """Whether it recurs on other pages of its site, in the same place."""

    @cached_property
    def span(self) -> Span:
        """From the first to the last code point of the block in the document."""
        return Span(self.pieces[0].start, self.pieces[-1].end) if self.pieces else Span(0, 0)

    def is_marked(self, start: int, end: int, *kinds: MarkKind) -> bool:
        """Whether a mark of one of these kinds touches ``text[start:end]``, its two borders included."""
        return any(self._reach_of(kind, end) >= start for kind in kinds)

    def is_code_at(self, at: int) -> bool:
        """Whether the character at an offset is set as code."""
        return self.is_enclosed(at, at + 1, MarkKind.CODE)

    def is_enclosed(self, start: int, end: int, kind: MarkKind) -> bool:
        """Whether a mark of a kind holds all of ``text[start:end]``."""
        return self._reach_of(kind, start) >= end

    def begins(self, at: int, *kinds: MarkKind) -> bool:
        """Whether a mark of one of these kinds begins here."""
        return any((kind, at) in self._borders[0] for kind in kinds)

    def finishes(self, at: int, *kinds: MarkKind) -> bool:
        """Whether a mark of one of these kinds ends here."""
        return any((kind, at) in self._borders[1] for kind in kinds)

    def _reach_of(self, kind: MarkKind, at: int) -> int:
        """The furthest end of the marks of a kind that begin up to an offset; -1 where none does."""
        starts, reach = self._reach.get(kind, ([], []))
        before = bisect_right(starts, at) - 1
        return reach[before] if before >= 0 else -1

    @cached_property
    def _reach(self) -> dict[MarkKind, tuple[list[int], list[int]]]:
        """For each kind of mark where they begin, in order, and the furthest end of all so far."""
        found: dict[MarkKind, tuple[list[int], list[int]]] = {}
        for mark in sorted(self.marks, key=lambda mark: mark.start):
            starts, reach = found.setdefault(mark.kind, ([], []))
            starts.append(mark.start)
            reach.append(max(mark.end, reach[-1] if reach else 0))
        return found

    @cached_property
    def _borders(self) -> tuple[frozenset[tuple[MarkKind, int]], frozenset[tuple[MarkKind, int]]]:
        starts = frozenset((mark.kind, mark.start) for mark in self.marks)
        return starts, frozenset((mark.kind, mark.end) for mark in self.marks)

    @cached_property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """Where there are runs that a translation leaves as they are, in order; all of a block of code."""
        if self.kind is BlockKind.CODE:
            return ((0, len(self.text)),)
        kinds = (MarkKind.CODE, MarkKind.KEPT)
        return tuple(
            (mark.start, mark.end)
            for mark in self.marks
            if mark.kind in kinds and mark.start < mark.end and not mark.target
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def locate(self, start: int, end: int) -> Span:
        """The document's span of ``text[start:end]``; an empty range has the place before its start."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no place {start}..{end} in a block of {len(self.text)} characters")
        if not self.pieces:
            return Span(0, 0)
        if start == end:
            at = self.span.end if start == len(self.text) else self._home(start)[0]
            return Span(at, at)
        return Span(self._home(start)[0], self._home(end - 1)[1])

    def _home(self, offset: int) -> tuple[int, int]:
        piece = self.pieces[bisect_right(self._starts, offset) - 1]
        if piece.length == piece.end - piece.start:
            at = piece.start + offset - piece.at
            return at, at + 1
        return piece.start, piece.end


@record
class Segment:
    """A slice of a block: a sentence, or a whole label or headline."""

    block: Block
    start: int
    end: int

    def __repr__(self) -> str:
        """Short, for consoles."""
        return f"<Segment {self.text!r}>"

    @cached_property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @cached_property
    def span(self) -> Span:
        """Where the segment is in its document."""
        return self.block.locate(self.start, self.end)

    @property
    def region(self) -> Region:
        return self.block.region


@record
class Document:
    """A text as it was read, and the blocks found in it. Nothing rewrites ``text``."""

    name: str
    text: str
    format: Format = Format.PLAIN
    blocks: tuple[Block, ...] = ()
    encoding: str = ""
    language: str = ""
    """What the file itself declares (``<html lang>``), or nothing."""
    is_fenced: bool = False
    """Whether the whole page is in a code fence, which was read as if it were not there."""
    loader: str = ""
    """The ending of the file's name by which a plug-in read it; empty where mtcheck did."""
    has_links: bool = False
    """Whether the file could hold links where it is read as plain text."""
    notes: tuple[str, ...] = ()
    """What the reader had to assume or could not read: one line each, for the report."""

    def __repr__(self) -> str:
        """Short, for consoles."""
        return f"<Document {self.name!r}: {self.format}, {len(self.text):,} characters, {len(self.blocks):,} blocks>"

    @cached_property
    def sha256(self) -> str:
        """The digest of ``text`` in UTF-8, in hexadecimal digits."""
        import hashlib

        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return _find_line_starts(self.text)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a code point."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        starts = self._line_starts
        start = starts[number - 1]
        stop = starts[number] if number < len(starts) else len(self.text)
        return self.text[start:stop].rstrip("\r\n")

    def place(self, span: Span) -> Place:
        """The span as a person sees it."""
        line, column = self.position(span.start)
        end_line, end_column = self.position(span.end)
        return Place(span.start, span.end, line, column, end_line, end_column, self.text[span.start : span.end])


_FOUND: deque[tuple[str, Sequence[int]]] = deque(maxlen=_TEXTS)


def _find_line_starts(text: str) -> Sequence[int]:
    """Where the lines of a text begin, found once for all the documents that are pairs of one file.

    Texts are told apart by what they are in memory: to compare two that are alike takes time by their length.
    """
    for known, starts in tuple(_FOUND):
        if known is text:
            return starts
    found = [0, *(match.end() for match in _LINE_END.finditer(text))]
    _FOUND.append((text, found))
    return found
