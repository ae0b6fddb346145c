"""Days, months and weekdays that a date kept from the language of the original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.language.profiles import Profile, codes, profile
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wording import wording
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_SIGNS = lazy(
    r"(?<![“„«‹「『\"\w])(?:(?P<year>(?:19|20)\d\d)[ ]?年[ ]?(?P<month>\d{1,2})[ ]?月(?:[ ]?(?P<day>\d{1,2})[ ]?日)?"
    r"|\d{1,2}[ ]?月[ ]?\d{1,2}[ ]?日)(?!\w)"
)
_BESIDE_DAY = lazy(r"[^\W\d_]{3},? (?:den |the |le |el )?\d")
_BEFORE_COMMA = lazy(r"[^\W\d_]{3} \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d")
_BEFORE_YEAR = lazy(
    r"(?<![\w.,:/-])\d{1,2}\.? (?:de |di )?(?P<month>[^\W\d_]{3,})\.?(?P<link> (?:de |del )?)(?:19|20)\d\d(?!\w)"
)
_SHORT = 2
_LONGEST_CUT = 4
"""Letters of a month that is cut short."""
_MONTHS, _DAYS = 12, 31


class ForeignDay(NamedTuple):
    """A place in a text, what it shows, and how the language writes it."""

    start: int
    end: int
    says: str
    instead: str | None = None


def spell_date_word(word: str, own: Profile, *, begins: bool = False) -> str:
    """A day or month with the capital that its language, or the beginning of a text, gives it."""
    return word.capitalize() if begins or has_trait(own.code, Trait.DATE_CAPITALS) else word


def reorder_date(match: re.Match[str], month: str, own: Profile) -> ForeignDay:
    """A date without its year, which is all of the match, as the language writes it: the day first."""
    return ForeignDay(*match.span("all"), f"is not how {own.name} writes a date", write_date(match["day"], month, own))


def write_date(day: str, month: str, own: Profile) -> str:
    """A day and the name of its month as a language writes them."""
    stop = "." if own.ordinal_dot else ""
    link = f"{own.before_month} " if own.before_month else ""
    return f"{int(day)}{stop} {link}{spell_date_word(month.lower(), own)}"


def find_foreign_days(text: str, own: Profile) -> Iterator[ForeignDay]:
    """The dates of a text in which a word or sign of another language is left."""
    if "月" in text and not has_trait(own.code, Trait.SIGNS_OF_DATES):
        yield from _with_signs(text, own)
    if len(own.months) != _MONTHS:
        return
    if _BESIDE_DAY.search(text):
        yield from _weekdays(text, own)
    if _BEFORE_YEAR.search(text):
        yield from _months(text, own)
    if own.code != "en" and _BEFORE_COMMA.search(text):
        yield from _english(text, own)
    if own.code == "en" and " of " in text:
        yield from _counted(text)
    if not own.ordinal_dot and own.date_signs and _TELLS_SHORT.search(text):
        yield from _short(text, own)


def _with_signs(text: str, own: Profile) -> Iterator[ForeignDay]:
    for match in _SIGNS.finditer(text):
        written = None
        if match["day"]:
            written = wording(own.code).written_date(int(match["year"]), int(match["month"]), int(match["day"])) or None
        yield ForeignDay(*match.span(), "has the signs of East Asian dates", written)


def _weekdays(text: str, own: Profile) -> Iterator[ForeignDay]:
    for match in _beside_day(own.code).finditer(text):
        word = match["word"].lower()
        if word in own.function_words or word in own.weekdays:
            continue
        language, number = _weekdays_of_others().get(word, ("", 0))
        if language and language != own.code:
            day = own.weekdays[number] if len(own.weekdays) > number else None
            instead = spell_date_word(day, own, begins=not match.start()) if day else None
            yield ForeignDay(*match.span("word"), f"is a day of the week in {profile(language).name}", instead)


@cache
def _beside_day(language: str) -> re.Pattern[str]:
    months = any_of(profile(language).months)
    return re.compile(
        r"(?<![\w-])(?P<word>[^\W\d_]{3,}(?:-feira)?),? (?:den |the |le |el |de )?"
        r"\d{1,2}(?:\.|st|nd|rd|th|er)? (?:de |of )?"
        rf"(?i:{months})(?!\w)"
    )


@cache
def _weekdays_of_others() -> dict[str, tuple[str, int]]:
    """Each day of the week with a language that has it, and its number from Monday on."""
    days: dict[str, tuple[str, int]] = {}
    for code in codes():
        for number, day in enumerate(profile(code).weekdays):
            days.setdefault(day, (code, number))
    return days


def _months(text: str, own: Profile) -> Iterator[ForeignDay]:
    for match in _BEFORE_YEAR.finditer(text):
        word = match["month"].lower()
        if word in own.months or word in own.function_words:
            continue
        language, number = _months_of_others().get(word) or _short_month(word, own)
        if language and language != own.code:
            instead = spell_date_word(own.months[number], own)
            yield ForeignDay(*match.span("month"), f"is a month in {profile(language).name}", instead)


@cache
def _months_of_others() -> dict[str, tuple[str, int]]:
    """Each month with a language that has it, and its number from zero on."""
    months: dict[str, tuple[str, int]] = {}
    for code in codes():
        for number, month in enumerate(profile(code).months):
            months.setdefault(month, (code, number))
    return months


def _short_month(word: str, own: Profile) -> tuple[str, int]:
    """The language of a month cut short that the page's own does not cut so, and the month's number from zero on."""
    if len(word) > _LONGEST_CUT or any(month.startswith(word) for month in own.months):
        return "", 0
    found = ((month, told) for month, told in _months_of_others().items() if month.startswith(word) and month != word)
    return next((told for _, told in found), ("", 0))


def _english(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*April 3, 2025*, with the month as only English writes it."""
    english = profile("en").months
    for match in _MONTH_FIRST.finditer(text):
        number = english.index(match["month"].lower()) + 1
        if own.months[number - 1] != match["month"].lower():
            instead = wording(own.code).written_date(int(match["year"]), number, int(match["day"])) or None
            yield ForeignDay(*match.span(), f"is not how {own.name} writes a date", instead)


