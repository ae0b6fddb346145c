"""A time counts from the moment of copying, not of reading.

## What is wrong
A line says *2 hours ago* in a page that is stored and read later.

## Why it matters
The statement was true when the page was copied and is wrong ever since.

## Example
*32 mins ago* above a headline in a box of further articles.

## Known false alarms
Only lines that hold hardly anything but the time are reported, never *ago* inside a sentence. In HTML, boxes beside the
article are passed over, since their times may be kept current.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY, can_leak
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Furniture, Severity


@article_check(
    Category.LEAKED_CHROME,
    Severity.MINOR,
    fix=Fix.REMOVAL,
    furniture=Furniture.ALWAYS,
    silences=("markup/leaked-stamp", *STRAY),
)
def relative_time(article: Article) -> Iterator[Remark]:
    words = wording(article.target_language)
    for block in article.blocks:
        if words.is_relative_time(block.text) and can_leak(block, article):
            yield remark(
                block,
                0,
                len(block.text),
                "a relative time means nothing once the page is stored",
                suggestion="",
                cause="markup/relative-time",
            )
