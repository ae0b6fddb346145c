"""Quotation marks of another style than the page's own.

## What is wrong
Most quotations of the page stand in one kind of marks, “curly” or "straight", and this one in the other.

## Why it matters
Two styles on one page show that passages came from different hands or passes of a machine; readers see it in every
line with both.

## Example
*The page quotes a farmer “like this”, a baker “like this” and a nurse “like this”, but one minister "like this".*

## Known false alarms
Nothing is said unless one style has a clear majority: at least three quotations, and three times the others. Inch
marks, code and quotations inside quotations are passed over. Marks of another language are the matter of
`locale/foreign-quotes`.

## Source
MQM: style, inconsistent style.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import QUOTE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.style._majority import clear_majority, own_text
from mtcheck.language.quotation import DOUBLE, Quotation, read_quotes
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_STRAIGHT = ('"', '"')
_SPACED = {"«": "«\u00a0", "»": "\u00a0»"}
Signs = tuple[str, str]


@article_check(Category.INCONSISTENT_STYLE, Severity.MINOR, fix=Fix.SAFE, habit=QUOTE_HABIT)
def mixed_quotes(article: Article) -> Iterator[Remark]:
    places = _places(article)
    main = clear_majority(places) if len(places) > 1 else None
    if main is None:
        return
    message = f"the page quotes {main[0]}like this{main[1]}, but not here"
    for signs, quotations in places.items():
        if signs == main:
            continue
        for block, quotation in quotations:
            for mark, sign in zip((quotation.opening, quotation.closing), main, strict=True):
                if mark.sign != sign:
                    wanted = _SPACED.get(sign, sign) if article.profile.spaced_marks else sign
                    cause = "style/mixed-quotes:the page"
                    yield remark(block, mark.at, mark.at + 1, message, suggestion=wanted, cause=cause)


def _places(article: Article) -> dict[Signs, list[tuple[Block, Quotation]]]:
    own = {_STRAIGHT, *(signs for signs in article.profile.quotes if signs[0] in DOUBLE)}
    places: dict[Signs, list[tuple[Block, Quotation]]] = {}
    for block in own_text(article):
        quotes = read_quotes(block.text)
        for quotation in () if quotes.unmatched else quotes.quotations:
            if quotation.signs in own and not quotation.nested and not block.is_code_at(quotation.opening.at):
                places.setdefault(quotation.signs, []).append((block, quotation))
    return places
