"""A file's text with code, comments and front matter blanked: what is left is markup and prose, at its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtcheck.model.kinds import BlockKind, Format, MarkKind
from mtcheck.model.text import Document
from mtcheck.outline.fences import find_fences
from mtcheck.patterns import lazy

_FRONT = lazy(
    r"\A\ufeff?(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<body>[\s\S]*?)^(?:(?P=mark)|\.\.\.)[ \t]*\r?$", re.MULTILINE
)
_OPENING = lazy(r"<(!--|(?:script|style|pre)\b)", re.IGNORECASE)
_NOT_BLANK = lazy(r"[^\r\n]")


def bare_text(document: Document, *, keep_directives: bool = False) -> str:
    """The document's text, of the same length.

    Args:
        document: a page.
        keep_directives: leave what is in a template's braces, and code blocks without a fence.
    """
    return _blanked(document.text, sorted(_hidden(document, keep_directives)))


def front_matter(text: str) -> tuple[int, int]:
    """The range of the keys and values before a Markdown page; empty if it has none."""
    match = _FRONT.match(text)
    return match.span("body") if match else (0, 0)


def _hidden(document: Document, keep_directives: bool) -> Iterator[tuple[int, int]]:
    yield from _unread(document.text)
    if document.format is Format.MARKDOWN:
        yield 0, front_matter(document.text)[1]
        for fence in find_fences(document.text):
            yield fence.opening.start, fence.end
    yield from _code(document, (MarkKind.CODE,) if keep_directives else (MarkKind.CODE, MarkKind.KEPT))


def _unread(text: str) -> Iterator[tuple[int, int]]:
    """Comments, scripts, styles and preformatted text, as far as they are closed."""
    lower, at = text.lower(), 0
    absent: set[str] = set()
    while opening := _OPENING.search(text, at):
        closing = "-->" if opening[1] == "!--" else f"</{opening[1].lower()}"
        end = -1 if closing in absent else lower.find(closing, opening.end())
        if end < 0:
            absent.add(closing)
            at = opening.end()
        else:
            at = end + len(closing)
            yield opening.start(), at


def _code(document: Document, kinds: tuple[MarkKind, ...]) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.kind is BlockKind.CODE and MarkKind.KEPT in kinds:
            yield block.span.start, block.span.end
        for mark in block.marks:
            if mark.kind in kinds and mark.start < mark.end:
                place = block.locate(mark.start, mark.end)
                yield place.start, place.end


def _blanked(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in ranges:
        start = max(start, at)
        if start < end:
            parts += [text[at:start], _NOT_BLANK.sub(" ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])
