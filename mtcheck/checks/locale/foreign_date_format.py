"""A date in figures or an ordinal number is written as in another language.

## What is wrong
*14.03.2023* and *3. place* in English and *3. de octubre* in Spanish have the full stops of German; *5/14/2024* puts
the month first, which only English of the United States does; *tisdag, 4 February* and *2024年8月* are left from the
original; *1/6 (month)*, *5th fair, 12* and *Reiwa 6* are its days of the week and years, word for word; *on Wednesday
(3)* has its brackets, and *7 März 2024* lost the full stop of German. *On the 12th* alone, as newspapers in Japanese,
Korean and Chinese have it, does not say of which month.

## Why it matters
A full stop ends the sentence for readers who do not know it as an ordinal's, and a date can be read the wrong way
round.

## Example
*The team of 14.03.2023 took the 3. place.*

## Known false alarms
Versions, addresses and sections are no dates: a year of four digits must stand behind a day and a month. A number that
ends a sentence is followed by a capital.

## Source
Unicode CLDR, date formats; DIN 5008; Duden, Datum; MQM: locale conventions, date format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._bare_days import find_bare_days
from mtcheck.checks.locale._foreign_days import ForeignDay, find_foreign_days
from mtcheck.checks.locale._ordinals import find_ordinals
from mtcheck.checks.locale._placed_days import find_placed_days
from mtcheck.checks.locale._rendered_days import find_rendered_days
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import ANY, word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_NUMERIC = lazy(r"(?<![\w.,/:-])(\d{1,2})(?P<sign>[./])[ ]?(\d{1,2})(?P=sign)[ ]?((?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_DAY_AND_MONTH = lazy(
    r"(?<![\w.,/:$€£-])(?<!\d[ \u00a0])(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\."
    r"(?=[ \u00a0](?:[a-zà-ÿ]|[–-])|[–-]\d)"
)
_YEAR_FIRST = lazy(
    r"(?<![\w.,/:-])((?:19|20)\d\d)(?P<sign>[./])(?:([1-9])(?P=sign)(\d{1,2})|(1[0-2])(?P=sign)([1-9]))(?![\w/-]|[.,]\d)"
)
"""A date that begins with its year, and has a month or day of one digit: no entry of a log."""
_SIGNED, _STOPPED = lazy(r"\d[./] ?\d{1,2}[./]"), lazy(r"\d\. ")
"""What every text has that holds a date of numbers, or a number with a full stop; tried first."""
_LAST_WORD, _NEXT_WORD = lazy(r"(?<!\w)(\w+)[ \u00a0]\Z"), lazy(r"[ \u00a0](\w+)")
_LONGEST = 10
_MONTHS, _DAYS = 12, 31
_FINDERS = (find_foreign_days, find_rendered_days, find_placed_days, find_ordinals)


@block_check(Category.DATE_FORMAT, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs="0")
def foreign_date_format(block: Block, article: Article) -> Iterator[Remark]:
    foreign = list(chain.from_iterable(find(block.text, article.profile) for find in _FINDERS))
    yield from _numeric(block, article, foreign)
    yield from _worded(block, article)
    for day in chain(foreign, find_bare_days(block, article)):
        message = f"'{block.text[day.start : day.end]}' {day.says}"
        yield remark(block, day.start, day.end, message, suggestion=day.instead)


def _numeric(block: Block, article: Article, told: Sequence[ForeignDay]) -> Iterator[Remark]:
    signs = article.profile.date_signs if _SIGNED.search(block.text) else ()
    for match in _YEAR_FIRST.finditer(block.text) if signs else ():
        month, day = int(match[3] or match[5]), int(match[4] or match[6])
        if 1 <= day <= _DAYS:
            suggestion = wording(article.profile.code).written_date(int(match[1]), month, day) or None
            message = f"'{match[0]}' is not how {article.profile.name} writes a date"
            yield remark(block, *match.span(), message, suggestion=suggestion)
    for match in _DAY_AND_MONTH.finditer(block.text) if signs and not article.profile.ordinal_dot else ():
        message = f"'{match[0]}' is not how {article.profile.name} writes a date"
        if not any(day.start <= match.start() < day.end for day in told):
            yield remark(block, *match.span(), message)
    for match in _NUMERIC.finditer(block.text) if signs else ():
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if not (1 <= first <= _DAYS and 1 <= second <= _DAYS) or min(first, second) > _MONTHS:
            continue
        own = match["sign"] in signs and not _is_borrowed(match["sign"], article)
        if own and (second <= _MONTHS or article.profile.code == "en"):
            continue
        suggestion = _suggestion(first, second, year, article)
        message = f"'{match[0]}' is not how {article.profile.name} writes a date"
        start = _start(match, article) if suggestion else match.start()
        yield remark(block, start, match.end(), message, suggestion=suggestion)


def _start(match: re.Match[str], article: Article) -> int:
    """Where a date begins, with its own article: *on the 14.03.2023*, and not *the 14.03.2023 edition*."""
    before = _LAST_WORD.search(match.string, max(0, match.start() - _LONGEST), match.start())
    if not before or before[1].lower() not in word_set(article.profile.code, "not-before-dates"):
        return match.start()
    behind = _NEXT_WORD.match(match.string, match.end())
    stays = behind and behind[1].lower() not in article.profile.function_words
    return match.start() if stays else before.start()


def _is_borrowed(sign: str, article: Article) -> bool:
    """Whether only part of a language's countries use the sign, and the page shows that it has it from abroad."""
    return (
        sign == "." and article.profile.code in word_set(ANY, "dots-in-dates-abroad") and is_shown_translation(article)
    )


