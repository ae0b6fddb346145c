"""A block of code is opened and never closed.

## What is wrong
The marks that close a block of code are missing, or were changed, so that all the text behind them is code.

## Why it matters
Readers see the rest of the page as code, with its marks, and links and headings in it are none.

## Example
*```sh* before a command, and nothing behind it until the page ends.

## Known false alarms
Where the original leaves as many blocks open, nothing is said.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.text import Document
from mtcheck.outline.fences import Fence, find_fences


@article_check(Category.MARKUP, Severity.MAJOR, silences=("accuracy/omission", "markup/lost-block"))
def unclosed_fence(article: Article) -> Iterator[Remark]:
    if article.target.is_fenced or (article.source and list(_open(article.source))):
        return
    for fence in _open(article.target):
        yield Remark("this block of code is never closed, so the rest of the page is code", target=fence.opening)


def _open(document: Document) -> Iterator[Fence]:
    if document.format is Format.MARKDOWN:
        yield from (fence for fence in find_fences(document.text) if not fence.is_closed)
