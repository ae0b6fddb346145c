"""Runs of visible HTML text -> blocks with marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from mtcheck.loading.entities import add_decoded, decode_references
from mtcheck.loading.html_context import Context
from mtcheck.loading.html_tokens import Attribute
from mtcheck.loading.reading import Reader
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Block, Box, Mark, Piece

_BLANK_LINE = re.compile(r"[ \t]*\r?\n(?:[ \t]*\r?\n)+")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’“»«)\]]*$")
_SEPARATORS = re.compile(r"[\s|·•/,›»>‹«<–—-]*")
_SPLIT_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CONTROL, BlockKind.CELL)
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}|\[\[[^\[\]]*\]\]")
_POINTS = (MarkKind.IMAGE, MarkKind.OBJECT)
"""Marks of a point between two characters."""
_LABEL_LENGTH = 60
"""Characters above which a link is no entry of a bar or menu."""


@dataclass(slots=True)
class _OpenMark:
    kind: MarkKind
    target: str
    start: int


class Blocks:
    """Gathers text into blocks; whoever walks the page says where one ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Block] = []
        self._gap = True
        self.box: Box | None = None
        """The innermost box that is open."""
        self._open: list[_OpenMark] = []
        self._preset: list[int] = []
        """Numbers of the blocks that are set with their spaces and line ends."""
        self._renew()

    def _renew(self) -> None:
        self._reader = Reader()
        self._context: Context | None = None
        self._lang = ""
        self._marks: list[Mark] = []
        self._formula = False
        self._break_at = -1

    def text(self, start: int, end: int, context: Context) -> None:
        """Visible text, with character references."""
        chunk = self._text[start:end]
        if context.preformatted and context.kind is not BlockKind.CODE:
            self._preformatted(chunk, start, context)
        elif self._begins(chunk, context):
            before = self._reader.length
            add_decoded(self._reader, chunk, start)
            if context.scripted and "{" in chunk:
                self._placeholders(before)

    def verbatim(self, start: int, end: int, context: Context) -> None:
        """Visible text in which nothing is a reference."""
        if self._begins(self._text[start:end], context):
            self._reader.add(self._text[start:end], start)

    def line_break(self, start: int, end: int, context: Context) -> None:
        """``<br>``: a space, or a block's end where it stands twice or after a whole sentence."""
        reader = self._reader
        if not reader.length:
            return
        if reader.length == self._break_at:
            self.flush()
        elif context.kind is not BlockKind.HEADING and _SENTENCE_END.search(reader.tail(8)):
            self.flush()
            self._gap = False
        else:
            reader.space(start, end)
            self._break_at = reader.length

    def attribute(self, attribute: Attribute, kind: BlockKind, context: Context) -> None:
        """A text that stands in an attribute."""
        reader = Reader()
        add_decoded(reader, attribute.value, attribute.start, strict=True)
        text, pieces = reader.result()
        if text:
            self._found.append(
                Block(
                    text,
                    pieces,
                    kind,
                    landmarks=context.landmarks,
                    hints=context.hints,
                    lang=context.lang,
                    box=self.box,
                )
            )

    def image(self, address: str, context: Context, *, formula: bool = False) -> None:
        """A picture at this point of the text; a formula that stands alone is a part of the sentence around it."""
        at = self._reader.length
        self._formula = formula and not at
        if context.kind is BlockKind.ALT:
            return
        self._marks.append(
            Mark(MarkKind.IMAGE, at, at, decode_references(address)) if at else Mark(MarkKind.OBJECT, 0, 0)
        )

    def object(self) -> None:
        """Something stands at this point of the text that is none."""
        self._marks.append(Mark(MarkKind.OBJECT, self._reader.length, self._reader.length))

    def open_mark(self, kind: MarkKind, target: str) -> None:
        """A link, emphasis or code begins here."""
        self._open.append(_OpenMark(kind, decode_references(target), self._reader.length))

    def close_mark(self, above: int = 0) -> None:
        """The mark ends here that was opened last, or before the last ``above`` ones."""
        self._mark(self._open.pop(-1 - above))

    @property
    def length(self) -> int:
        """How many characters the block has so far."""
        return self._reader.length

    @property
    def nesting(self) -> int:
        """How many marks are open."""
        return len(self._open)

    def flush(self) -> None:
        """End the block; marks that are open go on in the next one."""
        if not self._reader.length:
            self._marks = [Mark(MarkKind.OBJECT, 0, 0)] if self._formula else []
            return
        for each in self._open:
            self._mark(each)
            each.start = 0
        block = self._built()
        if block and self._context and self._context.preformatted and block.kind is not BlockKind.CODE:
            self._preset.append(len(self._found))
        self._found += _entries(block) if block else []
        self._gap = True
        self._renew()

    def result(self) -> tuple[Block, ...]:
        """All blocks in the order of the file."""
        self._settle_preset()
        return tuple(sorted(self._found, key=lambda block: block.pieces[0].start))

    def _settle_preset(self) -> None:
        """Take preformatted text for code, unless it is the greater part of the page, as in an archive of letters."""
        preset = sum(len(self._found[number].text) for number in self._preset)
        if preset * 2 < sum(len(block.text) for block in self._found):
            for number in self._preset:
                self._found[number] = replace(self._found[number], kind=BlockKind.CODE)
            self._preset = []

    def _begins(self, chunk: str, context: Context) -> bool:
        """Whether text may be added; white space alone does not begin a block."""
        if self._context is None:
            if not chunk or chunk.isspace():
                return False
            self._context = context
            self._lang = context.lang
        elif self._lang != context.lang and not chunk.isspace():
            self._lang = ""
        return True

    def _preformatted(self, chunk: str, start: int, context: Context) -> None:
        at = 0
        for match in _BLANK_LINE.finditer(chunk):
            if self._begins(chunk[at : match.start()], context):
                add_decoded(self._reader, chunk[at : match.start()], start + at)
            at = match.end()
            self.flush()
        if self._begins(chunk[at:], context):
            add_decoded(self._reader, chunk[at:], start + at)

    def _placeholders(self, start: int) -> None:
        """What the page's own script fills in is code to whoever reads the file."""
        text = self._reader.since(start)
        for match in _PLACEHOLDER.finditer(text):
            self._marks.append(Mark(MarkKind.CODE, start + match.start(), start + match.end()))

    def _mark(self, opened: _OpenMark) -> None:
        if opened.start < self._reader.length:
            self._marks.append(Mark(opened.kind, opened.start, self._reader.length, opened.target))

    def _built(self) -> Block | None:
        text, pieces = self._reader.result()
        context = self._context
        if context is None or not text or text.isspace():
            return None
        return Block(
            text,
            pieces,
            context.kind,
            level=context.level,
            indent=context.indent,
            marks=tuple(sorted(_trimmed(self._marks, text), key=lambda mark: (mark.start, -mark.end))),
            landmarks=context.landmarks,
            hints=context.hints,
            gap=self._gap,
            lang=self._lang,
            box=self.box,
        )


