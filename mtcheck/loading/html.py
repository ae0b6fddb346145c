"""HTML: the blocks that a reader sees, with titles, descriptions and alternative texts, at their places in the file.

No tree is built: one walk over the tags keeps the open elements, so that depth costs nothing and the page may be as
broken as it likes.
"""

from __future__ import annotations

from mtcheck.loading import html_elements as elements
from mtcheck.loading.html_blocks import Blocks
from mtcheck.loading.html_code import holds_code
from mtcheck.loading.html_context import OUTSIDE, Context, enter, words_of
from mtcheck.loading.html_tokens import Attribute, Token, Tokenizer, TokenKind, attributes
from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Box, Document
from mtcheck.model.tuples import NamedTuple

_BUTTONS = ("button", "reset", "submit")
_NOTES = 5
_REACH = 64
_DEEPEST = 128
_NESTED_MARKS = 16
"""How many open elements are searched for one that ends unsaid, how deep boxes and marks nest: depth costs nothing."""


def html(text: str, name: str) -> Document:
    """A page's blocks in the order of the file."""
    page = _Page(text)
    page.read()
    return Document(
        name, text, Format.HTML, page.blocks.result(), language=page.language, notes=tuple(page.notes(name))
    )


class _Element(NamedTuple):
    """An open element: what holds inside, how many marks it opened, and where it stands if a script may fill it."""

    name: str
    context: Context
    marks: int
    at: int = -1
    outer: Box | None = None
    """The box around it."""


