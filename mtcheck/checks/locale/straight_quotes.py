"""Straight quotation marks in a language that sets others.

## What is wrong
The quotation stands in the marks of a keyboard ("so") where the target language prints its own: „so“ in German,
« ainsi » in French.

## Why it matters
Nearly half of what proofreaders mark in machine translations into German are such marks; they betray the typist or the
machine in every line.

## Example
*Sie nannte den Plan "mutig".*

## Known false alarms
Many web pages are typed with straight marks: on a page without its original each is a hint. Inch marks and code are
passed over. What a text does throughout counts once.

## Source
Unicode CLDR, delimiters; the official rules of German and French spelling; MQM: locale conventions, quote mark type.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import TYPING_HABIT, weight_of_typing
from mtcheck.language.quotation import Quotation, read_quotes
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_STRAIGHT = ('"', '"')


@block_check(Category.QUOTE_FORMAT, Severity.MINOR, silences=("style/mixed-quotes",), fix=Fix.SAFE, habit=TYPING_HABIT)
def straight_quotes(block: Block, article: Article) -> Iterator[Remark]:
    if '"' not in block.text or not article.profile.typeset_quotes or not block.kind.is_visible:
        return
    for quotation in read_quotes(block.text).quotations:
        if quotation.signs == _STRAIGHT and not block.is_code_at(quotation.opening.at):
            yield from _remarks(block, quotation, article)


def _remarks(block: Block, quotation: Quotation, article: Article) -> Iterator[Remark]:
    own = article.profile.quotes[0]
    blank = "\u00a0" if own[1] in article.profile.spaced_marks else ""
    wanted = f"{own[0]}{blank}", f"{blank}{own[1]}"
    message = f"{article.profile.name} sets {wanted[0]}quotations{wanted[1]} so"
    for mark, sign in zip((quotation.opening, quotation.closing), wanted, strict=True):
        yield remark(
            block,
            mark.at,
            mark.at + 1,
            message,
            suggestion=sign,
            severity=weight_of_typing(article),
            cause="locale/straight-quotes:the page",
        )
