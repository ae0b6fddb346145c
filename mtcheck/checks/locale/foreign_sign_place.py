"""A percent or currency sign has its place or its blank as in another language.

## What is wrong
English sets *98%* and *€25*; *98 %*, *25 €* and *25€* are the forms of other languages. German and French set *98 %*
and *25 €*, and *3 kg*; there *98%*, *25€*, *3kg* and *€25* came from English.

## Why it matters
It is seen at once that the text was translated, and the sign of an amount is read before or after it by habit.

## Example
*About 98 % of the tickets were sold for 25 € each.*

## Known false alarms
A sign without its blank is also any typist's: on a page without its original it is a hint. Rates inside code, addresses
and the names of products are passed over. Swiss and Austrian pages set the sign before the amount.

## Source
Unicode CLDR, number patterns; DIN 5008; MQM: locale conventions, currency format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_of_typing
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language.lines import ends
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.wordlists import ANY, any_word_of, word_set
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_FEWEST_WORDS = 4
_DOLLAR = "dollar"
_PERCENTAGE, _CURRENCY = "percent", "currency"
"""The conventions of which a house may name its choice."""
_BLANKS = " \u00a0\u202f"
_NUMBER = r"\d{1,3}(?:[., \u00a0\u202f]\d{3})*(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_SIGNS = "€£$¥₪₩₹₺₴₫฿₱₦"
_LETTERS = "acghiklmnuwMWGCh"
_PERCENT = lazy(rf"(?<=\d)(?P<blank>[{_BLANKS}]?)%(?![\w%])")
_LOOSE = lazy(
    rf"(?<![\w.,{_SIGNS}/-])(?P<number>{_NUMBER})(?P<blank>[{_BLANKS}]?)(?P<sign>[{_SIGNS}])(?![\w{_SIGNS}]|[{_BLANKS}]?\d)"
)
_BEFORE = lazy(
    rf"(?<![\w{_SIGNS}])(?<!\d[{_BLANKS}])(?P<sign>[€£])(?P<blank>[{_BLANKS}]?)(?P<number>{_NUMBER})(?![\w,.]\d|\w)"
)
_TIGHT_UNIT = lazy(lambda: rf"(?<![\w.,])\d+(?:[.,]\d+)?(?:{any_word_of(ANY, 'apart-units')})(?![\w/])")
_BY_COMMAS = lazy(r"[1-9]\d{0,2}(?:,\d{3}){2,}|[1-9]\d{1,2},\d{3}|[1-9],\d00")
"""What is no price of three decimals, as that of a litre: *1,459*."""
_DOLLARS = lazy(r"(?<![\w$])\$(?P<number>[1-9]\d{0,2}(?:,\d{3})+)(?![\w,.]\d|\w)")
"""An amount that both the sign's place and the commas show to be written as in English."""
_COMMA = lazy(r"(\d{1,3}(?:[.\u00a0\u202f ]\d{3})*|\d+),(\d{1,2})")
_POINT = lazy(r"(\d{1,3}(?:,\d{3})*|\d+)\.(\d{1,2})")


