"""A block of code, a table or a picture of the original is gone from the translation.

## What is wrong
The original shows a block of code, a table or a picture; the translation has fewer of them, and none for this one.

## Why it matters
The sentence before it announces what does not follow, and the reader lacks what is to be typed, looked up or seen.
Machines that translate pages drop these first.

## Example
*Type this:* without the block of code that follows in the original.

## Known false alarms
Code whose comments were translated, a table with other cells and a picture of the other language's folder count as
there. Nothing is said beside plain text, which has none of these.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.checks.markup._pieces import codes, pictures, tables, unmatched
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Format, Segment, Span


@article_check(Category.MARKUP, Severity.MAJOR, needs_source=True)
def lost_block(article: Article) -> Iterator[Remark]:
    source, target = article.source, article.target
    if source is None or Format.PLAIN in (source.format, target.format):
        return
    places = _Places(article)
    for what, severity, find in (
        ("block of code", Severity.MAJOR, codes),
        ("table", Severity.MAJOR, tables),
        ("picture", Severity.MINOR, pictures),
    ):
        for piece in unmatched(find(source), find(target)):
            message = f"a {what} of the original is missing here"
            yield Remark(message, target=places.before(piece.span), source=piece.span, severity=severity)


class _Places:
    """Where in the translation a place of the original would be."""

    def __init__(self, article: Article) -> None:
        pairs = [(bead.source[-1], bead.target[-1]) for bead in article.beads if bead.source and bead.target]
        self._pairs: Sequence[tuple[Segment, Segment]] = sorted(pairs, key=lambda pair: pair[0].span)
        self._starts = [mine.span.start for mine, _ in self._pairs]

    def before(self, span: Span) -> Span | None:
        """The translation of the last sentence before a place of the original."""
        at = bisect_right(self._starts, span.start) - 1
        return self._pairs[max(at, 0)][1].span if self._pairs else None
