"""A link of the original is gone from the translation.

## What is wrong
The original's sentence links to an address that the translated page does not link to any more.

## Why it matters
Readers lose the source of a claim or the way to the next page; it is often a sign that a machine dropped the marked
words as well.

## Example
*Das teilte der [Kreis](https://kreis.example) mit* beside *The district announced this*.

## Known false alarms
Addresses are compared without scheme, query, and a language in host, folder or file name, and a link of the sentence
that leads to another page of the same site (an encyclopedia's article in the other language) or another place of the
same page is taken for the same. Where the translated page carries no links at all, nothing is reported here: it is
plain text, or its format has none.

## Source
MQM: design and markup, link/cross-reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.checks.markup._links import linked_addresses, marks_of
from mtcheck.language.links import comparable, site
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format, MarkKind
from mtcheck.model.text import Mark, Segment
from mtcheck.patterns import lazy

_NUMBERED = lazy(r"[^#]*#[^#]*\d{3}$")
"""A place within a page whose name a program has counted, which no translation shares."""


@bead_check(Category.LINK, Severity.MINOR, needs=(MarkKind.LINK,))
def lost_link(bead: Bead, article: Article) -> Iterator[Remark]:
    known = article.once(linked_addresses)
    if article.target.format is Format.PLAIN and not article.target.has_links:
        return
    for mine, mark in _unmatched(bead, known):
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


def _unmatched(bead: Bead, known: frozenset[str]) -> Iterator[tuple[Segment, Mark]]:
    """Links of the original that the page does not have and that no spare link of the bead stands for."""
    lost = [
        (mine, mark)
        for mine in bead.source
        for mark in marks_of(mine, MarkKind.LINK)
        if comparable(mark.target) not in known and not _NUMBERED.match(mark.target)
    ]
    if not lost:
        return
    theirs = {comparable(mark.target) for mine in bead.source for mark in marks_of(mine, MarkKind.LINK)}
    spare = [
        mark.target
        for segment in bead.target
        for mark in marks_of(segment, MarkKind.LINK)
        if comparable(mark.target) not in theirs
    ]
    pages = Counter(_page(address) for address in spare)
    sites = Counter(filter(None, map(site, spare)))
    for mine, mark in lost:
        if pages[_page(mark.target)]:
            pages[_page(mark.target)] -= 1
        elif sites[site(mark.target)]:
            sites[site(mark.target)] -= 1
        else:
            yield mine, mark


def _page(address: str) -> str:
    return comparable(address).partition("#")[0]