class _Page:
    """The open elements of a page, outermost first, while it is read."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokenizer = Tokenizer(text)
        self._open: list[_Element] = []
        self._count: dict[str, int] = {}
        self._xml = text.lstrip("\ufeff \t\r\n").startswith("<?xml")
        self._context = OUTSIDE
        self.blocks = Blocks(text)
        self.language = ""

    def read(self) -> None:
        """Walk through the whole page."""
        for token in self._tokenizer.tokens():
            if token.kind is TokenKind.TEXT:
                if not self._context.hidden:
                    self.blocks.text(token.start, token.end, self._context)
            elif token.kind is TokenKind.START:
                self._start(token)
            elif token.kind is TokenKind.END:
                self._end(token)
            else:
                self._raw(token)
        self.blocks.flush()

    def notes(self, name: str) -> list[str]:
        """What was malformed in a way that may have cost text."""
        found = self._tokenizer.notes
        lines = [self._text.count("\n", 0, at) + 1 for at, _ in found[:_NOTES]]
        notes = [f"{name}: line {line}: {what}" for line, (_, what) in zip(lines, found, strict=False)]
        return notes + ([f"{name}: {len(found) - _NOTES} more tags are broken"] if len(found) > _NOTES else [])

    def _start(self, token: Token) -> None:
        name = token.name
        self._end_implied(name)
        if name in elements.BLOCKS:
            self.blocks.flush()
        given = attributes(self._text, token)
        code = name == "pre" and holds_code(self._text, token.end)
        context = enter(self._context, name, given, code=code)
        if name == "html" and "lang" in given:
            self.language = self.language or given["lang"].value.strip()
        if not context.hidden:
            self._texts_of(token, given, context)
        if name in elements.OBJECTS and not self._context.hidden:
            self.blocks.object()
        closed = self._text[token.end - 2] == "/" and (self._xml or self._count.get("svg", 0) > 0)
        if name in elements.VOID or closed:
            self._void(token, context)
            return
        marked = 0 if context.hidden else self._open_marks(name, given)
        fillable = name in elements.FILLABLE and bool(given) and not context.hidden
        outer = self.blocks.box
        self._open.append(_Element(name, context, marked, self.blocks.length if fillable else -1, outer))
        if name in elements.BOXES and len(self._open) <= _DEEPEST:
            self.blocks.box = Box(name, words_of(given) if given else (), outer)
        self._count[name] = self._count.get(name, 0) + 1
        self._context = context

    def _open_marks(self, name: str, given: dict[str, Attribute]) -> int:
        """Open what an element says of the characters in it, and count it."""
        marks = []
        if name in elements.MARKS:
            marks.append((elements.MARKS[name], given["href"].value if name == "a" and "href" in given else ""))
        if given and name not in ("html", "body"):
            marks += _kept(given)
        if self.blocks.nesting + len(marks) > _NESTED_MARKS:
            return 0
        for kind, target in marks:
            self.blocks.open_mark(kind, target)
        return len(marks)

    def _void(self, token: Token, context: Context) -> None:
        if token.name == "br" and not context.hidden:
            self.blocks.line_break(token.start, token.end, context)
        elif token.name in elements.BLOCKS:
            self.blocks.flush()

    def _texts_of(self, token: Token, given: dict[str, Attribute], context: Context) -> None:
        """The texts that stand in attributes: each is a block of its own."""
        if not given:
            return
        name = token.name
        if name == "meta":
            key = given.get("name") or given.get("property")
            if key and key.value.lower() in elements.META_NAMES:
                self._value(given, "content", BlockKind.META, context)
            return
        if name == "img" and "src" in given:
            self.blocks.image(given["src"].value, context, formula=not elements.FORMULAS.isdisjoint(context.hints))
        if name in ("img", "area", "input"):
            self._value(given, "alt", BlockKind.ALT, context)
        if name == "input" and "type" in given and given["type"].value.lower() in _BUTTONS:
            self._value(given, "value", BlockKind.CONTROL, context)
        if name in ("input", "textarea"):
            self._value(given, "placeholder", BlockKind.CONTROL, context)
        if name not in ("link", "style", "iframe"):
            self._value(given, "title", BlockKind.TOOLTIP, context)
            self._value(given, "aria-label", BlockKind.TOOLTIP, context)

    def _value(self, given: dict[str, Attribute], name: str, kind: BlockKind, context: Context) -> None:
        attribute = given.get(name)
        if attribute and attribute.value:
            self.blocks.attribute(attribute, kind, context)

    def _raw(self, token: Token) -> None:
        if token.name == "cdata":
            if not self._context.hidden:
                self.blocks.verbatim(token.start, token.end, self._context)
        elif not self._context.hidden and token.name in ("title", "textarea", "xmp"):
            self.blocks.text(token.start, token.end, self._context)

    def _end(self, token: Token) -> None:
        name = token.name
        if name in elements.BLOCKS or name == "br":
            self.blocks.flush()
        if not self._count.get(name):
            return
        if name in elements.BLOCKS or not self._close_crossed(name):
            while self._close() != name:
                pass

    def _close_crossed(self, name: str) -> bool:
        """End an element such as ``<b>`` that a block was opened inside of: the block stays open."""
        crossed = False
        for depth in range(len(self._open) - 1, max(0, len(self._open) - _REACH) - 1, -1):
            inner = self._open[depth]
            if inner.name == name:
                break
            crossed = crossed or inner.name in elements.BLOCKS
        if not crossed or inner.name != name:
            return False
        above = sum(each.marks for each in self._open[depth + 1 :])
        for _ in range(inner.marks):
            self.blocks.close_mark(above)
        self._count[name] -= 1
        self._open[depth] = _Element("", inner.context, 0, outer=inner.outer)
        return True

    def _close(self) -> str:
        """Close the innermost open element."""
        name, _, marks, at, outer = self._open.pop()
        self._count[name] = self._count.get(name, 0) - 1
        if name in elements.BLOCKS:
            self.blocks.flush()
            self.blocks.box = outer
        for _ in range(marks):
            self.blocks.close_mark()
        if at == self.blocks.length:
            self.blocks.object()
        self._context = self._open[-1].context if self._open else OUTSIDE
        return name

    def _end_implied(self, name: str) -> None:
        """Close what the start of this element ends without saying so."""
        rule = elements.ENDS_BEFORE.get(name)
        if rule:
            self._close_up_to(*rule)
        if name in elements.BLOCKS and self._count.get("p"):
            self._close_up_to(frozenset(("p",)), elements.PARAGRAPH_SCOPE)

    def _close_up_to(self, names: frozenset[str], scope: frozenset[str]) -> None:
        if not any(self._count.get(name) for name in names):
            return
        lowest = max(0, len(self._open) - _REACH)
        for depth in range(len(self._open) - 1, lowest - 1, -1):
            name = self._open[depth].name
            if name in scope:
                return
            if name in names:
                while len(self._open) > depth:
                    self._close()
                return


def _kept(given: dict[str, Attribute]) -> list[tuple[MarkKind, str]]:
    """What the attributes say must stay as it is, with its language where they name one."""
    lang = given.get("lang") or given.get("xml:lang")
    if lang and lang.value.strip():
        return [(MarkKind.KEPT, lang.value.strip())]
    no = "translate" in given and given["translate"].value.strip().lower() == "no"
    return [(MarkKind.KEPT, "")] if no or ("class" in given and "notranslate" in given["class"].value.split()) else []
