"""A time is printed as machines write it.

## What is wrong
A line holds a raw timestamp such as *2023-05-12T08:30:00.000Z* where readers expect a date.

## Why it matters
Readers do not know what *T* and *Z* mean, and the hour is in universal time, not in theirs.

## Example
*2023-05-12T08:30:00.000Z* under a headline.

## Known false alarms
Timestamps inside a sentence or in code are passed over: an article about computers may quote them.

## Source
ISO 8601; MQM: locale conventions, date format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.patterns import lazy

_RAW = lazy(
    r"(?<![\w-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)"
)
_SCRIPT = lazy(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} \d\d \d{4} \d\d:\d\d:\d\d (?:GMT|UTC)[+-]\d{4}(?: \([^)]*\))?|"
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4},?) \d{1,2}:\d\d:\d\d(?: [AP]M)?"
)
_OTHER_WORDS = 3


@article_check(
    Category.DATE_FORMAT,
    Severity.MINOR,
    fix=Fix.SAFE,
    furniture=Furniture.ALWAYS,
    silences=("markup/leaked-stamp", *STRAY),
)
def machine_timestamp(article: Article) -> Iterator[Remark]:
    for block in article.blocks:
        if len(block.text) > 90 or not block.kind.is_visible or block.kind is BlockKind.CODE:
            continue
        match = _RAW.search(block.text) or _SCRIPT.search(block.text)
        if match is None or len((block.text[: match.start()] + block.text[match.end() :]).split()) > _OTHER_WORDS:
            continue
        yield remark(block, *match.span(), "a raw machine timestamp", suggestion=_date(match, article))


def _date(match: re.Match[str], article: Article) -> str:
    parts = match.groupdict()
    if not parts:
        return ""
    written = wording(article.target_language)
    return written.written_date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