def _suggestion(first: int, second: int, year: int, article: Article) -> str | None:
    """The date in words, where it is sure which number is the day: one above twelve, or two equal ones."""
    day, month = (second, first) if second > _MONTHS else (first, second)
    return wording(article.profile.code).written_date(year, month, day) or None


def _worded(block: Block, article: Article) -> Iterator[Remark]:
    """Dates with the month before the day, and days without the stop that makes them ordinal numbers."""
    own = article.profile
    if not own.months:
        return
    if not has_trait(own.code, Trait.YEAR_FIRST):
        yield from _year_first(block, own)
    if own.code == "en":
        return
    first, bare = _months(own.code)
    for match in first.finditer(block.text):
        month = own.months.index(match["month"].lower()) + 1
        if suggestion := wording(own.code).written_date(int(match["year"]), month, int(match["day"])):
            message = f"'{match[0]}' is not how {own.name} writes a date"
            yield remark(block, *match.span(), message, suggestion=suggestion)
    for match in bare.finditer(block.text) if own.day_stop else ():
        message = f"{own.name} sets a full stop behind the day: '{match[0]}'"
        day = match.lastgroup or "day"
        yield remark(block, *match.span(day), message, suggestion=f"{match[day]}.")


def _year_first(block: Block, own: Profile) -> Iterator[Remark]:
    """*2025. Februar 14.*, *2025. 02. 14.*, as in Hungarian; *Sonntag 14/4* if its dates have no such sign."""
    hungarian, slashed = _orders(own.code)
    for match in hungarian.finditer(block.text) if _STOPPED.search(block.text) else ():
        month = int(match["number"] or own.months.index(match["month"].lower()) + 1)
        suggestion = wording(own.code).written_date(int(match["year"]), month, int(match["day"])) or None
        message = f"'{match[0]}' is not how {own.name} writes a date"
        yield remark(block, *match.span(), message, suggestion=suggestion)
    has_slash = "/" in block.text and own.date_signs and "/" not in own.date_signs
    for match in slashed.finditer(block.text) if has_slash else ():
        if 1 <= int(match["day"]) <= _DAYS and 1 <= int(match["number"]) <= _MONTHS:
            message = f"'{match['all']}' is not how {own.name} writes a date"
            yield remark(block, *match.span("all"), message, suggestion=f"{match['day']}.{match['number']}.")


@cache
def _orders(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    own = profile(language)
    months = any_of({form for month in own.months for form in (month, month.capitalize())})
    days = any_of({form for day in own.weekdays for form in (day, day.capitalize(), day[:2].capitalize())})
    return (
        lazy(
            rf"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)\. (?:(?P<month>{months})|(?P<number>0?[1-9]|1[0-2])\.) "
            r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\w)\.?"
        ),
        lazy(rf"\b(?:{days})[.,]? (?:den )?(?P<all>(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}}))(?![\w/])"),
    )


@cache
def _months(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """*Mai 3, 2021*; *am 3 Mai*, and *3 Mai 2021* at the head of a line."""
    own = profile(language)
    months = any_of({form for month in own.months for form in (month, month.capitalize())})
    day, alone = r"(?P<day>[12]?\d|3[01])", r"(?P<alone>[12]?\d|3[01])"
    return (
        re.compile(rf"(?<![\w.,/-])(?P<month>{months}) {day}(?:st|nd|rd|th|\.)?, (?P<year>(?:19|20)\d\d)(?!\w)"),
        re.compile(
            rf"(?<!\w)(?:[a-zß-ÿ]+|Am|Vom|Bis|Ab|Zum|Den|Der|Seit|(?i:{any_of(own.weekdays)}),) {day} (?:{months})"
            rf"(?=[,.;:)]|$| (?:19|20)\d\d\b| [a-zß-ÿ])"
            rf"|(?:^|(?<!\d)[|•·(–-] ?){alone} (?:{months}) (?:19|20)\d\d(?![\w-])"
        ),
    )
