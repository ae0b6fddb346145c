"""A quotation opens with a straight mark and closes with a curly one, or the other way round.

## What is wrong
*"We are waiting”, she said*: one mark was taken over from the original, the other is the translator's.

## Why it matters
The eye looks for the partner of each mark; programs that read quotations lose their place.

## Example
*"We are waiting”, she said on Monday.*

## Known false alarms
Marks of inches and seconds are no quotation marks and are passed over, and so is what is set in code. A low mark with a
straight one, *„so"*, is what many people type in German.

## Source
MQM: linguistic conventions, punctuation; style guides on quotation marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.checks.base import QUOTE_HABIT, Article, Remark, article_check, remark
from mtcheck.language.quotation import DOUBLE, Quotation, read_quotes
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block

_STRAIGHT = '"'
_CURLY = frozenset("“”«»")


@article_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.UNSAFE, habit=QUOTE_HABIT)
def uneven_quotes(article: Article) -> Iterator[Remark]:
    found = [(block, each) for block in article.blocks for each in _uneven(block)]
    if not found:
        return
    said = Counter(mark == _STRAIGHT for block in article.blocks for mark in block.text if mark in DOUBLE)
    for block, quotation in found:
        odd = quotation.opening if quotation.opening.sign == _STRAIGHT else quotation.closing
        other = quotation.closing if odd is quotation.opening else quotation.opening
        wanted = _partner(other.sign, odd is quotation.opening, article)
        if said[True] > said[False] or wanted is None:
            odd, wanted = other, _STRAIGHT
        message = f"the quotation opens with {quotation.opening.sign} and closes with {quotation.closing.sign}"
        yield remark(block, odd.at, odd.at + 1, message, suggestion=wanted)


def _uneven(block: Block) -> Iterator[Quotation]:
    if block.kind is BlockKind.CODE or _STRAIGHT not in block.text or _CURLY.isdisjoint(block.text):
        return
    for quotation in read_quotes(block.text).quotations:
        opening, closing = quotation.signs
        if (opening == _STRAIGHT) != (closing == _STRAIGHT) and {opening, closing} & _CURLY:
            yield quotation


def _partner(sign: str, opens: bool, article: Article) -> str | None:
    """The mark that the language sets at the other end of a quotation with this one."""
    for first, last in article.profile.quotes:
        if opens and last == sign:
            return first
        if not opens and first == sign:
            return last
    return None
