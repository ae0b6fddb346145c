"""reStructuredText: titles, paragraphs, lists, tables, directives and literal blocks.

Source: the docutils project, reStructuredText Markup Specification; the documentation of Sphinx, Directives. Nothing is
included or evaluated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.loading.light_inline import LightLines, Raw, read_blocks
from mtcheck.loading.restructured_inline import INLINE, find_targets, take_inline
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_RULE = lazy(rf"(?P<sign>{_PUNCTUATION})(?P=sign)*[ \t]*")
_SHORTEST_RULE = 4
_ITEM = lazy(r"(?:[*+•‣-]|\(?(?:\d{1,3}|#|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t]+(?=\S)")
_FIELD = lazy(r":(?![:\s`])(?:[^:\n\\]|\\.){1,60}(?<!\s):(?:[ \t]+|$)(?!`)")
_BARS = lazy(r"\|(?:[ \t]+|$)")
_DIRECTIVE = lazy(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w][\w:.+-]*?)::(?:[ \t]+(?P<said>\S.*))?[ \t]*")
_NOTE = lazy(r"\.\.[ \t]+\[[^\]\n]+\][ \t]+(?=\S)")
_ASIDE = lazy(r"(?:\.\.|__)(?:[ \t].*)?")
_OPTION = lazy(r"[ \t]+:(?P<name>[\w-]+):(?:[ \t]+(?P<said>\S.*))?[ \t]*")
_GRID = lazy(r"\+(?:[-=]+\+)+[ \t]*")
_COLUMNS = lazy(r"=+(?:[ ]+=+)+[ \t]*")
_SPAN = lazy(r"-[- ]*-[ \t]*")
_STARTS = ((_ITEM, BlockKind.LIST_ITEM), (_FIELD, BlockKind.LIST_ITEM), (_NOTE, BlockKind.PARAGRAPH))
_MARKED = ".. "
_DOCTEST = ">>>"
_LITERAL = "::"
_PICTURES = frozenset({"image", "figure"})
_SPOKEN = frozenset(
    "attention caution danger error hint important note tip warning admonition seealso todo topic sidebar replace"
    " rubric centered table list-table tab-item tab card dropdown details".split()
)
"""Directives whose own line is read too."""
_CODES = frozenset(
    "code code-block sourcecode literalinclude math parsed-literal doctest testcode testoutput testsetup prompt"
    " graphviz digraph graph uml mermaid plot productionlist ipython jupyter-execute".split()
)
"""Those that hold what is no prose."""
_UNSHOWN = frozenset(
    "toctree include contents sectnum index highlight meta role default-role currentmodule module autosummary tocdepth"
    " default-domain program figwidth target-notes header footer raw image".split()
)
"""Those of which nothing is read but a picture's text; what is in all others is read."""


def restructured(text: str, name: str) -> Document:
    """Read a page of reStructuredText."""
    targets = find_targets(text)
    blocks = read_blocks(text, _Lines(text).read(), INLINE, lambda inline, match: take_inline(inline, match, targets))
    return Document(name, text, Format.REST, tuple(blocks))


