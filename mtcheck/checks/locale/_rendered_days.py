"""Dates whose parts were translated one by one: a day of the week, an era, the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.locale._foreign_days import ForeignDay, reorder_date, spell_date_word, write_date
from mtcheck.language.profiles import Profile
from mtcheck.language.wordlists import ANY, pairs_of, word_set
from mtcheck.patterns import any_of, lazy

_FULL = 12
"""Months of a language of which they are known."""
_FAIR = lazy(r"(?<!\w)(?P<n>[2-6])(?:nd|rd|th) fair(?=,? \d|[,:)]? ?$|: )", re.IGNORECASE)
_LONGEST_ERA = 64
_DAYS = 31
_LANGUAGES = 64
"""Languages whose patterns are remembered."""
_WEEK = 7
_TELLS_STOP = lazy(r"[^\W\d_]{3} \d{1,2}\. ?\([^\W\d_]+\)")


def find_rendered_days(text: str, own: Profile) -> Iterator[ForeignDay]:
    """The parts of dates that a language says otherwise."""
    if "(" in text and pairs_of(own.code, "days-of-signs"):
        yield from _signs(text, own)
    if "(" in text and own.weekdays and own.code not in word_set(ANY, "days-in-brackets"):
        yield from _bracketed(text, own)
    if own.code == "en" and " fair" in text:
        yield from _fairs(text, own)
    if any(map(text.__contains__, pairs_of(ANY, "eras"))):
        yield from _eras(text)
    if len(own.months) == _FULL:
        if "(" in text and _TELLS_STOP.search(text):
            yield from _stopped(text, own)
        if own.before_month and any(map(text.lower().__contains__, own.months)):
            yield from _bare(text, own)


def _signs(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*1/6 (month)*: the sign of Monday, which is the moon's, behind a date."""
    days = pairs_of(own.code, "days-of-signs")
    for match in _sign_behind(own.code).finditer(text):
        number = int(days[match["word"]])
        yield ForeignDay(*match.span("word"), "is the sign of a day of the week, word for word", _day(own, number))


@lru_cache(maxsize=_LANGUAGES)
def _sign_behind(language: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![\d./-])\d{1,2}[/.]\d{1,2}\.?|\d(?:st|nd|rd|th)|[^\W\d_]{3,} \d{1,2}|\d{1,2}\.? (?:de )?[^\W\d_]{3,})"
        rf" ?\((?P<word>{any_of(pairs_of(language, 'days-of-signs'))})\)"
    )


def _day(own: Profile, number: int) -> str | None:
    day = own.weekdays[number] if len(own.weekdays) > number else ""
    return spell_date_word(day, own) or None


def _bracketed(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*on Wednesday (3)*: the day of the month in brackets, as in Portuguese; no number of what is counted by days."""
    found = list(_number_behind(own.code, own.weekdays).finditer(text))
    days = [day.lower() for day in own.weekdays]
    if len({(int(match["n"]) - days.index(match["day"].lower())) % _WEEK for match in found}) == 1:
        for match in found:
            yield ForeignDay(*match.span("all"), "has the day of the month in brackets, as in Portuguese")


@lru_cache(maxsize=_LANGUAGES)
def _number_behind(_language: str, weekdays: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[a-zß-ÿ,] )(?P<all>(?P<day>(?i:{any_of(weekdays)})) \((?P<n>[12]?\d|3[01])\))"
        rf"(?=[.,;:]? [^\W\d_]|[.,;:]?$)(?![.,;:]? (?i:{any_of(weekdays)})\b)"
    )


def _fairs(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*5th fair, 12*: Portuguese *quinta-feira*, which counts the days from Sunday on."""
    for match in _FAIR.finditer(text):
        yield ForeignDay(
            *match.span(), "is a day of the week in Portuguese, word for word", _day(own, int(match["n"]) - 2)
        )


def _eras(text: str) -> Iterator[ForeignDay]:
    """*Reiwa 6*, without the year that readers know."""
    told: dict[str, bool] = {}
    for match in _ERA.finditer(text):
        year = str(int(pairs_of(ANY, "eras")[match["era"]]) + int(match["n"]))
        if year not in told:
            told[year] = year in text
        if int(match["n"]) <= _LONGEST_ERA and not told[year]:
            yield ForeignDay(*match.span(), "counts the years of a Japanese era", year)


_ERA = lazy(
    lambda: rf"(?<!\w)(?P<era>{any_of(pairs_of(ANY, 'eras'))}) (?P<n>[1-9]\d?)(?!\w|[.,:-]\d| (?:line|station|series))"
)


def _stopped(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*März 11. (Mittwoch)*: the month before the day, with a full stop, as in Hungarian."""
    for match in _month_first(own.code, own.months, own.weekdays).finditer(text):
        month = own.months[[each.lower() for each in own.months].index(match["month"].lower())]
        yield reorder_date(match, month, own)


@lru_cache(maxsize=_LANGUAGES)
def _month_first(_language: str, months: tuple[str, ...], weekdays: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?i:(?P<all>(?P<month>{any_of(months)}) (?P<day>\d{{1,2}})\.) ?\((?:{any_of(weekdays)})\))"
    )


def _bare(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*3 octubre*, without the word between day and month."""
    eras = tuple(f"{era} " for era in pairs_of(ANY, "eras"))
    for match in _day_first(own.code, own.months).finditer(text):
        is_year = text.endswith(eras, 0, match.start())
        if 1 <= int(match["day"]) <= _DAYS and not is_year:
            yield ForeignDay(
                *match.span(),
                f"has no '{own.before_month}'",
                write_date(match["day"], match["month"], own),
            )


@lru_cache(maxsize=_LANGUAGES)
def _day_first(_language: str, months: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,:/-])(?<!\d )(?P<day>\d{{1,2}}) (?P<month>(?i:{any_of(months)}))(?![\w-])")
