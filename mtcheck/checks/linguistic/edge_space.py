"""A segment has other blanks at its edges, or other lines and tabs, than the original's.

## What is wrong
The original has no blank at its edge and the translation has one, or the other way round; lines or tabs within differ.

## Why it matters
Programs put segments together as they are: words run together, or a gap is shown.

## Example
*The ferry leaves.* with three blanks behind it, for the original's *Die Fähre legt ab.*

## Known false alarms
Only pairs of segments are compared, and what is found is a hint.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.spans import Span


@article_check(Category.WHITESPACE, Severity.NEUTRAL, needs_source=True, page_only=False)
def edge_space(article: Article) -> Iterator[Remark]:
    if not article.is_pair or article.source is None or article.target.format.is_bitext:
        return  # a unit's document has the text of its whole file
    if not article.source.blocks or not article.target.blocks:
        return  # there is nothing between the edges
    mine, theirs = article.source.text, article.target.text
    end = len(theirs)
    start = end - len(theirs.lstrip())
    stop = len(theirs.rstrip())
    if theirs[:start] != mine[: len(mine) - len(mine.lstrip())]:
        yield Remark("it begins with other blanks than the original", target=Span(0, max(start, min(1, end))))
    if theirs[stop:] != mine[len(mine.rstrip()) :]:
        yield Remark("it ends with other blanks than the original", target=Span(min(stop, max(end - 1, 0)), end))
    for sign, name in (("\n", "lines"), ("\t", "tabs")):
        if mine.strip().count(sign) != theirs.strip().count(sign):
            yield Remark(f"it has other {name} than the original", target=Span(start, max(start, stop)))
