"""Markdown: headings, paragraphs, lists, quotes, tables, code, front matter and the HTML between them.

Reads lines, not a tree, so that every character keeps its place. Where articles and CommonMark disagree the article
wins: a line such as ``3. Oktober 1990`` begins a list only after a first item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from mtcheck.loading.markdown_directives import (
    ANCHOR,
    abbreviation,
    is_alert,
    is_component,
    is_kept_line,
    is_module_line,
    opener,
    tag_end,
    texts_of_tag,
)
from mtcheck.loading.markdown_inline import fold_label, inline
from mtcheck.loading.markdown_lines import (
    CELL,
    FENCE,
    FORMULA,
    HEADING,
    HEADING_END,
    HTML,
    HTML_UNTIL,
    INSET,
    ITEM,
    LINE,
    MEANING,
    NOTE,
    QUOTE,
    REFERENCE,
    RULE,
    TABLE_RULE,
    UNDERLINE,
    front_matter,
    wrapped_page,
)
from mtcheck.loading.reading import read
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Block, Document, Mark, Piece


def markdown(text: str, name: str) -> Document:
    """A Markdown text's blocks in the order of the file."""
    parser = _Parser(text)
    parser.run()
    blocks = sorted(parser.blocks, key=lambda block: block.pieces[0].start)
    return Document(name, text, Format.MARKDOWN, tuple(blocks), is_fenced=wrapped_page(text) is not None)


