"""Days of a month that is not said, as newspapers in Japanese, Korean and Chinese date what has just happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.locale._foreign_days import ForeignDay
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import profile
from mtcheck.language.wordlists import ANY, any_word_of, word_set, words_of
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_NUMBER = lazy(r"\b\d{1,2}(?:[a-z]{2}\b|\. )")
_DAYS = 31
_REACH = 60
"""Characters behind a day, in its sentence, within which the name of a month can be meant for it."""
_EARLIER = 300
"""The same before it, in its paragraph."""


def find_bare_days(block: Block, article: Article) -> Iterator[ForeignDay]:
    """The days of a block that have no month: *The bridge was closed on the 12th.*"""
    own = article.profile
    if not _NUMBER.search(block.text) or not words_of(own.code, "before-bare-days"):
        return
    for match in _bare(own.code).finditer(block.text):
        behind = block.text[match.end() : match.end() + _REACH].partition(". ")[0]
        near = f"{block.text[max(0, match.start() - _EARLIER) : match.start()]} {behind}"
        if not 1 <= int(match["day"]) <= _DAYS or _tells_month(own.code).search(near):
            continue
        if article.once(origin).tells(word_set(ANY, "languages-of-bare-days")):
            yield ForeignDay(*match.span(), "does not say of which month, as its original need not")


@cache
def _tells_month(language: str) -> re.Pattern[str]:
    """What says of which month a day is, or that the number is none of a day: *the 5th and 6th floors*."""
    months = any_of(map(str.capitalize, profile(language).months))
    return re.compile(rf"\b(?:{months}|(?i:{any_word_of(language, 'no-bare-days')}))\b")


@cache
def _bare(language: str) -> re.Pattern[str]:
    before, behind = any_word_of(language, "before-bare-days"), any_word_of(language, "behind-bare-days")
    endings = any_word_of(language, "day-endings")
    day = r"\.(?= [a-zß-ÿ])" if profile(language).ordinal_dot else rf"(?:{endings})(?=[.,;:)]|$| (?:{behind})\b)"
    return re.compile(rf"(?i:\b(?:{before})) (?P<day>\d{{1,2}}){day}")
