"""AsciiDoc: titles, paragraphs, lists, tables, literal blocks; links, names of buttons and keys, attributes.

Source: the documentation of the AsciiDoc language (Eclipse Foundation). Nothing is included, evaluated or left out by a
condition: what is between two directives is read.
"""

from __future__ import annotations

import re

from mtcheck.loading.light_inline import Inline, LightLines, Raw, read_blocks
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Document
from mtcheck.patterns import lazy

_LABEL = r"\[(?P<{}>(?:[^\]\\]|\\.){{0,600}}+)\]"
_INLINE = lazy(
    r"\\(?P<escaped>\{[\w-]+\}|[*_`#^~]+|<<|https?:|[a-z]+:)"
    r"|(?P<passed>\+\+\+(?:[^+]|\+(?!\+\+))+\+\+\+|(?:pass|stem|latexmath|asciimath):[\w,]{0,20}\[[^\]]{0,600}\])"
    r"|(?P<quoted>(?P<quote>[\"'])`(?P<said>[^`\n]+)`(?P=quote))"
    r"|`\+(?P<passed_code>[^`\n]+)\+`|``(?P<inner_code>[^`]+)``"
    r"|(?<![\w`])`(?P<code>[^\s`](?:[^`]*[^\s`])?)`(?![\w`])"
    rf"|(?P<address>(?:https?|ftp|irc)://[^\s\[\]<>]{{1,1000}}+){_LABEL.format('title')}"
    rf"|(?<!\w)(?P<macro>[a-z]{{1,12}}+):(?![\s:])(?P<aim>[^\s\[\]]{{0,400}}+){_LABEL.format('label')}"
    r"|<<(?P<cross>[^<>,\n]{1,200})(?:,\s*(?P<crossed>[^<>]{1,300}))?>>"
    r"|(?P<hidden>\[\[[^\[\]]{1,200}\]\]|\(\(\([^()]{1,200}\)\)\))|\(\((?P<index>[^()]{1,200})\)\)"
    r"|(?P<attribute>\{[A-Za-z0-9_][\w-]{0,60}(?::[^{}\s]{1,60})?\})"
    r"|\*\*(?P<inner_strong>[^*]+)\*\*|(?<![\w*])\*(?P<strong>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])"
    r"|__(?P<inner_emphasis>[^_]+)__|(?<![\w_])_(?P<emphasis>[^\s_](?:[^_]*[^\s_])?)_(?![\w_])"
    r"|(?:\[[^\[\]\n]{0,60}\])?(?<![\w#])#(?P<set>[^\s#](?:[^#\n]*[^\s#])?)#(?![\w#])"
    r"|(?<=\S)[ ](?P<broken>\+)(?=\n|\Z)"
)
_MARKS = {
    "code": MarkKind.CODE,
    "inner_code": MarkKind.CODE,
    "passed_code": MarkKind.CODE,
    "strong": MarkKind.STRONG,
    "inner_strong": MarkKind.STRONG,
    "emphasis": MarkKind.EMPHASIS,
    "inner_emphasis": MarkKind.EMPHASIS,
    "attribute": MarkKind.KEPT,
    "passed": MarkKind.KEPT,
}
_LITERAL = frozenset({MarkKind.CODE, MarkKind.KEPT})
_LINKS = frozenset({"link", "xref", "mailto"})
_CONTROLS = {"btn": MarkKind.CONTROL, "kbd": MarkKind.STRONG}
_SHOWN_ASIDE = frozenset({"footnote"})
_OPTIONS = lazy(r",\s*[\w-]+\s*=")
_STEP = lazy(r"\s*>\s*")
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}

