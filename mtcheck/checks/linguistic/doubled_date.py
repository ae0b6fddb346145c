"""A date stands twice in a row.

## What is wrong
*on Monday, 6 May 2024, 6 May 2024*: two fields of the page, or a relative day and its date, were both turned into the
date.

## Why it matters
Readers look for a difference between the two.

## Example
*The square was closed on 6 May 2024, 6 May 2024.*

## Known false alarms
Tables set dates side by side; only dates inside one paragraph or line are compared, and ranges are passed over.

## Source
MQM: linguistic conventions, duplication. Observed on machine-translated pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TWICE = lazy(
    r"(?<!\w)(?P<date>\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|\d{4}-\d\d-\d\d"
    r"|(?:\d{1,2}\.? (?:de )?)?[^\W\d_]{3,12}\.? (?:de )?(?:\d{1,2}, )?(?:19|20)\d\d)[ ,;|(]{1,3}(?P=date)(?!\w)"
)
_YEAR = lazy(r"\d{4}|\d[./-]\d")


@block_check(Category.DUPLICATION, Severity.MINOR, fix=Fix.SAFE, needs="0")
def doubled_date(block: Block, _: Article) -> Iterator[Remark]:
    if not _YEAR.search(block.text):
        return
    for match in _TWICE.finditer(block.text):
        yield remark(block, *match.span(), "the date is written twice in a row", suggestion=match["date"])