def _trimmed(marks: list[Mark], text: str) -> list[Mark]:
    """The marks without white space at their ends; those of nothing else are dropped."""
    kept = []
    for mark in marks:
        start, end = min(mark.start, len(text)), min(mark.end, len(text))
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start < end or mark.kind in _POINTS:
            kept.append(mark._replace(start=start, end=end) if (start, end) != (mark.start, mark.end) else mark)
    return kept


def _entries(block: Block) -> list[Block]:
    """A menu or bar is a block for each link; any other block is one."""
    links = [mark for mark in block.marks if mark.kind is MarkKind.LINK]
    if len(links) < 2 or block.kind not in _SPLIT_KINDS:
        return [block]
    at = 0
    for link in links:
        label = block.text[link.start : link.end]
        if not _SEPARATORS.fullmatch(block.text, at, link.start) or len(label) > _LABEL_LENGTH:
            return [block]
        if _SENTENCE_END.search(label):
            return [block]
        at = link.end
    if not _SEPARATORS.fullmatch(block.text, at):
        return [block]
    kind = BlockKind.CONTROL if block.kind is BlockKind.PARAGRAPH else block.kind
    slices = zip(links, _pieces_of(block.pieces, links), _marks_of(block.marks, links), strict=True)
    return [
        replace(
            block,
            text=block.text[link.start : link.end],
            pieces=pieces,
            marks=marks,
            kind=kind,
            gap=block.gap and link is links[0],
        )
        for link, pieces, marks in slices
    ]


def _pieces_of(pieces: Sequence[Piece], links: Sequence[Mark]) -> Iterator[tuple[Piece, ...]]:
    """The pieces of each link's text, in one walk: links come in order and never overlap."""
    at = 0
    for link in links:
        while pieces[at].at + pieces[at].length <= link.start:
            at += 1
        last = at
        while last < len(pieces) and pieces[last].at < link.end:
            last += 1
        yield tuple(_cut(piece, link.start, link.end) for piece in pieces[at:last])


def _cut(piece: Piece, start: int, end: int) -> Piece:
    """The part of a piece within ``start..end`` of its block's text."""
    first, last = max(piece.at, start), min(piece.at + piece.length, end)
    if piece.length != piece.end - piece.start:
        return Piece(first - start, last - first, piece.start, piece.end)
    shift = piece.start - piece.at
    return Piece(first - start, last - first, first + shift, last + shift)


def _marks_of(marks: Sequence[Mark], links: Sequence[Mark]) -> Iterator[tuple[Mark, ...]]:
    """The marks inside each link, in the same walk."""
    at = 0
    for link in links:
        while marks[at].start < link.start:
            at += 1
        last = at
        while last < len(marks) and marks[last].start <= link.end:
            last += 1
        yield tuple(
            mark._replace(start=mark.start - link.start, end=mark.end - link.start)
            for mark in marks[at:last]
            if mark.end <= link.end
        )
