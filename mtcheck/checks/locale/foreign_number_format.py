"""A number, time or date is written as another language writes it.

## What is wrong
Decimal and group signs are those of the original (*1.000,5*, *3,5 percent*; in German *1,000.5*, *3.5 Prozent*), or a
time or date keeps its foreign form (*12.49 clock*, *29. February*; in German *5 p.m.*), or blanks tear thousands apart
(*12 000*, *1. 500*).

## Why it matters
*1.000 people* reads as one in English, and *1,000 Menschen* as one in German.

## Example
*More than 12.500 people came at 12.49 clock on 29. February.*

## Known false alarms
Versions, IP addresses, scores, section numbers and three-decimal rates are passed over; a single group of three digits
counts only where it ends in two zeros or counts people or things, or millions on a page from Spanish, which has no
word for a billion (*2.145 million*). Swiss francs are written with a point in German too.

## Source
Unicode CLDR number and date patterns; MQM: locale conventions, number format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._measured import doubtful_groups, measured_forms, parted_amounts, scaled_groups
from mtcheck.checks.locale._number_forms import (
    COMMA,
    EDGE,
    GROUPED,
    GROUPED_BY_COMMAS,
    POINT,
    STOP,
    Form,
    Found,
    find,
    swap_signs,
)
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import profile
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.wordlists import ANY, word_set, words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_NO_ADDRESS = r"(?!(?:[12]?\d?\d\.){3}[12]?\d?\d\b)"
_TORN = (
    r"(?<![+A-Z\d] )(?:"
    r"(?<=[a-z,:] )[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})*[ \u00a0\u202f]\d(?:00|50)(?=[ \u00a0-][a-z]{2})"
    r"|(?<=[a-z] )[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?=[ \u00a0-][a-z]{2}|[ \u00a0](?:Ft|Kč|Kčs)\b)"
    r"|^[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?=[ \u00a0](?:Ft|Kč|Kčs|kr|zł)(?!\w))"
    r"|(?<=[a-z€$£] )[1-9]\d{0,2}\. ?\d00(?=[ \u00a0][a-z]{2})"
    r"|(?<=[a-z€$£] )[1-9]\d{0,2}[.,] ?(?:\d\d \d|\d \d\d|\d \d \d)(?!\d)"
    r"|[1-9]\d{0,2}[.,] 000(?!\d))"
)
"""A number with blanks between or inside its groups of three digits."""


_CODES = "EUR|USD|GBP|CHF|PLN|CZK|SEK|NOK|DKK|HUF|UAH|RUB|BRL"


_DOTTED = lazy(r"\d\.\d{3}(?!\d)")
_PARTED = lazy(r"\d(?:[.,] ?|[ \u00a0\u202f])\d")
_O_CLOCK = lazy(r"Uhr|clock")
_HALF_OF_DAY = lazy(r"[aApP]\.?[mM]")
_STOPPED = lazy(r"\d\. [A-Z]")


def _rejoined(match: re.Match[str]) -> str:
    digits = "".join(filter(str.isdigit, match[0]))
    return f"{int(digits):,}"


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


def _whole(match: re.Match[str]) -> str:
    """An amount without its cents, with commas between thousands."""
    return match[0].rstrip("-–—").rstrip(",").replace(".", ",")


def _english() -> tuple[Form, ...]:
    own = profile("en")
    counted, units = any_of(own.counted), any_of(own.decimal_units)
    measured, own_words = any_of(_measures()), any_of(own.function_words)
    no_label = "".join(f"(?<!{label} )" for label in words_of("en", "before-numbers"))
    months = any_of(map(str.capitalize, own.months))
    no_month = "".join(f"(?<!{month.capitalize()} )" for month in own.months)
    return (
        Form(
            GROUPED,
            lazy(rf"{EDGE}\d{{1,3}}(?:\.\d{{3}})+,\d+{STOP}"),
            "has German or continental decimal and group signs",
            swap_signs,
        ),
        Form(
            GROUPED,
            lazy(rf"{EDGE}{_NO_ADDRESS}\d{{1,3}}(?:\.\d{{3}}){{2,}}{STOP}"),
            "has dots for commas between thousands",
            swap_signs,
        ),
        Form(
            GROUPED,
            lazy(
                rf"{EDGE}[1-9]\d{{0,2}}\."
                rf"(?:\d00(?= [a-z])(?! (?:seconds?|percent|points?|GPA))|\d{{3}}(?= (?:{counted})\b)"
                rf"|\d{{3}}(?= (?!(?:{measured})\b)[a-z]{{4,}}s\b))"
            ),
            "reads as a decimal; a comma separates the thousands",
            swap_signs,
            Severity.MAJOR,
        ),
        Form(
            GROUPED,
            lazy(
                lambda: (
                    rf"{EDGE}[1-9]\d{{0,2}}\.\d{{3}}"
                    rf"(?=[ \u00a0](?:TL|zł|Kč|kr|Ft|лв|{_CODES}|{any_of(_small_moneys())})(?!\w))"
                )
            ),
            "reads as a decimal; a comma separates the thousands",
            swap_signs,
            Severity.MAJOR,
        ),
        Form(
            COMMA,
            lazy(rf"{EDGE}\d{{1,3}},\d{{1,2}}(?=\s?(?:%|°)|[ \u00a0-](?:{units})\b)"),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            COMMA,
            lazy(rf"{EDGE}0,\d{{1,2}}(?=[ \u00a0](?!{own_words}\b)[a-zA-Zµ])"),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            COMMA,
            lazy(
                rf"{EDGE}{no_label}[1-9]\d?,(?:\d(?=[ \u00a0](?!{own_words}\b)[a-z]{{4,}}s\b)"
                r"|\d{1,2}(?=[ \u00a0](?:[lgm]|cl|dl|ml|km²|m[²³2])\b))"
            ),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            COMMA,
            lazy(r"(?<=\b(?:above|below|under) )\d{1,3},\d(?!\d|,\d)|(?<=\b(?:over|than) )\d{1,3},\d(?!\d|,\d)"),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            COMMA,
            lazy(rf"{EDGE}\d{{1,3}}(?:\.\d{{3}})*,\d{{2}}(?=[ \u00a0]?(?:zł|Kč|kr|Ft|лв|{_CODES})(?!\w))"),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            COMMA,
            lazy(lambda: rf"{EDGE}\d{{1,3}}(?:\.\d{{3}})*,\d{{2}}(?=[ \u00a0](?i:{any_of(_moneys())})\b)"),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            COMMA,
            lazy(rf"(?:(?<=[€$£])|(?<=[€$£][ \u00a0]))\d{{1,3}},\d{{2}}(?!\d|,\d){STOP}"),
            "has a comma for the decimal point",
            swap_signs,
        ),
        Form(
            GROUPED,
            lazy(r"(?:(?<=[€$£])|(?<=[€$£][ \u00a0]))\d{1,3}(?:\.\d{3})+,(?:-|–|—|--)"),
            "has a dot between thousands and a dash for cents",
            _whole,
        ),
        Form(_PARTED, lazy(rf"{EDGE}(?<!\d ){no_month}{_TORN}"), "has blanks between thousands", _rejoined),
        Form(
            _O_CLOCK,
            lazy(
                r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])(?:[.:,](?P<minute>[0-5]\d))?"
                r"(?: Uhr|(?<=\d[.:,]\d\d) (?:o['’]?)?clock)\b"
            ),
            "is a German time of day",
            _english_time,
        ),
        Form(
            _STOPPED,
            lazy(
                rf"(?:(?<=\b[Oo]n )|(?<=\bthe )|(?<=\bof )|(?<=\bsince )|(?<=\buntil )|(?<=\bfrom )|(?<=, )|^)"
                rf"(?:[12]?\d|3[01])\. (?:{months})\b"
            ),
            "is a German date; the day has no full stop",
            _undotted,
        ),
        Form(
            _STOPPED,
            lazy(rf"(?<![\w.,])(?:[12]?\d|3[01])\. (?:{months})(?= \d{{4}}\b)"),
            "is a German date; the day has no full stop",
            _undotted,
        ),
    )


def _moneys() -> list[str]:
    return [word for word in lexicon("en").currencies.words if len(word) > 2]


def _small_moneys() -> list[str]:
    """Words for money in which nothing is priced to the thousandth, as a litre of petrol is in euros."""
    words = lexicon("en").currencies.words
    return [word for word in _moneys() if words[word] not in word_set("en", "priced-to-the-thousandth")]


def _measures() -> set[str]:
    """Words behind numbers with three decimals: units, and what is given to the thousandth."""
    known = lexicon("en")
    words = {*known.units.words, *known.currencies.words, *profile("en").decimal_units}
    return words | word_set("en", "measured-to-the-thousandth")


def _german() -> tuple[Form, ...]:
    units = any_of(profile("de").decimal_units)
    return (
        *_continental("de"),
        Form(
            GROUPED_BY_COMMAS,
            lazy(rf"{EDGE}[1-9]\d{{0,2}},(?:000|\d[05]0)(?= [A-ZÄÖÜ])(?! (?:{units})\b)"),
            "reads as a decimal; a dot separates the thousands",
            swap_signs,
            Severity.MAJOR,
        ),
        Form(
            _HALF_OF_DAY,
            lazy(
                r"(?<![\w.,:])(?P<hour>0?[1-9]|1[0-2])(?:[.:](?P<minute>[0-5]\d))?"
                r"(?:[ \u00a0]?[aApP]\.[mM]\b\.?|(?:[ \u00a0]?p|a)m\b|[ \u00a0]?[AP]M\b)(?: Uhr\b)?"
            ),
            "is an English time of day",
            _german_time,
        ),
    )


def _continental(language: str) -> tuple[Form, ...]:
    """The forms of English that are foreign to a language with a decimal comma."""
    own = profile(language)
    if own.decimal != ",":
        return ()
    units = f"{any_of(own.decimal_units)}|(?i:{any_of(_units(language))})"
    hours = any_of(words_of(language, "hours-of-day"))
    return (
        Form(
            GROUPED_BY_COMMAS,
            lazy(rf"{EDGE}\d{{1,3}}(?:,\d{{3}})+\.\d+{STOP}"),
            "has English decimal and group signs",
            swap_signs,
        ),
        Form(
            GROUPED_BY_COMMAS,
            lazy(rf"{EDGE}\d{{1,3}}(?:,\d{{3}}){{2,}}{STOP}"),
            "has commas for dots between thousands",
            swap_signs,
        ),
        Form(
            POINT,
            lazy(rf"{EDGE}\d{{1,3}}\.\d{{1,2}}(?=\s?%|[ \u00a0-](?!(?:{hours})\b)(?:{units})\b)"),
            "has a point for the decimal comma",
            swap_signs,
        ),
        Form(
            POINT,
            lazy(rf"(?:(?<=[€$£])|(?<=[€$£][ \u00a0]))\d{{1,3}}\.\d{{2}}(?!\d|[.,]\d){STOP}"),
            "has a point for the decimal comma",
            swap_signs,
        ),
        Form(
            POINT,
            lazy(rf"{EDGE}\d{{1,3}}\.\d{{2}}(?=[ \u00a0]?[€$£](?!\d))"),
            "has a point for the decimal comma",
            swap_signs,
        ),
        *(_plural_groups(units, own.group[0]) if language in _PLURAL_S else ()),
        *(_dotted_groups(own.group[0]) if own.group[0].isspace() else ()),
    )


def _plural_groups(units: str, sign: str) -> tuple[Form, ...]:
    """Round thousands parted by commas before what is counted, in a language whose plurals end in *s*."""
    return (
        Form(
            GROUPED_BY_COMMAS,
            lazy(rf"{EDGE}[1-9]\d{{0,2}},(?:000|\d[05]0)(?= (?!(?:{units})\b)[a-zà-ÿ]{{4,}}s\b)"),
            "reads as a decimal; a comma does not separate thousands",
            lambda match: match[0].replace(",", sign),
            Severity.MAJOR,
        ),
    )


def _dotted_groups(blank: str) -> tuple[Form, ...]:
    """Thousands parted by points before what is counted, in a language that parts them by blanks."""
    return (
        Form(
            _DOTTED,
            lazy(rf"{EDGE}[1-9]\d{{0,2}}(?:\.\d{{3}})+(?:(?=[ \u00a0][^\W\d_A-ZÀ-Þ]{{3}})(?!,)|,\d\d?{STOP})"),
            "has points for blanks between thousands",
            lambda match: match[0].replace(".", blank),
        ),
    )


def _units(language: str) -> list[str]:
    """What the language's figures are read with: units, currencies and words of scale."""
    known = lexicon(language)
    return [word for each in (known.units, known.currencies, known.magnitudes) for word in each.words if len(word) > 2]


