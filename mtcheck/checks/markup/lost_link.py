"""A link of the original is gone from the translation.

## What is wrong
The original's sentence links to an address that the translated page does not link to any more.

## Why it matters
Readers lose the source of a claim or the way to the next page; it is often a sign that a machine dropped the marked
words as well.

## Example
*Das teilte der [Kreis](https://kreis.example) mit* beside *The district announced this*.

## Known false alarms
Addresses are compared without scheme, language part and query. Where the translated page carries no links at all,
nothing is reported here: it is plain text, or its format has none.

## Source
MQM: design and markup, link/cross-reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.checks.markup._links import addresses, comparable, marks_of
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Format, MarkKind


@bead_check(Category.LINK, Severity.MINOR)
def lost_link(bead: Bead, article: Article) -> Iterator[Remark]:
    if article.target.format is Format.PLAIN:
        return
    for mine in bead.source:
        for mark in marks_of(mine, MarkKind.LINK):
            if comparable(mark.target) in addresses(article.target, MarkKind.LINK):
                continue
            segment = bead.target[0]
            words = mine.block.text[mark.start : mark.end]
            yield remark(
                segment,
                0,
                len(segment.text),
                f"the original links '{words}' to {mark.target}; the translation does not",
                source=mine.block.locate(mark.start, mark.end),
                cause=f"lost-link:{comparable(mark.target)}",
            )
