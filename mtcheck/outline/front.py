"""Front matter: the keys of a Markdown page with their values, each at its place; read line by line, not as YAML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.outline.bare import front_matter
from mtcheck.patterns import lazy

_LINE = lazy(
    r"^(?P<indent>[ \t]*)(?P<item>-[ \t]+)?"
    r"(?P<key>[\"']?[^\W\d_][^\s:=#\"'\[\]{},][^:=#\"'\[\]{},\r\n]{0,60}?[\"']?|[\w.-]{1,60})"
    r"[ \t]*(?P<sign>:|=)(?=[ \t\r\n]|$)[ \t]*(?P<value>[^\r\n]*)$",
    re.MULTILINE,
)
_BLOCK = lazy(r"[|>][+-]?\d?\s*$")
_TYPES = (
    ("switch", lazy(r"(?i:true|false|yes|no|on|off)$")),
    ("number", lazy(r"[-+]?\d[\d_]*(?:\.\d+)?$")),
    ("date", lazy(r"\d{4}-\d{2}-\d{2}")),
    ("list", lazy(r"\[")),
    ("table", lazy(r"\{")),
    (
        "path",
        lazy(
            r"[\"']?(?:https?://\S+|\.{0,2}/[^\s\"']*|[\w./-]+\.(?:png|jpe?g|svg|webp|gif|avif|html?|mdx?|css|js))[\"']?$"
        ),
    ),
)


class Key(NamedTuple):
    """A key of the front matter; ``path`` is its name behind those above it, and how often it came before."""

    path: tuple[tuple[str, ...], int]
    span: Span
    value: str
    value_span: Span

    @property
    def name(self) -> str:
        return self.path[0][-1]

    @property
    def parent(self) -> tuple[tuple[str, ...], int]:
        """The path of the key above it."""
        return self.path[0][:-1], self.path[1]

    @property
    def type(self) -> str:
        """What kind of value it is; empty for text."""
        return next((name for name, pattern in _TYPES if pattern.match(self.value)), "" if self.value else "nothing")


def front_keys(document: Document) -> list[Key]:
    """The keys of a page's front matter, in order."""
    return list(_keys(document.text)) if document.format is Format.MARKDOWN else []


def _keys(text: str) -> Iterator[Key]:
    first, last = front_matter(text)
    above: list[tuple[int, str]] = []
    seen: Counter[tuple[str, ...]] = Counter()
    folded = -1
    for match in _LINE.finditer(text, first, last):
        indent = len(match["indent"]) + len(match["item"] or "")
        if 0 <= folded < indent:
            continue
        folded = indent if _BLOCK.match(match["value"]) else -1
        while above and above[-1][0] >= indent:
            above.pop()
        above.append((indent, match["key"].strip("\"'")))
        value = _bare(match["value"])
        span = Span(match.start("value"), match.start("value") + len(value))
        path = tuple(name for _, name in above)
        seen[path] += 1
        yield Key((path, seen[path]), Span(*match.span("key")), value, span)


def _bare(value: str) -> str:
    """A value without the comment behind it."""
    return value.rstrip() if value[:1] in "\"'" else value.partition(" #")[0].rstrip()