@cache
def _forms(language: str) -> tuple[Form, ...]:
    if language == "en":
        return (*_english(), *measured_forms(language), parted_amounts())
    own = _german() if language == "de" else _continental(language) if not profile(language).other_decimal else ()
    return own and own + measured_forms(language)


_EUROPEAN = lazy(r"€|\beuros?\b|\d,\d\d? ?(?:%|[a-z])")
_DIGIT = lazy(r"\d[.,: \u00a0\u202f]?\d|\d[.\u00a0\u202f ]+\w")
_SWISS = "de-ch"
_PLURAL_S = frozenset(("fr", "es", "pt"))


@block_check(
    Category.NUMBER_FORMAT,
    Severity.MINOR,
    silences=("terminology/literal-calque", "locale/foreign-time"),
    fix=Fix.SAFE,
    habit=MARK_HABIT,
    needs="0",
)
def foreign_number_format(block: Block, article: Article) -> Iterator[Remark]:
    if not _DIGIT.search(block.text) or article.target.language.lower() == _SWISS:
        return
    last = 0
    for start, end, form, match in sorted(_found(block, article), key=lambda each: (each[0], -each[1])):
        if start < last:
            continue
        last = end
        written, suggestion = block.text[start:end], form.instead(match)
        yield remark(block, start, end, f"'{written}' {form.says}", suggestion=suggestion, severity=form.severity)


