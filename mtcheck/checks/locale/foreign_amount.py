"""An amount is put together as in another language.

## What is wrong
A dash for the cents (*45,- euros*, *89:-*), the percent sign before its number (*%8*), a number with two words of scale
(*2 thousand 300*, *1 billion 240 million*), a plus that is set apart (*+ 14 degrees*), the currency as a sign and as a
word (*5 million ₩ won*), a thousand in words behind a figure (*12 thousand trees*).

## Why it matters
Readers stop at the figure and must work out what it says.

## Example
*A ticket costs 45,- euros, and 2 thousand 300 people bought one.*

## Known false alarms
Only figures that the language never writes so are taken: German and Dutch have the dash behind a comma, Spanish and
French two words of scale. Codes that begin with a percent sign are passed over.

## Source
Unicode CLDR, number patterns; MQM: locale conventions, number format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.origins import origin
from mtcheck.language.holders import find_holders
from mtcheck.language.origins import sought_origins
from mtcheck.language.profiles import Profile
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.quantities import currency_of, money_signs
from mtcheck.language.wordlists import ANY, any_word_of, pairs_of, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy, search_before

_TELLS = lazy(r"\d|%")
_NUMBER = r"(?<![\w.,:/-])(?P<number>\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)"
_DASHED = lazy(rf"{_NUMBER}(?P<sign>[.,:])(?:[-–—]|--)(?![\w-]|[–—])")
_TELLS_DASH = lazy(r"\d[.,:][-–—]")
_PERCENT = lazy(r"(?<![\w%/=&.,-])%(?P<number>\d{1,3}(?:[.,]\d+)?)(?=[.,;:!?)]*(?:$|\s+[^\W\d_]{2}))")
_HEXADECIMAL = frozenset({"20"})
"""What stands behind a percent sign in addresses of the web and is spoken of in texts about them."""
_MOST_PERCENT = 100
_THOUSAND = 1000
_ABBREVIATED = 4
"""Letters of the longest abbreviation of a word of scale."""


@block_check(Category.NUMBER_FORMAT, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs="0%")
def foreign_amount(block: Block, article: Article) -> Iterator[Remark]:
    if not article.profile.date_signs or not _TELLS.search(block.text):
        return
    found = _found(block.text, article.profile)
    if word_set(article.profile.code, "thousand-in-figures") and article.once(origin).is_translation:
        found = chain(found, _thousands(block.text, article.profile))
    for start, end, says, instead in found:
        if not block.is_code_at(start) and not _is_holder(block.text[start:end], article):
            yield remark(block, start, end, f"'{block.text[start:end]}' {says}", suggestion=instead)


def _is_holder(written: str, article: Article) -> bool:
    """Whether it is what a program puts a value in place of (*%1*), since the original holds it as that."""
    language = primary(article.source_language)
    return written.startswith("%") and any(
        each.text[holder.start : holder.end] == written
        for each in article.original_blocks
        for holder in find_holders(each.text, language)
    )


_Found = tuple[int, int, str, str]


def _found(text: str, profile: Profile) -> Iterator[_Found]:
    if _TELLS_DASH.search(text):
        yield from _dashed(text, profile)
    if "%" in text:
        yield from _percents(text)
    if "+ " in text:
        yield from _signed(text, profile)
    if profile.code in word_set(ANY, "one-scale"):
        yield from _scaled(text, profile)
    if not _money_marks().isdisjoint(text):
        yield from _doubled(text, profile)


def _dashed(text: str, profile: Profile) -> Iterator[_Found]:
    own = pairs_of(ANY, "signs-before-dash-for-cents").get(profile.code, "")
    for match in _DASHED.finditer(text):
        if match["sign"] not in own and _is_price(text, *match.span()):
            number = re.sub(r"\D", profile.group[0], match["number"])
            yield *match.span(), f"has a dash for cents, which {profile.name} leaves out", number


def _is_price(text: str, start: int, end: int) -> bool:
    """Whether the sign, code or name of a currency stands beside the figure, or the dash can be nothing else."""
    if text[end - 2 : end - 1] == ":" or "." in text[start : end - 2]:
        return True
    return bool(search_before(_MONEY_BEFORE, text, start) or _MONEY_BEHIND.match(text, end))


@cache
def _money_marks() -> frozenset[str]:
    """Each sign of a currency, as a single character."""
    return frozenset("".join(money_signs()))


_MONEY_BEFORE = lazy(lambda: rf"[{re.escape(money_signs())}] ?$")
_MONEY_BEHIND = lazy(lambda: rf" ?(?:[{re.escape(money_signs())}]|zł|Kč|kr\b|[A-Z]{{3}}\b|{any_of(_moneys())})")


def _moneys() -> frozenset[str]:
    """Names of money in the languages that texts come in."""
    words = {word for code in sought_origins() for word in lexicon(code).currencies.words}
    return frozenset(words | {word.capitalize() for word in words})


def _percents(text: str) -> Iterator[_Found]:
    for match in _PERCENT.finditer(text):
        if match["number"] not in _HEXADECIMAL and float(match["number"].replace(",", ".")) <= _MOST_PERCENT:
            yield *match.span(), "has the percent sign before the number", f"{match['number']}%"


def _signed(text: str, profile: Profile) -> Iterator[_Found]:
    for match in _plus(profile.code).finditer(text):
        yield *match.span(), "has a plus that is set apart", match["number"]


@cache
def _plus(language: str) -> re.Pattern[str]:
    degrees = [word for word, unit in lexicon(language).units.words.items() if unit in ("degree", "celsius")]
    return re.compile(rf"(?<=[^\W\d_] )\+ (?P<number>\d{{1,2}}(?:[.,]\d)?)(?= ?(?:°|(?i:{any_of(degrees)})\b))")


def _scaled(text: str, profile: Profile) -> Iterator[_Found]:
    scales = _scales(profile.code)
    for match in _two_scales(profile.code).finditer(text):
        large, small = scales[match["large"].lower()], scales.get((match["small"] or "").lower(), 1)
        rest = int(match["second"] or match["rest"]) * small
        if small < large and rest < large and (small > 1 or large == _THOUSAND):
            value = int(match["first"]) * large + rest
            yield *match.span(), "has two words of scale", _written(value, large, match["large"], profile)


def _thousands(text: str, profile: Profile) -> Iterator[_Found]:
    """*12 thousand*, where the language writes all noughts."""
    for match in _in_thousands(profile.code).finditer(text):
        says = "is a thousand in words behind a figure"
        yield *match.span(), says, _written(float(match["n"].replace(",", ".")) * _THOUSAND, _THOUSAND, "", profile)


@cache
def _in_thousands(language: str) -> re.Pattern[str]:
    known = lexicon(language)
    others = any_of({*known.magnitudes.words, *known.multipliers.words})
    thousand = any_word_of(language, "thousand-in-figures")
    return re.compile(
        rf"(?<![\w.,:/€$£-])(?<! to )(?<![–-])(?P<n>[1-9]\d{{0,2}}(?:[.,]\d)?) (?:{thousand})"
        rf"(?= [^\W\d_])(?! (?i:{others})\b)"
    )


def _written(value: float, large: float, word: str, profile: Profile) -> str:
    if large > _THOUSAND and (short := f"{value / large:.3f}".rstrip("0").rstrip(".")):
        return f"{short.replace('.', profile.decimal)} {word}"
    return f"{value:,.0f}".replace(",", profile.group[0])


@cache
def _scales(language: str) -> Mapping[str, float]:
    """Words of scale from a thousand on that are no abbreviations."""
    known = lexicon(language)
    words = {**known.multipliers.words, **known.magnitudes.words}
    values = {word: float(value) for word, value in words.items() if len(word) > _ABBREVIATED}
    return {word: value for word, value in values.items() if value >= _THOUSAND}


@cache
def _two_scales(language: str) -> re.Pattern[str]:
    word = any_of(_scales(language))
    link = any_of(lexicon(language).joiners.words)
    return re.compile(
        rf"(?<![\w.,-])(?P<first>\d{{1,3}}) (?i:(?P<large>{word})) (?:"
        rf"(?:(?:{link}) )?(?P<second>\d{{1,3}}) (?i:(?P<small>{word}))\b|(?P<rest>\d{{3}})(?= [^\W\d_]))"
    )


def _doubled(text: str, profile: Profile) -> Iterator[_Found]:
    for match in _sign_and_word(profile.code).finditer(text):
        word = match["word"]
        if currency_of(match["before"] or match["sign"]) == lexicon(profile.code).currencies.get(word.lower()):
            instead = f"{match['amount']} {word}" if match["before"] else word
            yield *match.span(), "names the currency twice", instead


@cache
def _sign_and_word(language: str) -> re.Pattern[str]:
    signs, words = re.escape(money_signs()), any_of(lexicon(language).currencies.words)
    scales = any_of(_scales(language))
    return re.compile(
        rf"(?:(?P<sign>[{signs}])|(?P<before>[{signs}])[ \u00a0]?(?P<amount>\d[\d.,]*\d|\d)(?P<scale> (?:{scales}))?)"
        rf" (?P<word>(?i:{words}))\b"
    )
