"""A link leads to a place that the page does not have.

## What is wrong
The page links to one of its own headings or notes (`#prices`, `[^2]`), and there is none of that name: headings were
translated, and with them the names that are made of them, or a note was left out.

## Why it matters
Whoever follows the link stays where they are, and a note's sign without a note is printed as it is.

## Example
*See [the prices](#preise)* on a page whose heading is *Prices*.

## Known false alarms
Names are compared by their letters, as the common generators make them of headings, and with ids, names and the
braces behind headings. Beside the original a link is passed over that leads nowhere there as well. Pages that pull in
others, and HTML without its original, where programs make names, are left alone.

## Source
MQM: design and markup, link/cross-reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.outline.anchors import Anchors


@article_check(Category.LINK, Severity.MINOR)
def broken_anchor(article: Article) -> Iterator[Remark]:
    if "#" not in article.target.text and "[^" not in article.target.text:
        return
    mine, theirs = Anchors(article.target), Anchors(article.source) if article.source else None
    yield from _lost_notes(mine, theirs)
    if article.target.format is Format.PLAIN or not (theirs or _is_whole(article, mine)):
        return
    for link in mine.links():
        if not mine.lead(link.name) and _leads_there(link.name, theirs):
            message = f"no place of this page is named '{link.name}', so the link leads nowhere"
            yield Remark(message, target=link.span, cause=f"markup/broken-anchor:{link.name}")


def _lost_notes(mine: Anchors, theirs: Anchors | None) -> Iterator[Remark]:
    known = {note.name for note in theirs.lost_notes()} if theirs else ()
    for note in mine.lost_notes():
        if note.name not in known:
            yield Remark("this note is not on the page", target=note.span, cause=f"markup/broken-anchor:{note.name}")


def _is_whole(article: Article, mine: Anchors) -> bool:
    """Whether the page itself says what all its places are called."""
    return article.target.format is Format.MARKDOWN and mine.are_known


def _leads_there(name: str, theirs: Anchors | None) -> bool:
    """Whether the original's link of this name leads somewhere, or the original has none."""
    return theirs is None or theirs.lead(name) or name not in {link.name for link in theirs.links()}
