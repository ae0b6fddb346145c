"""What the original's language cuts short beside figures: days of the week before a date, quarters of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import profile
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import ANY, pairs_of, word_set, words_of
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_QUARTER = lazy(r"(?<![\w.,/-])(?P<quarter>[1-4])(?P<letter>[TK])(?P<year>(?:20)?\d\d)(?![\w.,/-]\w|\w)")


class CutShort(NamedTuple):
    """An abbreviation: where it stands, its language, and what the translation's language says."""

    start: int
    end: int
    language: str
    wanted: str


def find_cut_short(block: Block, article: Article) -> Iterator[CutShort]:
    """Those of the language that the page is known or shows to come from, left in the translation."""
    if article.has_original or not any(map(str.isdigit, block.text)):
        return
    told = article.once(origin)
    target = article.profile.code
    for language in told.languages if told.is_suspect else ():
        if language != target:
            yield from _days(block.text, language, target)
            yield from _quarters(block.text, language, target)


def _days(text: str, language: str, target: str) -> Iterator[CutShort]:
    days = words_of(language, "weekdays-cut-short")
    own = word_set(target, "weekdays-cut-short")
    for match in _dated(language).finditer(text) if days else ():
        if match["word"] in own or (match["month"] and not _is_month(match["month"].lower(), language)):
            continue
        if match["word"] in profile(target).function_words and not _is_foreign_month(match["month"], target):
            continue
        day = profile(target).weekdays[days.index(match["word"])]
        wanted = day.capitalize() if has_trait(target, Trait.DATE_CAPITALS) else day
        yield CutShort(*match.span("whole"), language, wanted)


@cache
def _dated(language: str) -> re.Pattern[str]:
    """A day of the week cut short before a day with its month in letters, or with the points of a date."""
    forms = any_of(words_of(language, "weekdays-cut-short"))
    month = r"\.? (?P<month>[^\W\d_]{3,9}\.?)(?![^\W\d_])|[./]\d{1,2}(?:[./]|\b)"
    return re.compile(rf"(?<![\w.'’-])(?P<whole>(?P<word>{forms})\.?)(?=,? [0-3]?\d(?:{month}))")


def _is_month(word: str, language: str) -> bool:
    """Whether a word in lower case is a month of the language, or has the first and other letters of one in order."""
    return any(word[0] == month[0] and _holds_in_order(month, word.rstrip(".")) for month in profile(language).months)


def _holds_in_order(whole: str, letters: str) -> bool:
    rest = iter(whole)
    return all(letter in rest for letter in letters)


def _is_foreign_month(month: str | None, target: str) -> bool:
    """Whether a month is written in lower case that the translation's language writes with a capital."""
    return month is not None and month.islower() and has_trait(target, Trait.DATE_CAPITALS)


def _quarters(text: str, language: str, target: str) -> Iterator[CutShort]:
    letters = pairs_of(ANY, "quarter-letters")
    if language not in letters or target in letters:
        return
    for match in _QUARTER.finditer(text):
        if match["letter"] != letters[language]:
            continue
        year = match["year"] if len(match["year"]) > 2 else f"20{match['year']}"
        yield CutShort(*match.span(), language, f"Q{match['quarter']} {year}")
