"""A number, time or date is written as another language writes it.

## What is wrong
Decimal and group signs are those of the original (*1.000,5*, *3,5 percent*; in German *1,000.5*, *3.5 Prozent*), or a
time or date keeps its foreign form (*12.49 clock*, *29. February*; in German *5 p.m.*).

## Why it matters
*1.000 people* reads as one in English, and *1,000 Menschen* as one in German.

## Example
*More than 12.500 people came at 12.49 clock on 29. February.*

## Known false alarms
Versions, IP addresses, scores, section numbers and three-decimal rates are passed over; a single group of three digits
counts only where it ends in two zeros or counts people or things. Swiss francs are written with a point in German too.

## Source
Unicode CLDR number and date patterns; MQM: locale conventions, number format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SWAP = str.maketrans(".,", ",.")
_EDGE = r"(?<![\w.,:/-])(?<![Vv]ersion )"
_NO_ADDRESS = r"(?!(?:[12]?\d?\d\.){3}[12]?\d?\d\b)"
_STOP = r"(?![\w/]|[.,:-]\w)"
_COUNTED = (
    "people|persons|inhabitants|residents|citizens|soldiers|troops|employees|workers|jobs|men|women|children|students|"
    "pupils|visitors|spectators|fans|members|refugees|voters|houses|homes|households|cars|copies|tons|tonnes|miles|"
    "dead|deaths|cases|infections|demonstrators|protesters|guests|customers|patients|square"
)
_ENGLISH_UNITS = (
    "percent|per cent|million|billion|trillion|degrees|euros?|dollars|meters|metres|kilometers|kilometres|kilograms|"
    "kilos|liters|litres|tons|tonnes|hectares|hours|times|km|kg|cm|mm"
)
_GERMAN_UNITS = (
    "Prozent|Prozentpunkte[n]?|Millionen|Milliarden|Mio|Mrd|Grad|Euro|Dollar|Meter|Metern|Kilometer|Kilometern|"
    "Kilogramm|Kilo|Liter|Litern|Tonnen|Hektar|Stunden|km|kg|cm"
)
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


class _Form(NamedTuple):
    """A foreign form: how it is found, what is said of it and what stands for it."""

    pattern: re.Pattern[str]
    says: str
    instead: Callable[[re.Match[str]], str]
    severity: Severity | None = None


def _swapped(match: re.Match[str]) -> str:
    return match[0].translate(_SWAP)


def _english_time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"] or ""
    tail = f":{minute}" if minute and minute != "00" else ""
    if hour in (0, 24) and not tail:
        return "midnight"
    return f"{(hour - 1) % 12 + 1}{tail} {'p.m.' if 12 <= hour < 24 else 'a.m.'}"


def _german_time(match: re.Match[str]) -> str:
    hour = int(match["hour"]) % 12 + (12 if "p" in match[0].lower() else 0)
    return f"{hour}.{match['minute']} Uhr" if match["minute"] else f"{hour} Uhr"


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "", 1)


_ENGLISH = (
    _Form(
        lazy(rf"{_EDGE}\d{{1,3}}(?:\.\d{{3}})+,\d+{_STOP}"),
        "has German or continental decimal and group signs",
        _swapped,
    ),
    _Form(
        lazy(rf"{_EDGE}{_NO_ADDRESS}\d{{1,3}}(?:\.\d{{3}}){{2,}}{_STOP}"),
        "has dots for commas between thousands",
        _swapped,
    ),
    _Form(
        lazy(
            rf"{_EDGE}[1-9]\d{{0,2}}\."
            rf"(?:\d00(?= [a-z])(?! (?:seconds?|percent|points?|GPA))|\d{{3}}(?= (?:{_COUNTED})\b))"
        ),
        "reads as a decimal; thousands are parted by a comma",
        _swapped,
        Severity.MAJOR,
    ),
    _Form(
        lazy(rf"{_EDGE}\d{{1,3}},\d{{1,2}}(?=\s?(?:%|°)|[ \u00a0-](?:{_ENGLISH_UNITS})\b)"),
        "has a comma for the decimal point",
        _swapped,
    ),
    _Form(lazy(rf"(?<=[€$£])\d{{1,3}},\d{{2}}(?!\d|,\d){_STOP}"), "has a comma for the decimal point", _swapped),
    _Form(
        lazy(
            r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?"
            r"(?: Uhr|(?<=\d[.:]\d\d) (?:o['’]?)?clock)\b"
        ),
        "is a German time of day",
        _english_time,
    ),
    _Form(
        lazy(
            rf"(?:(?<=\b[Oo]n )|(?<=\bthe )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom )|(?<=, )|^)"
            rf"(?:[12]?\d|3[01])\. (?:{_ENGLISH_MONTHS})\b"
        ),
        "is a German date; the day has no full stop",
        _undotted,
    ),
    _Form(
        lazy(rf"(?<![\w.,])(?:[12]?\d|3[01])\. (?:{_ENGLISH_MONTHS})(?= \d{{4}}\b)"),
        "is a German date; the day has no full stop",
        _undotted,
    ),
)
_GERMAN = (
    _Form(lazy(rf"{_EDGE}\d{{1,3}}(?:,\d{{3}})+\.\d+{_STOP}"), "has English decimal and group signs", _swapped),
    _Form(lazy(rf"{_EDGE}\d{{1,3}}(?:,\d{{3}}){{2,}}{_STOP}"), "has commas for dots between thousands", _swapped),
    _Form(
        lazy(rf"{_EDGE}[1-9]\d{{0,2}},000(?= [A-ZÄÖÜ])"),
        "reads as a decimal; thousands are parted by a dot",
        _swapped,
        Severity.MAJOR,
    ),
    _Form(
        lazy(rf"{_EDGE}\d{{1,3}}\.\d{{1,2}}(?=\s?%|[ \u00a0-](?:{_GERMAN_UNITS})\b)"),
        "has a point for the decimal comma",
        _swapped,
    ),
    _Form(
        lazy(
            r"(?<![\w.,:])(?P<hour>0?[1-9]|1[0-2])(?:[.:](?P<minute>[0-5]\d))?"
            r"(?:[ \u00a0]?[aApP]\.[mM]\b\.?|(?:[ \u00a0]?p|a)m\b)(?: Uhr\b)?"
        ),
        "is an English time of day",
        _german_time,
    ),
)
_FORMS: Mapping[str, tuple[_Form, ...]] = {"en": _ENGLISH, "de": _GERMAN}
_DIGIT = lazy(r"\d[.,: \u00a0]?\d|\d[.\u00a0 ]+\w")
_SWISS = "de-ch"


@block_check(
    Category.NUMBER_FORMAT, Severity.MINOR, silences=("terminology/literal-calque",), fix=Fix.SAFE, habit=MARK_HABIT
)
def foreign_number_format(block: Block, article: Article) -> Iterator[Remark]:
    forms = _FORMS.get(article.profile.code)
    if not forms or not _DIGIT.search(block.text) or article.target.language.lower() == _SWISS:
        return
    last = 0
    for start, end, form, match in sorted(_found(block.text, forms), key=lambda each: (each[0], -each[1])):
        if start < last:
            continue
        last = end
        suggestion = form.instead(match)
        yield remark(block, start, end, f"'{match[0]}' {form.says}", suggestion=suggestion, severity=form.severity)


def _found(text: str, forms: tuple[_Form, ...]) -> Iterator[tuple[int, int, _Form, re.Match[str]]]:
    for form in forms:
        for match in form.pattern.finditer(text):
            yield match.start(), match.end(), form, match