_VERBATIM = lazy(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|```[\w,+-]*)[ \t]*")
_COMMENT = "////"
_TABLE = lazy(r"[|,:!]={3,}[ \t]*")
_ASIDE = lazy(
    r":!?[\w-]+!?:(?:[ \t].*)?|//.*|(?:={4,}|\*{4,}|_{4,}|--|\+|'{3,}|<{3,}|~{4,})[ \t]*|\[[^\]]*\](?:[ \t]*)"
    r"|(?:include|ifdef|ifndef|ifeval|endif|toc|video|audio|page-break)::.*"
)
"""Lines that hold no text: attributes, comments, borders of blocks, directives."""
_HEADING = lazy(r"(?P<level>={1,6}|#{1,6})[ \t]+(?P<title>\S.*?)(?:[ \t]{1,9}(?P=level))?")
_TITLE = lazy(r"\.(?P<title>[^\s.].*)")
_PICTURE = lazy(r"image::(?P<aim>[^\s\[\]]+)\[(?P<label>[^\],]*)[^\]]*\][ \t]*")
_ITEM = lazy(r"[ \t]*(?:\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-zA-Z]\.|<[\d.]{1,3}>)[ \t]+(?:\[[ x*]\][ \t]+)?(?P<said>\S.*)")
_TERM = lazy(r"[ \t]*(?P<term>\S.*?)(?::{2,4}|;;)(?:[ \t]+(?P<said>\S.*))?[ \t]*")
_ADMONITION = lazy(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?P<said>\S.*)")
_UNDERLINE = lazy(r"(?:={3,}|-{3,}|~{3,}|\^{3,}|\+{3,})[ \t]*")
_CELL = lazy(r"(?:(?:(?<=[ \t])|(?<![\s\S]))(?:\d*[.\d]*[+*])?[<>^.]*[adehlmsv]?)?(?<!\\)\|(?P<said>[^|]*)")
_LEVELS = "=-~^+"


def asciidoc(text: str, name: str) -> Document:
    """Read a page of AsciiDoc."""
    return Document(name, text, Format.ASCIIDOC, tuple(read_blocks(text, _Lines(text).read(), _INLINE, _take)))


class _Lines(LightLines):
    """Tells blocks apart, line by line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._is_table = self._is_defined = False

    def _read_line(self, at: int) -> int:
        start, end = self._lines[at]
        line = self._text[start:end].rstrip()
        if not line:
            self._close()
            self._gap = True
        elif _VERBATIM.fullmatch(line) and not self._is_underline(at):
            return self._read_verbatim(at)
        elif _TABLE.fullmatch(line):
            self._close()
            self._is_table = not self._is_table
        elif self._is_table:
            self._read_cells(line, start)
        else:
            return self._read_text(line, at)
        return at + 1

    def _read_text(self, line: str, at: int) -> int:
        start, end = self._lines[at]
        if self._is_underline(at):
            heading, self._open = self._open, None
            if heading:
                self._put(BlockKind.HEADING, *heading.stretches[0], level=_LEVELS.index(line[0]) + 1)
        elif _ASIDE.fullmatch(line) and not (self._open and line[0] in "[:"):  # within a paragraph these are text
            if not line.startswith("//"):
                self._close()
        elif not self._read_marked(line, start) and not self._go_on(start, end):
            is_literal = line[0] in " \t" and not self._is_defined
            self._open = Raw(BlockKind.CODE if is_literal else BlockKind.PARAGRAPH, [(start, end)], gap=self._gap)
        self._gap = False
        return at + 1

    def _read_marked(self, line: str, start: int) -> bool:
        """Read a line that says itself what it is; False where it is one of a paragraph."""
        self._is_defined = self._is_defined and line[0] in " \t"
        if match := _ITEM.fullmatch(line):
            indent = len(line) - len(line.lstrip())
            self._begin(BlockKind.LIST_ITEM, *_span(match, "said", start), indent)
            return True
        if self._open and not _TERM.fullmatch(line):
            return False
        if match := _HEADING.fullmatch(line):
            self._put(BlockKind.HEADING, *_span(match, "title", start), level=len(match["level"]))
        elif match := _PICTURE.fullmatch(line):
            self._put(BlockKind.ALT, *_span(match, "label", start))
        elif match := _TITLE.fullmatch(line):
            self._put(BlockKind.CAPTION, *_span(match, "title", start))
        elif match := _ADMONITION.fullmatch(line):
            self._begin(BlockKind.PARAGRAPH, *_span(match, "said", start))
        elif match := _TERM.fullmatch(line):
            self._close()
            self._put(BlockKind.LIST_ITEM, *_span(match, "term", start))
            if match["said"]:
                self._begin(BlockKind.PARAGRAPH, *_span(match, "said", start))
            self._is_defined = True
        else:
            return False
        return True

    def _go_on(self, start: int, end: int) -> bool:
        """Add a line to the block that is open; False where none is."""
        if self._open is None:
            return False
        self._open.stretches.append((start, end))
        return True

    def _is_underline(self, at: int) -> bool:
        """Whether a line is drawn below a title of one line that is as long as it."""
        line = self._text[slice(*self._lines[at])]
        if self._open is None or len(self._open.stretches) != 1 or self._open.kind is not BlockKind.PARAGRAPH:
            return False
        start, end = self._open.stretches[0]
        return bool(_UNDERLINE.fullmatch(line)) and abs(len(line.strip()) - (end - start)) <= 2

    def _read_verbatim(self, at: int) -> int:
        self._close()
        border = self._text[slice(*self._lines[at])].strip()
        border = "```" if border.startswith("```") else border
        end = at + 1
        while end < len(self._lines) and self._text[slice(*self._lines[end])].rstrip() != border:
            end += 1
        lines = self._lines[at + 1 : end]
        if lines and not border.startswith(_COMMENT):
            self._found.append(Raw(BlockKind.CODE, lines, gap=self._gap))
        self._gap = False
        return end + 1

    def _read_cells(self, line: str, start: int) -> None:
        cells = [_span(match, "said", start) for match in _CELL.finditer(line)]
        for cell in cells:
            self._begin(BlockKind.CELL, *cell)
        if not cells and not line.startswith("//") and not self._go_on(start, start + len(line)):
            self._put(BlockKind.CELL, start, start + len(line))

    def _begin(self, kind: BlockKind, start: int, end: int, indent: int = 0) -> None:
        self._close()
        self._open = Raw(kind, [(start, end)], indent=indent, gap=self._gap)


def _span(match: re.Match[str], group: str, start: int) -> tuple[int, int]:
    return start + match.start(group), start + match.end(group)


# Inside a block


def _take(inline: Inline, match: re.Match[str]) -> None:
    """Read what the expression has found."""
    group = match.lastgroup or ""
    if group == "escaped":
        inline.add(*match.span(group))
    elif group in _MARKS:
        inline.mark(_MARKS[group], match.span(group), is_literal=_MARKS[group] in _LITERAL)
    elif group == "label":
        _take_macro(inline, match)
    elif group == "title":
        _link(inline, match, "address", "title")
    elif group in ("cross", "crossed"):
        inline.mark(MarkKind.LINK, match.span(group), f"#{match['cross'].removeprefix('#')}")
    elif group in ("index", "set"):
        inline.scan(*match.span(group))
    elif match["said"]:
        opening, closing = _QUOTES[match["quote"]]
        start, end = match.span()
        inline.put(opening, start, start + 2)
        inline.scan(*match.span("said"))
        inline.put(closing, end - 2, end)


def _take_macro(inline: Inline, match: re.Match[str]) -> None:
    macro, label = match["macro"], match.span("label")
    if macro in _LINKS:
        _link(inline, match, "aim", "label")
    elif macro in _CONTROLS and not match["aim"]:
        inline.mark(_CONTROLS[macro], label)
    elif macro == "menu":
        _take_menu(inline, match)
    elif macro == "image" and "\n" not in match["label"]:
        inline.picture(match["aim"], (label[0], label[0] + len(match["label"].partition(",")[0])))
    elif macro in _SHOWN_ASIDE:
        inline.asides.append((BlockKind.PARAGRAPH, label))
    elif match["aim"] or macro == "icon":
        inline.mark(MarkKind.KEPT, match.span(), is_literal=True)
    else:
        inline.add(*match.span())


def _take_menu(inline: Inline, match: re.Match[str]) -> None:
    """A way through menus: *menu:File[Save]*."""
    start, end = match.span("label")
    inline.mark(MarkKind.CONTROL, match.span("aim"))
    if start < end:
        inline.put(" > ", start - 1, start)
        inline.mark_parts(MarkKind.CONTROL, (start, end), _STEP)


def _link(inline: Inline, match: re.Match[str], aim: str, label: str) -> None:
    """A link with its words, or its address where it has none."""
    start, end = match.span(label)
    if options := _OPTIONS.search(match[label]):
        end = start + options.start()
    end -= match[label][: end - start].endswith("^")
    target = f"#{match[aim].removeprefix('#')}" if match["macro"] == "xref" and "." not in match[aim] else match[aim]
    inline.mark(MarkKind.LINK, (start, end) if start < end else match.span(aim), target, is_literal=start >= end)