class _Lines(LightLines):
    """Tells blocks apart, line by line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._styles: list[str] = []
        """The signs below and above titles, from the highest level down."""

    def _line(self, at: int) -> str:
        return self._text[slice(*self._lines[at])] if at < len(self._lines) else ""

    def _indent(self, at: int) -> int:
        line = self._line(at)
        return len(line) - len(line.lstrip())

    def _read_line(self, at: int) -> int:
        line = self._line(at).strip()
        if not line:
            self._close()
            self._gap = True
            return at + 1
        if self._open and line.startswith(_MARKED) and self._indent(at) <= self._open.indent:
            self._close()
        if self._open is None and (after := self._read_special(at, line)):
            self._gap = False
            return after
        if (self._open and self._read_title(at, line)) or self._read_marked(at, line):
            self._gap = False
            return at + 1
        self._go_on(at)
        self._gap = False
        return self._read_literal(at) if line.endswith(_LITERAL) and not self._line(at + 1).strip() else at + 1

    def _read_special(self, at: int, line: str) -> int:
        """Read what begins with a line of its own kind; where the text goes on, or 0."""
        if directive := _DIRECTIVE.fullmatch(line):
            return self._read_directive(at, directive["name"].lower(), bool(directive["said"]))
        if _ASIDE.fullmatch(line) and not _NOTE.match(line):
            return self._end_of(at)
        if _GRID.fullmatch(line):
            return self._read_grid(at)
        if _COLUMNS.fullmatch(line):
            return self._read_columns(at)
        if line.startswith(_DOCTEST):
            return self._read_code(at, self._next_blank(at))
        if _RULE.fullmatch(line) and len(line) >= _SHORTEST_RULE:
            is_over = _RULE.fullmatch(self._line(at + 2).strip()) and self._line(at + 2)[:1] == line[0]
            if is_over:
                self._put_title(at + 1, line[0] * 2)
            return at + 3 if is_over else at + 1
        return 0

    # Titles and paragraphs

    def _read_title(self, at: int, line: str) -> bool:
        """Read a line below a title of one line; False where it is none."""
        if self._open is None or len(self._open.stretches) != 1 or self._open.kind is not BlockKind.PARAGRAPH:
            return False
        start, end = self._open.stretches[0]
        if not _RULE.fullmatch(line) or len(line) < min(end - start, _SHORTEST_RULE):
            return False
        self._open = None
        self._put_title(at - 1, line[0])
        return True

    def _put_title(self, at: int, style: str) -> None:
        if style not in self._styles:
            self._styles.append(style)
        self._put(BlockKind.HEADING, *self._inner(at), level=self._styles.index(style) + 1)

    def _inner(self, at: int, skipped: int = 0) -> tuple[int, int]:
        """A line without its indent, and what of it is skipped."""
        start, end = self._lines[at]
        return start + self._indent(at) + skipped, end

    def _read_marked(self, at: int, line: str) -> bool:
        """Read an item of a list, a field or a note; False where the line is none."""
        for pattern, kind in _STARTS:
            if match := pattern.match(line):
                if self._open and self._open.kind is BlockKind.PARAGRAPH and self._indent(at) >= self._open.indent:
                    return False
                self._begin(kind, at, match.end())
                return True
        if match := _BARS.match(line):
            self._begin(BlockKind.PARAGRAPH, at, match.end())
            return True
        return False

    def _go_on(self, at: int) -> None:
        """Add a line to the block that is open, unless it is set in as that is not."""
        first = self._open
        if first is None or (first.kind is BlockKind.PARAGRAPH and self._indent(at) > first.indent):
            self._begin(BlockKind.PARAGRAPH, at)
        else:
            first.stretches.append(self._inner(at))

    # Literal blocks and directives

    def _end_of(self, at: int) -> int:
        """Where what is set in below a line ends."""
        base, end = self._indent(at), at + 1
        while end < len(self._lines) and (not self._line(end).strip() or self._indent(end) > base):
            end += 1
        while end > at + 1 and not self._line(end - 1).strip():
            end -= 1
        return end

    def _next_blank(self, at: int) -> int:
        while self._line(at).strip():
            at += 1
        return at

    def _read_literal(self, at: int) -> int:
        """Read the block below a paragraph that ends in two colons, of which readers see one or none."""
        if self._open:
            start, end = self._open.stretches[-1]
            cut = end - start - len(self._text[start:end].rstrip()) + 1
            cut += self._text[start : end - cut].endswith((" :", "\t:")) or end - start - cut == 1
            self._open.stretches[-1] = (start, max(start, end - cut))
        self._close()
        return self._read_code(at + 1, self._end_of(at))

    def _read_code(self, start: int, end: int) -> int:
        lines = [self._inner(at) for at in range(start, end) if self._line(at).strip()]
        if lines:
            self._found.append(Raw(BlockKind.CODE, lines, gap=self._gap))
        return max(start, end)

    def _read_directive(self, at: int, name: str, has_text: bool) -> int:
        end, first = self._end_of(at), at + 1
        said = self._line(at).index("::") + 2
        if has_text and name in _SPOKEN:
            self._begin(BlockKind.PARAGRAPH, at, len(self._line(at)[self._indent(at) : said]) + 1)
        while first < end and (option := _OPTION.fullmatch(self._line(first))):
            if option["name"] == "alt" and name in _PICTURES and option["said"]:
                start = self._lines[first][0]
                self._put(BlockKind.ALT, start + option.start("said"), start + option.end("said"))
            first += 1
        if first > at + 1:
            self._close()
        if name in _UNSHOWN:
            return end
        return self._read_code(first, end) if name in _CODES else first

    # Tables

    def _read_grid(self, at: int) -> int:
        """Read a table that is drawn, cell by cell."""
        cells: dict[int, list[tuple[int, int]]] = {}
        while self._line(at).strip().startswith(("+", "|")):
            if self._line(at).strip().startswith("+"):
                self._put_cells(cells)
            else:
                for place, part in self._parts(at):
                    cells.setdefault(place, []).append(part)
            at += 1
        self._put_cells(cells)
        return at

    def _parts(self, at: int) -> Iterator[tuple[int, tuple[int, int]]]:
        """What is between the bars of a line of a table, with its column."""
        start, line = self._lines[at][0], self._line(at)
        bars = [place for place, sign in enumerate(line) if sign == "|"]
        for first, last in pairwise(bars):
            yield first, (start + first + 1, start + last)

    def _read_columns(self, at: int) -> int:
        """Read a table whose columns are drawn above and below it."""
        ruler = self._line(at)
        starts = [place for place, sign in enumerate(ruler) if sign == "=" and ruler[place - 1 : place] != "="]
        cells: dict[int, list[tuple[int, int]]] = {}
        at += 1
        while at < len(self._lines) and (self._line(at).strip() or not self._is_over(at)):
            line, (start, end) = self._line(at), self._lines[at]
            if line[starts[0] : starts[1]].strip() or not line.strip():
                self._put_cells(cells)
            if line.strip() and not _COLUMNS.fullmatch(line.strip()) and not _SPAN.fullmatch(line.strip()):
                for first, last in zip(starts, [*starts[1:], len(line)], strict=True):
                    cells.setdefault(first, []).append((min(start + first, end), min(start + last, end)))
            at += 1
        self._put_cells(cells)
        return at

    def _is_over(self, at: int) -> bool:
        """Whether a table has ended before an empty line."""
        return bool(_COLUMNS.fullmatch(self._line(at - 1).strip()))

    def _put_cells(self, cells: dict[int, list[tuple[int, int]]]) -> None:
        for _, stretches in sorted(cells.items()):
            self._found.append(Raw(BlockKind.CELL, stretches, gap=False))
        cells.clear()

    # Blocks

    def _begin(self, kind: BlockKind, at: int, skipped: int = 0) -> None:
        self._close()
        self._open = Raw(kind, [self._inner(at, skipped)], indent=self._indent(at), gap=self._gap)
