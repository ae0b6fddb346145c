"""A line of the page stands inside a paragraph of the article.

## What is wrong
*The path is closed. Read also: Snow on the pass The guide waits at noon.*: a link to another article, a button, a line
of the paywall, an invitation or a picture's credit was a line of its own on the original's page, and has run into the
text, often without an end mark.

## Why it matters
Readers take it for a sentence of the article and stumble where the next one begins.

## Example
*The path is closed. Read also: Snow on the pass The guide waits at noon.*

## Known false alarms
References of an author's own (*see also: section 3*) are passed over, and lines that are a paragraph by themselves are
left to `markup/leaked-chrome` and `markup/related-links`. Where the headline of a link ends is guessed; such a link is
never removed unasked.

## Source
MQM: markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.checks.markup._run_in_lines import find_run_ins
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import BlockKind, Region

_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_REGIONS = frozenset({Region.BODY, Region.SUBHEADING})
"""A paragraph that ends in such a line has no end mark, as a heading has none."""


@article_check(Category.LEAKED_CHROME, Severity.MINOR, fix=Fix.REMOVAL, furniture=Furniture.ALWAYS)
def run_in_line(article: Article) -> Iterator[Remark]:
    for block in article.blocks:
        if block.region not in _REGIONS or block.kind not in _KINDS or not can_leak(block, article):
            continue
        for found in find_run_ins(block, article):
            message = f"{found.what} has run into the paragraph"
            suggestion = "" if found.is_exact else None
            yield remark(block, found.start, found.end, message, suggestion=suggestion, cause="markup/run-in-line")
