"""A heading's own name for links is lost or changed.

## What is wrong
The original gives the heading a name that links lead to (`{#prices}`); the translation has no heading of that name.

## Why it matters
Links from other pages and from this one lead nowhere.

## Example
*## Was es kostet {#preise}* beside *## What it costs {#prices}*.

## Known false alarms
Names are compared with all of the translated page, so that a heading may move. Headings without such a name are passed
over.

## Source
MQM: design and markup, link/cross-reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.patterns import lazy

_NAMED = lazy(r"[ \t]*(\{[^{}\r\n]*\})")
_IDENTIFIER = lazy(r"\b(?:id|name)\s{0,3}=\s{0,3}[\"']([^\"'<>\s]{1,200})[\"']")


@bead_check(Category.LINK, Severity.MINOR, needs=(MarkKind.ANCHOR,))
def lost_anchor(bead: Bead, article: Article) -> Iterator[Remark]:
    mine, segment = bead.source[0], bead.target[0]
    wanted = _anchor(mine.block)
    if not wanted or wanted in article.once(_names):
        return
    yield Remark(
        f"links to '#{wanted}' lead nowhere: the original's heading has this name, the translation's does not",
        target=_place(segment.block, article.target),
        source=mine.span,
    )


def _anchor(block: Block) -> str:
    return next((mark.target for mark in block.marks if mark.kind is MarkKind.ANCHOR), "")


def _names(article: Article) -> frozenset[str]:
    """All names that links can lead to on the translated page."""
    named = {_anchor(block) for block in article.target.blocks}
    return frozenset(named.union(match[1] for match in _IDENTIFIER.finditer(article.target.text)))


def _place(block: Block, document: Document) -> Span:
    """The heading's name in the file where it has another one, else the heading."""
    match = _NAMED.match(document.text, block.span.end) if _anchor(block) else None
    return Span(*match.span(1)) if match else block.span