def _found(block: Block, article: Article) -> Iterator[Found]:
    code = article.profile.code
    forms = _forms(code)
    if not forms and article.profile.other_decimal and article.once(_counts_as_in_europe):
        forms = _continental(code) + measured_forms(code)
    yield from find(block.text, forms)
    if code == "en" and GROUPED.search(block.text) and article.once(_has_dotted_thousands):
        yield from find(block.text, (doubtful_groups(),))
    elif code == "en" and GROUPED.search(block.text) and _is_of_thousands_of_millions(article):
        yield from find(block.text, (scaled_groups(),))


def _is_of_thousands_of_millions(article: Article) -> bool:
    """Whether a page alone shows that it comes from a language that counts in thousands of millions and no billions."""
    known = article.once(origin)
    return not article.has_original and known.is_shown and known.tells(word_set(ANY, "thousands-of-millions"))


def _counts_as_in_europe(article: Article) -> bool:
    """Whether a page of a language with two habits has Europe's money or commas, and no money of the other habit."""
    text = "\n".join(block.text for block in article.blocks)
    return bool(_EUROPEAN.search(text)) and "$" not in text


def _has_dotted_thousands(article: Article) -> bool:
    """Whether a figure of the page surely has dots between thousands, so that others have as well."""
    forms = [form for form in _forms("en") if form.tells is GROUPED]
    return any(next(find(block.text, forms), None) for block in article.blocks)