@block_check(Category.CURRENCY_FORMAT, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def foreign_sign_place(block: Block, article: Article) -> Iterator[Remark]:
    if "%" in block.text and article.profile.percent:
        yield from _percents(block, article)
    if article.profile.percent == "spaced":
        yield from _units(block, article)
    if any(map(block.text.__contains__, _SIGNS)) and article.profile.currency:
        if article.profile.currency == "before":
            yield from _currencies_behind(block, article)
        elif word_set(ANY, "sign-before-amount").isdisjoint(
            (article.target.language.lower(), article.target_language.lower())
        ):
            yield from _currencies_before(block, article)


def _percents(block: Block, article: Article) -> Iterator[Remark]:
    spaced = article.profile.percent == "spaced"
    if len(block.text.split()) < _FEWEST_WORDS:
        return  # a cell of a table
    for match in _PERCENT.finditer(block.text):
        if bool(match["blank"]) is spaced or block.is_code_at(match.start()):
            continue
        start = _number_start(block.text, match.start())
        number = block.text[start : match.start()]
        suggestion = f"{number}\u00a0%" if spaced else f"{number}%"
        severity = weight_of_typing(article, _PERCENTAGE) if spaced else Severity.MINOR
        yield _remark(block, (start, match.end()), suggestion, article, severity, _PERCENTAGE)


def _units(block: Block, article: Article) -> Iterator[Remark]:
    for match in _TIGHT_UNIT.finditer(block.text):
        number = match[0].rstrip("°/" + _LETTERS)
        suggestion = f"{number}\u00a0{match[0][len(number) :]}"
        if not block.is_code_at(match.start()):
            yield _remark(block, match.span(), suggestion, article, weight_of_typing(article))


def _number_start(text: str, end: int) -> int:
    start = end
    while start and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    return start


def _currencies_behind(block: Block, article: Article) -> Iterator[Remark]:
    for match in _LOOSE.finditer(block.text):
        number = _with_point(match["number"]) if article.profile.decimal == "." else match["number"]
        yield _remark(block, match.span(), f"{match['sign']}{number}", article, Severity.MINOR, _CURRENCY)


def _with_point(number: str) -> str:
    """A number with the signs of a language that has a decimal point."""
    if decimal := _COMMA.fullmatch(number):
        return f"{re.sub(rf'[.{_BLANKS}]', ',', decimal[1])}.{decimal[2]}"
    return re.sub(f"[{_BLANKS}]", ",", number)


def _currencies_before(block: Block, article: Article) -> Iterator[Remark]:
    scale = _scale(article.profile.code)
    for match in _BEFORE.finditer(block.text):
        number, scaled = match["number"], scale.match(block.text, match.end())
        if article.profile.decimal == "," and (decimal := _POINT.fullmatch(number)):
            number = f"{decimal[1].replace(',', article.profile.group[0])},{decimal[2]}"
        elif article.profile.decimal == "," and _BY_COMMAS.fullmatch(number):
            number = number.replace(",", article.profile.group[0])
        suggestion = f"{number}{scaled[0] if scaled else ''}\u00a0{match['sign']}"
        severity = _weight_of_place(block, article) if match["blank"] else Severity.MINOR
        end = scaled.end() if scaled else match.end()
        yield _remark(block, (match.start(), end), suggestion, article, severity, _CURRENCY)
    if "$" in block.text and (not article.profile.other_decimal or article.once(_names_dollars)):
        for match in _DOLLARS.finditer(block.text):
            suggestion = f"{match['number'].replace(',', article.profile.group[0])}\u00a0$"
            yield _remark(block, match.span(), suggestion, article, Severity.MINOR, _CURRENCY)
    for match in _LOOSE.finditer(block.text):
        if not match["blank"]:
            suggestion = f"{match['number']}\u00a0{match['sign']}"
            yield _remark(block, match.span(), suggestion, article, weight_of_typing(article, _CURRENCY), _CURRENCY)


@cache
def _scale(language: str) -> re.Pattern[str]:
    """A word of scale behind a number: *million*."""
    words = lexicon(language).magnitudes.words
    return re.compile(rf"[{_BLANKS}](?i:{any_of(each for each in words if len(each) > 1)})\b(?!\.)")


def _weight_of_place(block: Block, article: Article) -> Severity:
    """How much a sign before its amount weighs, with a blank between: in lists of prices that is customary."""
    alone = not (article.has_original or _CURRENCY in article.style or is_shown_translation(article))
    if alone and article.once(_has_both_places):
        return Severity.MINOR
    return Severity.NEUTRAL if alone and not ends(block.text) else weight_of_typing(article, _CURRENCY)


def _names_dollars(article: Article) -> bool:
    """Whether a translated page of a language with two habits names dollars in words elsewhere."""
    words = {word for word, money in lexicon(article.profile.code).currencies.words.items() if money == _DOLLAR}
    return is_shown_translation(article) and any(not words.isdisjoint(fold_words(each.text)) for each in article.blocks)


def _has_both_places(article: Article) -> bool:
    """Whether the page sets the sign behind another amount, as its language does."""
    return any(_LOOSE.search(block.text) for block in article.blocks if block.kind.is_visible)


def _remark(
    block: Block,
    place: tuple[int, int],
    suggestion: str,
    article: Article,
    severity: Severity,
    convention: str = "",
) -> Remark:
    written = block.text[place[0] : place[1]]
    who = "the house's style" if convention in article.style else article.profile.name
    message = f"'{written}' is not how {who} sets the sign, but '{suggestion}'"
    return remark(block, *place, message, suggestion=suggestion, severity=severity)
