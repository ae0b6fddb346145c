"""The whole page is in a code fence.

## What is wrong
A machine that was asked for Markdown or HTML answered with a code fence around all of it.

## Why it matters
Readers see the page's source text: asterisks, number signs and tags instead of headings and links.

## Example
*```markdown* as the first line of a page.

## Known false alarms
Only a fence that begins the file and ends it, around several paragraphs of prose, is reported.

## Source
MQM: design and markup, markup tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.spans import Span
from mtcheck.patterns import lazy

_OPENING = lazy(r"\ufeff?\s*((?:`{3,}|~{3,})[^\r\n]*)")


@article_check(Category.MARKUP, Severity.MAJOR)
def fenced_page(article: Article) -> Iterator[Remark]:
    if not article.target.is_fenced:
        return
    match = _OPENING.match(article.target.text)
    if match:
        yield Remark("the whole page is in a code fence", target=Span(*match.span(1)))
