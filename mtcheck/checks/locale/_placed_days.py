"""Dates whose parts stand in another language's order, or with its small words and signs between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.locale._foreign_days import ForeignDay, reorder_date
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wording import is_day, wording
from mtcheck.language.wordlists import any_word_of, words_of
from mtcheck.patterns import any_of, lazy

_FULL = 12
_DAYS = 31
_MIXED_SIGNS = lazy(r"(?<![\w.,/:-])(?P<day>\d{1,2})/(?P<month>\d{1,2})-(?P<year>(?:19|20)\d\d)(?![\w/-])")
_WITH_TIME = lazy(r"(?<![\w.,/:-])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d ?/ ?\d{1,2}[:.]\d\d(?!\w)")
_DAY = r"(?P<day>[12]?\d|3[01])"
_TELLS_YEAR = lazy(r"\d year\b")
_YEAR_WORD = lazy(
    lambda: (
        rf"\b(?:{any_word_of('en', 'before-years')}) (?P<all>(?P<year>(?:19|20)\d\d) year)"
        rf"(?=[.,;:)]|$| (?:{any_word_of('en', 'behind-dates')})\b)"
    )
)


def find_placed_days(text: str, own: Profile) -> Iterator[ForeignDay]:
    """The dates of a text that are put together as in another language."""
    if "/" in text and own.date_signs:
        yield from _signed(text, own)
        yield from _timed(text, own)
    if own.code == "en" and _TELLS_YEAR.search(text):
        for match in _YEAR_WORD.finditer(text):
            yield ForeignDay(*match.span("all"), "has the word for a year behind it, as in Russian", match["year"])
    if len(own.months) == _FULL and any(map(text.lower().__contains__, own.months)):
        yield from _linked(text, own)
        yield from _month_first(text, own)


def _signed(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*11/10-2019*, as in Danish and Norwegian."""
    for match in _MIXED_SIGNS.finditer(text):
        day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
        if is_day(year, month, day):
            written = wording(own.code).written_date(year, month, day) or None
            yield ForeignDay(*match.span(), f"is not how {own.name} writes a date", written)


def _timed(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*14.09.2023 / 11:20*, as on Russian pages."""
    if not own.ordinal_dot:
        for match in _WITH_TIME.finditer(text):
            yield ForeignDay(*match.span(), f"is not how {own.name} writes a date and time")


def _linked(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*3 de mai* in French; *the 25 May* in English."""
    for match in _between(own.code).finditer(text):
        if 1 <= int(match["day"]) <= _DAYS:
            yield reorder_date(match, match["month"], own)


@cache
def _between(language: str) -> re.Pattern[str]:
    own = profile(language)
    months = any_of(own.months)
    if language == "en":
        months = any_of(map(str.capitalize, own.months))
        behind = any_word_of("en", "behind-dates")
        return re.compile(
            rf"\b(?P<all>[Tt]he {_DAY} (?P<month>{months}|(?i:{months})(?= (?:19|20)\d\d\b)))"
            rf"(?=[.,;:)]|$| (?:19|20)\d\d\b| (?:{behind})\b)"
        )
    if own.before_month:
        return lazy(r"(?!)(?P<all>)(?P<day>)(?P<month>)")
    return re.compile(rf"(?<![\w.,:/-])(?P<all>{_DAY}\.? d[eio] (?P<month>(?i:{months})))(?![\w-])")


def _month_first(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*am Mai 3*; with a year it is found as a whole."""
    if words_of(own.code, "before-dates"):
        for match in _reversed(own.code).finditer(text):
            yield reorder_date(match, match["month"], own)


@cache
def _reversed(language: str) -> re.Pattern[str]:
    before = any_word_of(language, "before-dates")
    months = any_of(profile(language).months)
    no_more = r"(?!\. ?\()(?![\w%°€$£]|\.\d|[:/,-]\d|,? (?:19|20)\d\d)"
    return re.compile(rf"(?<![\w-])(?i:{before}) (?P<all>(?P<month>(?i:{months})) {_DAY}){no_more}")
