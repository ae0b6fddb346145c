"""Days of a month that is not said, as newspapers in Japanese, Korean and Chinese date what has just happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.locale._foreign_days import ForeignDay
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wordlists import ANY, any_word_of, word_set, words_of
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_NUMBER = lazy(r"\b\d{1,2}(?:[a-z]{2}\b|\. )")
_DAYS = 31
_REACH = 60
"""Characters before and behind a day, in its sentence, within which the name of a month can be meant for it."""


def find_bare_days(block: Block, article: Article) -> Iterator[ForeignDay]:
    """The days of a block that have no month: *The bridge was closed on the 12th.*"""
    own = article.profile
    if not _NUMBER.search(block.text) or not words_of(own.code, "before-bare-days"):
        return
    for match in _bare(own.code).finditer(block.text):
        before, behind = block.text[: match.start()], block.text[match.end() :]
        near = before.rpartition(". ")[2][-_REACH:] + behind.partition(". ")[0][:_REACH]
        if not 1 <= int(match["day"]) <= _DAYS or _names_month(near, own):
            continue
        if article.once(origin).tells(word_set(ANY, "languages-of-bare-days")):
            yield ForeignDay(*match.span(), "does not say of which month, as its original need not")


def _names_month(text: str, own: Profile) -> bool:
    return any(month in text.lower() for month in (*own.months, *words_of(own.code, "said-of-months")))


@cache
def _bare(language: str) -> re.Pattern[str]:
    before, behind = any_word_of(language, "before-bare-days"), any_word_of(language, "behind-dates")
    ordinal = r"\.(?= [a-zß-ÿ])" if profile(language).ordinal_dot else rf"(?:st|nd|rd|th)(?=[.,;:)]|$| (?:{behind})\b)"
    return re.compile(rf"(?i:\b(?:{before})) (?P<day>\d{{1,2}}){ordinal}")