@dataclass(slots=True)
class _Paragraph:
    """Lines gathered for one block."""

    kind: BlockKind
    quotes: int
    indent: int
    gap: bool
    lines: list[tuple[int, int]]
    is_note: bool = False


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._references = {fold_label(match[1]): match[2] for match in REFERENCE.finditer(text)}
        self._lines: list[tuple[int, int]] = []
        self._number = 0
        self._open: _Paragraph | None = None
        self._gap = True
        self._in_list = False
        self._numbered = False
        self._inset = 0
        self.blocks: list[Block] = []

    def run(self) -> None:
        """Read all lines."""
        first, last = wrapped_page(self._text) or (0, len(self._text))
        start = self._front_matter(first)
        self._lines = [
            match.span(1) for match in LINE.finditer(self._text, start, last) if match.group() or not match[1]
        ]
        while self._number < len(self._lines):
            start, end = self._lines[self._number]
            self._number += 1
            self._line(start, end)
        self._flush()

    def _front_matter(self, first: int) -> int:
        blocks, end = front_matter(self._text, first)
        self.blocks += blocks
        return end

    def _line(self, start: int, end: int) -> None:
        start, quotes = self._unquoted(start, end)
        line = self._text[start:end]
        if not line.strip():
            self._flush()
            self._gap = True
            return
        if self._inset:
            start += self._inset_of(line)
            line = self._text[start:end]
        if self._open and quotes > self._open.quotes:
            self._flush()
        if not (
            self._directive(line, start, end)
            or self._leaf(line, start, end, quotes)
            or self._item(line, start, end, quotes)
        ):
            self._continue(line, start, end, quotes)

    def _inset_of(self, line: str) -> int:
        """How much of a line's indentation belongs to the admonition that it stands in; it ends where that is less."""
        indent = len(line) - len(line.lstrip(" "))
        self._inset = min(self._inset, indent - indent % INSET)
        return self._inset

    def _directive(self, line: str, start: int, end: int) -> bool:
        """Read a line that the site's generator makes something of; whether it was one."""
        if found := opener(line):
            self._flush()
            self._gap = True
            if found.title:
                self._title(start + found.title[0], start + found.title[1])
            if found.is_indented:
                self._inset += len(line) - len(line.lstrip(" ")) + INSET
        elif is_kept_line(line):
            self._flush()
            self._code([(start, end)])
        elif FORMULA.match(line):
            self._formula(start)
        elif is_alert(line):
            self._flush()
        elif not self._open and is_module_line(line):
            self._module(start, end)
        elif is_component(line):
            return self._component(start)
        elif begins := abbreviation(line):
            self._flush()
            self._add(_Paragraph(BlockKind.TOOLTIP, 0, 0, True, [(start + begins, end)]))
        else:
            return False
        return True

    def _title(self, start: int, end: int) -> None:
        """The title of an admonition, a tab or a component: a label, not a sentence."""
        number = len(self.blocks)
        self._add(_Paragraph(BlockKind.CELL, 0, 0, True, [(start, end)]))
        self.blocks[number:] = [replace(block, landmarks=("aside",)) for block in self.blocks[number:]]

    def _formula(self, start: int) -> None:
        """A formula of several lines."""
        self._flush()
        lines = [(start, self._lines[self._number - 1][1])]
        while self._number < len(self._lines):
            first, last = self._lines[self._number]
            if not self._text[first:last].strip():
                break
            lines.append((first, last))
            self._number += 1
            if "$$" in self._text[first:last]:
                break
        self._code(lines)

    def _module(self, start: int, end: int) -> None:
        """Imports and exports, up to a blank line."""
        while self._number < len(self._lines):
            first, last = self._lines[self._number]
            if not self._text[first:last].strip():
                break
            end = last
            self._number += 1
        self._code([(start, end)])

    def _component(self, start: int) -> bool:
        """A component's tag, its readable attributes, and what stands behind it on its last line."""
        start += len(self._text[start : self._lines[self._number - 1][1]]) - len(
            self._text[start : self._lines[self._number - 1][1]].lstrip()
        )
        stop = tag_end(self._text, start, self._lines[-1][1])
        if stop == start:
            return False
        self._flush()
        for first, last in texts_of_tag(self._text, start, stop):
            self._title(first, last)
        while self._number < len(self._lines) and self._lines[self._number - 1][1] < stop:
            self._number += 1
        end = self._lines[self._number - 1][1]
        if self._text[stop:end].strip():
            self._line(stop + len(self._text[stop:end]) - len(self._text[stop:end].lstrip()), end)
        return True

    def _unquoted(self, start: int, end: int) -> tuple[int, int]:
        quotes = 0
        while match := QUOTE.match(self._text, start, end):
            start = match.end()
            quotes += 1
        return start, quotes

    def _leaf(self, line: str, start: int, end: int, quotes: int) -> bool:
        """Read a line that is no paragraph's, with those that belong to it; whether it was one."""
        if fence := FENCE.match(line):
            self._fenced(fence[1], quotes)
        elif self._open and (rule := UNDERLINE.match(line)) and self._open.kind is not BlockKind.LIST_ITEM:
            self._open.kind = BlockKind.HEADING
            self._flush(level=1 if rule[1][0] == "=" else 2)
        elif RULE.match(line):
            self._flush()
            self._gap = True
        elif heading := HEADING.match(line):
            self._heading(line, start + heading.end(), end, len(heading[1]))
        elif not self._open and REFERENCE.fullmatch(line):
            pass
        elif HTML.match(line):
            self._html(line, start)
        elif "|" in line and not self._open and self._begins_table():
            self._table(start, end)
        elif not self._open and not self._in_list and line.startswith(("    ", "\t")):
            self._indented(start, end)
        else:
            return False
        return True

    def _indented(self, start: int, end: int) -> None:
        """Code that is set off by its indentation, up to a line that is not."""
        lines = [(start, end)]
        while self._number < len(self._lines):
            first, last = self._lines[self._number]
            first += min(self._inset, last - first)
            if not self._text.startswith(("    ", "\t"), first, last) or not self._text[first:last].strip():
                break
            lines.append((first, last))
            self._number += 1
        self._code(lines)

    def _begins_table(self) -> bool:
        if self._number >= len(self._lines):
            return False
        start, end = self._lines[self._number]
        start, _ = self._unquoted(start, end)
        below = self._text[start:end]
        return "-" in below and "|" in below and bool(TABLE_RULE.match(below))

    def _table(self, start: int, end: int) -> None:
        self._row(start, end)
        self._number += 1
        while self._number < len(self._lines):
            start, end = self._lines[self._number]
            start, _ = self._unquoted(start, end)
            if "|" not in self._text[start:end]:
                return
            self._row(start, end)
            self._number += 1

    def _row(self, start: int, end: int) -> None:
        for cell in CELL.finditer(self._text, start, end):
            if not cell.group().isspace():
                self._add(_Paragraph(BlockKind.CELL, 0, 0, True, [cell.span()]))

    def _fenced(self, fence: str, quotes: int) -> None:
        self._flush()
        lines = []
        while self._number < len(self._lines):
            start, end = self._lines[self._number]
            for _ in range(quotes):
                match = QUOTE.match(self._text, start, end)
                start = match.end() if match else start
            self._number += 1
            if self._text[start:end].strip().startswith(fence) and not self._text[start:end].strip().strip(fence[0]):
                break
            lines.append((start, end))
        self._code(lines)

    def _code(self, lines: list[tuple[int, int]]) -> None:
        if not lines:
            return
        text, pieces = read(self._text[lines[0][0] : lines[-1][1]], lines[0][0])
        if text:
            self.blocks.append(Block(text, pieces, BlockKind.CODE, gap=self._gap))

    def _heading(self, line: str, start: int, end: int, level: int) -> None:
        self._flush()
        self._in_list = False
        closing = HEADING_END.search(line, start - end + len(line))
        if closing:
            end -= len(line) - closing.start()
        self._open = _Paragraph(BlockKind.HEADING, 0, 0, self._gap, [(start, max(start, end))])
        self._flush(level=level)

    def _html(self, line: str, start: int) -> None:
        """Hand a run of lines of HTML to its own reader; it ends at a blank line or with its element."""
        from mtcheck.loading.html import html

        self._flush()
        end = self._lines[self._number - 1][1]
        opening = line.lstrip().lower()
        closing = next((last for first, last in HTML_UNTIL if opening.startswith(first)), "")
        if not closing or closing not in self._text[start:end].lower():
            for _, following in self._html_lines(closing):
                end = following
        for block in html(self._text[start:end], "").blocks:
            pieces = tuple(Piece(p.at, p.length, p.start + start, p.end + start) for p in block.pieces)
            self.blocks.append(replace(block, pieces=pieces))

    def _html_lines(self, closing: str) -> Iterator[tuple[int, int]]:
        while self._number < len(self._lines):
            start, end = self._lines[self._number]
            if not closing and not self._text[start:end].strip():
                return
            self._number += 1
            yield start, end
            if closing and closing in self._text[start:end].lower():
                return

    def _item(self, line: str, start: int, end: int, quotes: int) -> bool:
        """Begin a list item, a footnote or what a term means, if the line does."""
        if self._note(line, start, end, quotes):
            return True
        item = ITEM.match(line)
        if not item or not self._may_begin(item, line):
            return False
        self._flush()
        self._in_list = True
        self._numbered = bool(item[2])
        indent = len(line) - len(line.lstrip())
        rest = start + item.end()
        self._open = _Paragraph(BlockKind.LIST_ITEM, quotes, indent, self._gap, [])
        if rest < end:
            self._open.lines.append((rest, end))
        return True

    def _note(self, line: str, start: int, end: int, quotes: int) -> bool:
        """Begin a footnote or what a term means, if the line does."""
        is_term = self._is_term()
        is_next = self._open is not None and self._open.is_note
        note = NOTE.match(line) or (MEANING.match(line) if is_term or is_next else None)
        if note is None:
            return False
        if is_term and "[" not in note.group():
            self._settle_term()
        self._flush()
        self._open = _Paragraph(BlockKind.PARAGRAPH, quotes, 0, self._gap, [], is_note=True)
        self._continue(line[note.end() :], start + note.end(), end, quotes)
        return True

    def _settle_term(self) -> None:
        """End a term above what it means: a label, not a sentence."""
        lines = self._open.lines if self._open else []
        self._open = None
        for start, end in lines:
            self._title(start, end)

    def _is_term(self) -> bool:
        """Whether what is open is a line alone that nothing ends."""
        is_plain = self._open is not None and self._open.kind is BlockKind.PARAGRAPH and not self._open.is_note
        lines = self._open.lines if self._open and is_plain else []
        return len(lines) == 1 and self._text[lines[0][0] : lines[0][1]].rstrip()[-1:] not in tuple(".,;:!?-–—")

    def _may_begin(self, item: re.Match[str], line: str) -> bool:
        if item[2] is None:
            return bool(line[item.end() :].strip()) or not self._open
        return int(item[2]) <= 1 or (self._in_list and self._numbered)

    def _continue(self, line: str, start: int, end: int, quotes: int) -> None:
        indent = len(line) - len(line.lstrip())
        if self._open is None:
            self._in_list = self._in_list and indent >= 2
            kind = BlockKind.LIST_ITEM if self._in_list else BlockKind.QUOTE if quotes else BlockKind.PARAGRAPH
            self._open = _Paragraph(kind, quotes, indent, self._gap, [])
        self._open.lines.append((start + indent, end))

    def _flush(self, level: int = 0) -> None:
        if self._open:
            self._add(self._open, level)
            self._open = None

    def _add(self, paragraph: _Paragraph, level: int = 0) -> None:
        lines = [(start, start + len(self._text[start:end].rstrip())) for start, end in paragraph.lines]
        if not lines:
            return
        anchor = ANCHOR.search(self._text, *lines[-1]) if paragraph.kind is BlockKind.HEADING else None
        if anchor:
            lines[-1] = (lines[-1][0], anchor.start())
        found = inline(self._text, lines, self._references)
        named = (Mark(MarkKind.ANCHOR, len(found.text), len(found.text), anchor[1]),) if anchor else ()
        if found.text:
            self.blocks.append(
                Block(
                    found.text,
                    found.pieces,
                    paragraph.kind,
                    level=level,
                    indent=paragraph.indent,
                    marks=found.marks + named,
                    gap=paragraph.gap,
                )
            )
            self._gap = False
        self.blocks += [Block(text, pieces, BlockKind.ALT) for text, pieces in found.alternatives]
        self.blocks += [Block(text, pieces, kind) for kind, text, pieces in found.attributes]
