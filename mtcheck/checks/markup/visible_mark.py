"""Marks of Markdown are visible to readers.

## What is wrong
`** word **`, `_ word _`, `[text] (address)`, a `**` that is never closed, a `##` without a blank behind it: a blank or
a lost mark keeps Markdown from taking it for a mark, or the page is not Markdown at all.

## Why it matters
Readers see asterisks and brackets where there should be bold words and links.

## Example
*First read [the guide] (https://knots.example/guide).*

## Known false alarms
Code, formulas and escaped marks are passed over, and so is every kind of mark that the original shows as well. Marks
beside letters (`**メモ（紙）**は`), which not all readers of Markdown take for marks, are left alone. A single asterisk
between blanks may be a multiplication: what is between two must be several words.

## Source
MQM: design and markup, markup tag. CommonMark: left- and right-flanking delimiter runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_SIGNS = frozenset("*_~[#`]|")
_HALF = "half-marked bold"
_OF_TEXT = ("bold", "italic", "struck out", _HALF, "code")
_CODE = lazy(r"`[^`\n]*`|\\\*")
_ADDRESS = r"(?:https?://|mailto:|#|\.{0,2}/|[\w-]+\.(?:mdx?|html?)\b)"


class _Kind(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    in_markdown: bool
    """Whether it tells of a mark that Markdown does not take for one; else of Markdown on a page that is none."""


class _Shown(NamedTuple):
    """A mark that readers see."""

    kind: str
    block: Block
    start: int
    end: int


_KINDS = (
    _Kind("bold", lazy(r"(?<!\*)\*\*(?!\*)(?=\s)\s{1,3}\w[^*\n]{0,200}?\*\*(?![*\w])"), in_markdown=True),
    _Kind("bold", lazy(r"(?<![\w*])\*\*(?![*\s])[^*\n]{0,200}?\s\*\*(?![*\w])"), in_markdown=True),
    _Kind("bold", lazy(r"(?<![\w_])__ [^_\n]{1,200}? __(?![\w_])"), in_markdown=True),
    _Kind("struck out", lazy(r"~~ [^~\n]{1,200}? ~~"), in_markdown=True),
    _Kind(_HALF, lazy(r"(?<![\w*/.])\*\*(?=[^\W\d_]|[„“\"«])(?!\w*_|kw|args|opt)[^*\n]{0,30}"), in_markdown=True),
    _Kind(_HALF, lazy(r"(?<=[\w.!?:])\*\*(?![\w*/.(])"), in_markdown=True),
    _Kind("italic", lazy(r"(?<!\S)_ [^_\n]{0,80}?[^\W\d_]{3}[^_\n]{0,80}? _(?!\S)"), in_markdown=True),
    _Kind(
        "italic",
        lazy(r"(?<![\S*])\* (?=[^*\n]{0,60}[^\W\d_]{2} [^\W\d_]{2})[^*\n]{1,120}? \*(?![^\s.,;:!?])"),
        in_markdown=True,
    ),
    _Kind(
        "link",
        lazy(rf"\[[^\[\]\n]{{1,200}}\](?:\s{{1,2}}\(|\s?（)\s?{_ADDRESS}[^()\s）]{{0,300}}\s?[)）]"),
        in_markdown=True,
    ),
    _Kind("link", lazy(r"\[[^\[\]\n]{1,200}\]\((?:https?://|#|\.{0,2}/)[^()\n]{1,300}(?:\)|$)"), in_markdown=True),
    _Kind("heading", lazy(r"^[#＃]{2,6}(?=\w)[^\n]{1,60}"), in_markdown=True),
    _Kind("code", lazy(r"(?<![\w`´'])`(?=\w)[^`\n]{1,30}"), in_markdown=True),
    _Kind("table", lazy(r"\|\s?:?-{3,}:?\s?\|[^\n]{0,60}"), in_markdown=True),
    _Kind("bold", lazy(r"(?<![\w*])\*\*(?=[^\W\d_])[^*\n]{0,200}?[^\s*]\*\*(?![*\w])"), in_markdown=False),
    _Kind("link", lazy(r"\[[^\[\]\n]{1,200}\]\((?:https?://|\.{0,2}/)[^()\s]{1,300}\)"), in_markdown=False),
)


@article_check(Category.MARKUP, Severity.MINOR, page_only=False, needs=tuple(_SIGNS))
def visible_mark(article: Article) -> Iterator[Remark]:
    shown = list(_shown(article.target))
    if not shown or (article.target.format is Format.PLAIN and article.source is None):
        return
    usual = {each.kind for each in _shown(article.source)} if article.source else set()
    taken: list[tuple[Block, int, int]] = []
    for kind, block, start, end in shown:
        inside = any(block is other and start < last and first < end for other, first, last in taken)
        if kind not in usual and not inside:
            taken.append((block, start, end))
            yield remark(block, start, end, f"readers see the marks of {_named(kind)} here")


def _named(kind: str) -> str:
    return f"{kind} text" if kind in _OF_TEXT else f"a {kind}"


def _shown(document: Document) -> Iterator[_Shown]:
    for block in document.blocks:
        if block.kind is not BlockKind.CODE and not _SIGNS.isdisjoint(block.text):
            yield from _shown_in(block, document)


def _shown_in(block: Block, document: Document) -> Iterator[_Shown]:
    for kind, pattern, in_markdown in _KINDS:
        if in_markdown is not (document.format is Format.MARKDOWN) or (kind == _HALF and _is_paired(block, document)):
            continue
        for match in pattern.finditer(block.text):
            if not _is_meant(block, match.start(), document):
                yield _Shown(kind, block, *match.span())


def _is_paired(block: Block, document: Document) -> bool:
    """Whether each double asterisk has its mate: not all readers of Markdown ask for blanks around the two."""
    text = document.text
    start = text.rfind("\n", 0, block.span.start) + 1
    end = text.find("\n", block.span.end)
    return _CODE.sub("", text[start : end if end >= 0 else len(text)]).count("**") % 2 == 0


def _is_meant(block: Block, at: int, document: Document) -> bool:
    """Whether the mark stands in code or what is kept, or is escaped."""
    if any(start <= at < end for start, end in block.kept):
        return True
    home = block.locate(at, at + 1).start
    return document.format is Format.MARKDOWN and document.text[home - 1 : home] == "\\"
