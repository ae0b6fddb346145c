"""Quotation marks of another language, or marks the wrong way round.

## What is wrong
The quotation stands in marks that the target language does not use („German“, »books«, «guillemets» in English), or
its marks point the wrong way (”so“).

## Why it matters
They are left over from the original, and a German closing mark (“) is the English opening one, so readers see a
quotation begin where it ends.

## Example
*The mayor spoke of „a new beginning“ for the valley.*

## Known false alarms
Which marks a language uses stands in its profile. Straight marks belong to every language. Single signs that are
mathematical, or arrows in page navigation (» more), are passed over.

## Source
MQM: locale conventions, quote mark type; Unicode CLDR, delimiters.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.quotation import DOUBLE, Quotation, QuoteMark, read_quotes
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_CURLY = lazy("[“”„‟«»]")


@block_check(Category.QUOTE_FORMAT, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def foreign_quotes(block: Block, article: Article) -> Iterator[Remark]:
    if not _CURLY.search(block.text):
        return
    own = _own(article)
    if not own:
        return
    quotes = read_quotes(block.text)
    for quotation in quotes.quotations:
        if quotation.opening.sign in DOUBLE and quotation.signs not in own and not _is_mixed(quotation, own):
            yield from _remarks(block, quotation, own, article)
    for mark in quotes.unmatched:
        if mark.sign == "„" and not any("„" in signs for signs in own):
            yield _remark(block, mark, own[0][0], article)


def _own(article: Article) -> list[tuple[str, str]]:
    """The double marks of the target language, the preferred pair first; nothing where they are unknown."""
    known = [signs for signs in article.profile.quotes if signs[0] in DOUBLE]
    return known if article.profile.function_words else []


def _is_mixed(quotation: Quotation, own: list[tuple[str, str]]) -> bool:
    """Whether each mark is one of the language's own in its place, though of two styles."""
    openings, closings = {signs[0] for signs in own}, {signs[1] for signs in own}
    return quotation.opening.sign in openings and quotation.closing.sign in closings


def _remarks(block: Block, quotation: Quotation, own: list[tuple[str, str]], article: Article) -> Iterator[Remark]:
    pair = own[1] if quotation.nested and len(own) > 1 and own[1][0] not in '"' else own[0]
    for mark, sign in zip((quotation.opening, quotation.closing), pair, strict=True):
        if mark.sign != sign:
            yield _remark(block, mark, sign, article)


def _remark(block: Block, mark: QuoteMark, wanted: str, article: Article) -> Remark:
    name = article.profile.name
    return remark(
        block,
        mark.at,
        mark.at + 1,
        f"'{mark.sign}' is not what {name} sets here, but '{wanted}'",
        suggestion=wanted,
        cause=f"locale/foreign-quotes:{mark.sign}",
    )
