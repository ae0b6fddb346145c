"""A word in Arabic letters is drawn out with a stroke.

## What is wrong
The stroke that lengthens a word (*ـ*) is part of its letters. It is for headings on posters, and comes from justified
print or from a machine.

## Why it matters
Searches and screen readers take the word for another one.

## Example
*قرأتُ كتـــاب أخي.*

## Known false alarms
A single stroke behind a letter that is named (*هـ* for the year of the Hijra) is passed over.

## Source
Unicode, Arabic tatweel (U+0640); MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_DRAWN_OUT = lazy(r"(?<=[\u0620-\u063f\u0641-\u0652])\u0640+(?=[\u0620-\u063f\u0641-\u064a])")


@block_check(Category.SPELLING, Severity.NEUTRAL, fix=Fix.SAFE, needs="ـ")
def kashida(block: Block, _article: Article) -> Iterator[Remark]:
    for match in _DRAWN_OUT.finditer(block.text):
        yield remark(block, *match.span(), "a stroke that only lengthens the word", suggestion="")
