"""A figure is written as another language writes it: Roman centuries, blanks between thousands.

## What is wrong
*XIV century* counts centuries in Roman numerals, as Romance and Slavic languages do; *200 gr* has the wrong sign for
grams, *38 C°* that of degrees behind its letter; *11 à 12 degrees* has a French word for *to*; German prints *11.400*
and not *11 400*.

## Why it matters
Such figures are left as they were because a machine copies what it does not read. Readers take two numbers for one or
one for two, and do not know the century.

## Example
*The gate dates from the XIV century.*

## Known false alarms
Telephone numbers are written in blocks of three; only numbers before a word or at the end of a sentence are looked at,
and none that begins with a zero. German rules also allow a thin space between thousands, which newspapers do not set.

## Source
Unicode CLDR, number patterns; DIN 5008; The Chicago Manual of Style, numbers; MQM: locale conventions, number format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._number_forms import Form, find
from mtcheck.checks.locale._ordinals import english_ending
from mtcheck.language.lines import last_word
from mtcheck.language.profiles import profile
from mtcheck.language.wordlists import any_word_of, word_set, words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_REACH = 24
"""Characters before a number that are looked at."""
_NUMERALS = {"I": 1, "V": 5, "X": 10}
_SPACED = lazy(
    r"(?:(?<=^)|(?<=[^\W\d_][ :])|(?<=: )|(?<=\())[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+"
    r"(?=[ \u00a0\u202f][^\W\d_]{3}|[ \u00a0\u202f]?[€$£₽]|\.?$|\. [A-ZÄÖÜ])"
)
_GRAMS = lazy(r"(?<=\d)(?P<blank>[ \u00a0]?)gr\.?(?= [a-zà-ÿ])")
_DEGREES = lazy(r"(?<=\d)[ \u00a0]?°[ \u00a0](?=[CF]\b)")
_REVERSED = lazy(r"(?<=\d)(?:[ \u00a0])?(?P<scale>[CF])°(?!\w)")
_MINUTES = lazy(r"(?<![\w.,-])(?P<n>\d{1,3})['’′](?= minutes?\b)")
_ENDED = lazy(r"(?<![\w.,-])(?P<n>\d{1,3})s?te[nrsm]?(?= [^\W\d_])")
_CENTURY = lazy(r"(?P<word>\b[Ss]iglos? )(?P<n>[1-9]|1\d|2[01])(?:\.(?=[,;)]|\.$| [^\W\d_A-ZÀ-Þ])|(?![\w.,:-]))")
_ENDED_CENTURY = lazy(
    r"(?P<word>\b[Ss](?:iglos?|ecol[oi]|éculos?) )(?P<numeral>(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))(?<=\w)"
    r"-?(?:e|ème|th|\.?º)(?!\w)"
)
_BETWEEN = lazy(r"(?<=\d )à(?= \d)")
_TELLS = lazy(r"\d à|\d['’′] m|\d[ \u00a0\u202f]\d{3}|\dgr|°|\ds?te|iglos? \d|\d[ \u00a0]gr|[IVX]{2}")


@block_check(Category.NUMBER_FORMAT, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs="0IVX")
def foreign_figure(block: Block, article: Article) -> Iterator[Remark]:
    for start, end, form, match in find(block.text, _forms(article.profile.code)):
        if not block.is_code_at(start) and not (form.pattern is _SPACED and _is_label_number(match)):
            yield remark(block, start, end, f"'{match[0]}' {form.says}", suggestion=form.instead(match))


def _is_label_number(match: re.Match[str]) -> bool:
    """Whether a number is dialled or names something: its label is before it."""
    before = match.string[max(0, match.start() - _REACH) : match.start()].rstrip(" :.\u00a0")
    return last_word(before) in word_set("und", "number-labels")


@cache
def _forms(language: str) -> tuple[Form, ...]:
    """What is foreign to a language; nothing where its conventions are unknown."""
    own = profile(language)
    if not own.clock or not own.function_words:
        return ()
    forms = []
    if words_of(language, "centuries"):
        forms.append(Form(_TELLS, _century(language), "counts centuries in Roman numerals", _counted(language)))
    if language in words_of("und", "points-between-thousands"):
        forms.append(Form(_TELLS, _SPACED, "has blanks for points between thousands", _pointed))
    forms.append(Form(_TELLS, _GRAMS, "is not the sign of grams, which is 'g'", lambda match: f"{match['blank']}g"))
    forms.append(Form(_TELLS, _DEGREES, "has a blank inside the sign of degrees", lambda _: "\u00a0°"))
    forms.append(
        Form(_TELLS, _REVERSED, "has the sign of degrees behind its letter", lambda match: f"\u00a0°{match['scale']}")
    )
    if language == "de":
        forms.append(
            Form(_TELLS, _ENDED, "is an ordinal number, which a full stop makes", lambda match: f"{match['n']}.")
        )
    if language in ("es", "it", "pt"):
        says = "has the ending of another language behind a Roman numeral"
        forms.append(Form(_TELLS, _ENDED_CENTURY, says, lambda match: match["word"] + match["numeral"]))
    if language == "es":
        forms.append(Form(_TELLS, _CENTURY, "counts centuries in figures", lambda match: match["word"] + _roman(match)))
    if language == "en":
        forms.append(
            Form(
                _TELLS,
                _MINUTES,
                "is marked as minutes twice",
                lambda match: _ordinal(int(match["n"])),
            )
        )
        forms.append(Form(_TELLS, _BETWEEN, "is the 'to' of another language", lambda _: "to"))
    return tuple(forms)


def _ordinal(number: int) -> str:
    return f"{number}{english_ending(number)}"


def _century(language: str) -> re.Pattern[str]:
    words = any_word_of(language, "centuries")
    return re.compile(
        rf"\b(?P<numeral>(?=[IVX])X{{0,2}}(?:IX|IV|V?I{{0,3}}))(?<=\w)"
        rf"(?:-?(?:th|st|nd|rd)|\.|e|de)?(?P<rest>[ \u00a0-](?:{words}))\b"
    )


def _counted(language: str) -> Callable[[re.Match[str]], str]:
    """What rewrites a century with the ordinal number of a language."""

    def instead(match: re.Match[str]) -> str:
        number = _value(match["numeral"])
        ending = english_ending(number) if language == "en" else "e" if language == "nl" else "."
        return f"{number}{ending}{match['rest']}"

    return instead


def _value(numeral: str) -> int:
    values = [_NUMERALS[letter] for letter in numeral]
    return sum(-each if each < after else each for each, after in zip(values, [*values[1:], 0], strict=True))


def _roman(match: re.Match[str]) -> str:
    tens, ones = divmod(int(match["n"]), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _pointed(match: re.Match[str]) -> str:
    return re.sub(r"\s", ".", match[0])
