"""A day, month or language has the capital of another language, or lost its own.

## What is wrong
English writes *Monday*, *June*, *German* and *I* with a capital; French, Spanish, Italian and others write *lundi*,
*junio* and *venerdì* without.

## Why it matters
The capital of the original is left standing, or the machine took it away; proofreaders mark each one.

## Example
*The shop is closed on monday and in june.*

## Known false alarms
Words that are others as well (*may*, *march*, *polish*) are passed over, and so are sentences' beginnings and what
follows a word with a capital, other than an article or preposition that begins the sentence. Names of languages are
told only behind words of speaking (*parle*, *en*): elsewhere they may be the people. Dates that became names of
streets are told by the word before them.

## Source
Unicode CLDR, capitalisation of dates and languages; Real Academia Española, Ortografía, mayúsculas; Imprimerie
nationale, capitales; MQM: linguistic conventions, capitalisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wordlists import any_word_of, words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_LONGEST = 4
"""Letters of an article or preposition that begins a sentence."""
_LOWER = "a-zß-öø-ÿāăąćčđďęěğīıłńňőōœřśşšťţůűźżžа-яёіїєґά-ώ"
_END = r"(?=[ ,.;:!?)»”“]|$)"

_VARIABLE = lazy(r"(?<![\w'’])[jkn](?![\w'’])")
"""A letter that stands alone beside a variable *i*."""


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def foreign_capitals(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    if block.text.isupper() or block.text.islower():
        return
    for start, end in sorted({*_dates(block.text, own), *_languages(block.text, own)}):
        word = block.text[start:end]
        wanted = word.lower() if word[0].isupper() else word.capitalize()
        yield remark(block, start, end, f"{own.name} writes '{wanted}' here", suggestion=wanted)


def _dates(text: str, own: Profile) -> Iterator[tuple[int, int]]:
    pattern = _pattern(own.code)
    for match in pattern.finditer(text) if pattern else ():
        if match.lastgroup != "i" or not _VARIABLE.search(text):
            yield match.span(match.lastgroup or 0)


def _languages(text: str, own: Profile) -> Iterator[tuple[int, int]]:
    """Names of languages in the wrong case behind a word of speaking."""
    if not own.language_names:
        return
    names, listed = _speaking(own.code)
    for run in listed.finditer(text):
        for name in names.finditer(text, *run.span("names")):
            yield name.span()


@cache
def _speaking(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A name in the wrong case; a run of names of which one may be."""
    own = profile(language)
    wrong = own.language_names if own.capital_languages else map(str.capitalize, own.language_names)
    any_case = f"(?i:{any_of(own.language_names)})"
    run = rf"\b(?i:{any_of(own.speaking)}) (?P<names>{any_case}(?:(?:, | [{_LOWER}]{{1,3}} ){any_case})*){_END}"
    return re.compile(rf"\b(?:{any_of(wrong)})\b"), re.compile(run)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """What finds the words in the wrong form, if the language has a form."""
    own = profile(language)
    if own.capitalised:
        first = any_word_of(language, "behind-the-first-person")
        return re.compile(
            rf"(?<=[\w,] )(?:(?P<word>{any_of(own.capitalised)})(?=[ ,.;:!?)]|$)(?!\.\w)"
            rf"|(?P<i>i)(?=['’](?:m|ve|ll|d)\b| (?:{first})\b))"
        )
    return _of_small(own) if own.small_dates else None


def _of_small(own: Profile) -> re.Pattern[str]:
    months = any_of(map(str.capitalize, own.months))
    days = any_of(map(str.capitalize, own.weekdays))
    starts = any_of(word.capitalize() for word in own.function_words if len(word) <= _LONGEST)
    before = any_word_of(own.code, "before-months") or "(?!)"
    streets = "".join(f"(?<!{street} )" for street in words_of(own.code, "before-dates-in-names"))
    return re.compile(
        rf"(?<![\w.,]){streets}(?:(?:{before}) (?P<lone>{months})"
        rf"|(?:[12]?\d|3[01]|1er|1º)(?:\.)?(?: de)? (?P<month>{months})"
        rf"|[{_LOWER}]+ (?P<day>{days})"
        rf"|(?:(?<=[.!?] )|^)(?:{starts}) (?P<first>{days}))(?=[ ,.;:!?)]|$)(?! [^\W\d_{_LOWER}])"
    )
