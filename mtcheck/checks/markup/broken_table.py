"""A row of a table has fewer or more cells than the original's.

## What is wrong
A bar between two cells is gone or was added, or a row of the table is gone.

## Why it matters
The words stand under the wrong heading, cells beyond the last column are not shown at all, and what the lost row said
is lost.

## Example
*| green* for the original's row *| green | go |*.

## Known false alarms
Only tables of Markdown are compared, one by one, where both pages have as many, and rows that the original fills.

## Source
MQM: design and markup, markup tag. GitHub Flavored Markdown: tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.spans import Span
from mtcheck.outline.tables import Row, tables


@article_check(Category.MARKUP, Severity.MINOR, needs_source=True)
def broken_table(article: Article) -> Iterator[Remark]:
    if article.source is None or "|" not in article.target.text:
        return
    mine, theirs = tables(article.source), tables(article.target)
    if len(mine) == len(theirs):
        for original, translation in zip(mine, theirs, strict=True):
            yield from _compared(original, translation)


def _compared(mine: Sequence[Row], theirs: Sequence[Row]) -> Iterator[Remark]:
    if len(mine) != len(theirs):
        counts = f"{len(theirs)} rows, the original's {len(mine)}"
        whole = Span(theirs[0].span.start, theirs[-1].span.end)
        yield Remark(f"this table has {counts}", target=whole, source=mine[0].span)
        return
    for row, other in zip(mine, theirs, strict=True):
        if row.cells == mine[0].cells != other.cells:
            message = f"{_cells(other.cells)} in this row, {_cells(row.cells)} in the original's"
            yield Remark(message, target=other.span, source=row.span)


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"
