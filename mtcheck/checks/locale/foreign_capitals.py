"""A day, month or language has the capital of another language, or lost its own.

## What is wrong
English writes *Monday*, *June* and *German* with a capital; French, Spanish, Italian and others write *lundi*, *junio*
and *venerdì* without.

## Why it matters
The capital of the original is left standing, or the machine took it away; proofreaders mark each one.

## Example
*The shop is closed on monday and in june.*

## Known false alarms
Words that are others as well (*may*, *march*, *polish*) are passed over, and so are sentences' beginnings and what
follows a word with a capital. Names of days of the calendar that became names of streets may be reported.

## Source
Unicode CLDR, capitalisation of dates; MQM: linguistic conventions, capitalisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.profiles import Profile, profile
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def foreign_capitals(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    pattern = _pattern(own.code)
    if pattern is None or block.text.isupper() or block.text.islower():
        return
    for match in pattern.finditer(block.text):
        name = match.lastgroup or "word"
        word = match[name]
        wanted = word.capitalize() if own.capitalised else word.lower()
        message = f"{own.name} writes '{wanted}' here"
        yield remark(block, *match.span(name), message, suggestion=wanted)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """What finds the words in the wrong form, if the language has a form."""
    own = profile(language)
    if own.capitalised:
        return re.compile(rf"(?<=[\w,] )(?P<word>{any_of(own.capitalised)})(?=[ ,.;:!?)]|$)(?!\.\w)")
    return _of_small(own) if own.small_dates else None


def _of_small(own: Profile) -> re.Pattern[str]:
    months = any_of(map(str.capitalize, own.months))
    days = any_of(map(str.capitalize, own.weekdays))
    return re.compile(
        rf"(?<![\w.,])(?:(?:[12]?\d|3[01]|1er|1º)(?: de)? (?P<month>{months})|[a-zß-ÿ]+ (?P<day>{days}))"
        r"(?=[ ,.;:!?)]|$)(?! [^\W\d_a-zß-ÿ])"
    )
