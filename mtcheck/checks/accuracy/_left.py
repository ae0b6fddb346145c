"""What an original's page leaves standing around its sentences: labels, months of a date, endings of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.accuracy._left_labels import left_labels
from mtcheck.checks.accuracy._left_titles import left_titles
from mtcheck.checks.accuracy._strangers import is_set_apart
from mtcheck.checks.base import Article
from mtcheck.checks.origins import origin
from mtcheck.language.dictionary import knows
from mtcheck.language.profiles import codes, entry, profile
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import any_word_of
from mtcheck.language.words import Word, fold_words
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_DATE = lazy(r"(?<![\d.,:])[0-3]?\d\.? (?:de |di )?([^\W\d_]{3,})")
_ENDED = lazy(r"([A-ZÇĞİÖŞÜ][^\W\d_]{2,})['’](?:[nyds]?[ıiuü]n?|[nyd]?[ae]n?|[dt][ae](?:ki)?|l[ae])(?![\w'’])")
"""A name with a case ending of Turkish behind an apostrophe, which translations do without."""
_TURKISH = "tr"


def left_parts(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    """What was left of the original in a block, each with its language."""
    if article.has_original or block.kind is BlockKind.CODE:
        return
    yield from left_labels(block, article)
    if block.kind is BlockKind.CONTROL:
        return
    yield from _months(block, article)
    yield from _weekdays(block, article)
    yield from left_titles(block, article)
    if article.profile.code != _TURKISH and ("'" in block.text or "’" in block.text):
        yield from _endings(block.text, article)


def _months(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    for match in _DATE.finditer(block.text):
        month = match[1].lower()
        if knows(month, article.profile.code) is not False or is_set_apart(block, *match.span(1)):
            continue
        if found := _foreign_months(article.profile.code).get(month):
            betrayed = article.once(origin).languages
            told = next((code for code in betrayed if code in found), found[0])
            yield Word(match[1], match[1].casefold(), *match.span(1)), told


def _weekdays(block: Block, article: Article) -> Iterator[tuple[Word, str]]:
    """A day of the week behind what stands before days: *am Thursday*, *on lunes*."""
    own = article.profile
    pattern = _behind_preposition(own.code) if article.once(_has_foreign_days) else None
    for match in pattern.finditer(block.text) if pattern else ():
        word, lower = match["word"], match["word"].lower()
        language = _foreign_days(own.code).get(lower, "")
        has_case = bool(language) and (word.islower() or has_trait(language, Trait.DATE_CAPITALS))
        if has_trait(language, Trait.LENDS_WORDS) and not article.once(origin).is_suspect:
            continue  # it may be the name of a show or a paper
        if has_case and knows(lower, own.code) is not True and not is_set_apart(block, *match.span("word")):
            yield Word(word, lower, *match.span("word")), language


def _has_foreign_days(article: Article) -> bool:
    """Whether the page has a day of the week of another language at all."""
    days = _foreign_days(article.profile.code)
    return any(not days.keys().isdisjoint(fold_words(block.text)) for block in article.blocks)


@cache
def _foreign_days(target: str) -> dict[str, str]:
    """Days of the week of other languages, each with one that has it."""
    own = set(profile(target).weekdays) | profile(target).function_words
    return {day: code for code in reversed(codes()) for day in profile(code).weekdays if day not in own}


@cache
def _behind_preposition(language: str) -> re.Pattern[str] | None:
    before = any_word_of(language, "before-weekdays")
    days = any_of({form for day in _foreign_days(language) for form in (day, day.capitalize())})
    return re.compile(rf"\b(?:{before}) (?P<word>{days})(?![\w-])(?! [A-ZÀ-Þ])") if before else None


@cache
def _foreign_months(target: str) -> dict[str, list[str]]:
    """Months of other languages that are none of this one, each with its languages."""
    own = {month.casefold() for month in profile(target).months}
    found: dict[str, list[str]] = {}
    for code in codes():
        for month in entry(code, "months") or ():
            if code != target and month.casefold() not in own:
                found.setdefault(month, []).append(code)
    return found


def _endings(text: str, article: Article) -> Iterator[tuple[Word, str]]:
    found = list(_ENDED.finditer(text))
    if found and article.once(origin).tells({_TURKISH}):
        for match in found:
            yield Word(match[0], match[0].casefold(), *match.span()), _TURKISH