_MONTH_FIRST = lazy(
    lambda: (
        rf"(?<![\w.,/-])(?P<month>{any_of(map(str.capitalize, profile('en').months))})"
        r" (?P<day>[12]?\d|3[01])(?:st|nd|rd|th)?, (?P<year>(?:19|20)\d\d)(?!\w)"
    )
)
_DAY_OF = lazy(
    lambda: (
        r"(?<![\w.,:/$€£-])(?<!\bday )(?P<day>[12]?\d|3[01]) of "
        rf"(?P<month>{any_of(map(str.capitalize, profile('en').months))})(?![\w'’])"
    )
)


def _counted(text: str) -> Iterator[ForeignDay]:
    for match in _DAY_OF.finditer(text):
        yield ForeignDay(*match.span(), "has no 'of' in English", f"{match['day']} {match['month']}")


_TELLS_SHORT = lazy(r"[^\W\d_][.,]{0,2} \d{1,2}\. ?\d{1,2}\.")


def _short(text: str, own: Profile) -> Iterator[ForeignDay]:
    """*Sunday 24. 8.*, *Sa., 19.07.*: a day and month in figures behind the day of the week."""
    for match in _short_behind(own.code).finditer(text):
        if 1 <= int(match["day"]) <= _DAYS and 1 <= int(match["month"]) <= _MONTHS:
            start = match.start("of" if match["of"] else "all")
            yield ForeignDay(start, match.end(), f"is not how {own.name} writes a date")


@cache
def _short_behind(language: str) -> re.Pattern[str]:
    own = profile(language)
    days = {form.capitalize() for day in own.weekdays for form in (day, day[:_SHORT], day[: _SHORT + 1])}
    days |= set(own.weekdays)
    others = any_of(_days_cut_short() - days)
    return re.compile(
        rf"(?<!\w)(?:(?:{any_of(days)})\.?,? |(?P<of>(?:{others})(?:\.,?|,) ))"
        r"(?P<all>(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\.)(?!\w)"
    )


@cache
def _days_cut_short() -> frozenset[str]:
    """The days of the week as languages with such dates cut them short."""
    days = [day for code in codes() if profile(code).ordinal_dot for day in profile(code).weekdays]
    return frozenset(day[:length].capitalize() for day in days for length in (_SHORT, _SHORT + 1))
