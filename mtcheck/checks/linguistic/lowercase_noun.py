"""A noun has no capital in a language that writes all nouns with one.

## What is wrong
*Er suchte die kasse*: German writes nouns with a capital, and the translation lost it.

## Why it matters
Readers take the word for a verb or an adjective first and must read again.

## Example
*Die Suche nach der kasse dauerte lange.*

## Known false alarms
German pages only. Only words that are nouns alone are taken, behind an article or a number, and not before another
noun. Pages that are typed without capitals are passed over.

## Source
The official rules of German spelling, paragraph 55; MQM: linguistic conventions, capitalization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.wordlists import words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block, BlockKind
from mtcheck.patterns import any_of, lazy

_GERMAN = "de"
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
_FEWEST_CAPITALS = 2
_CAPITAL = lazy(r"[a-zäöüß,] [A-ZÄÖÜ]")
_SMALL = 100
"""The most frequent words, nearly all of them function words."""
_RARE, _USUAL = 2.3, 0.1
"""Nats of lower case from which on, and of a capital up to which, a word that may be a verb is a noun."""


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def lowercase_noun(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    if own.code != _GERMAN or block.kind not in _PROSE:
        return
    for match in _pattern().finditer(block.text):
        word = match["word"]
        if _is_noun(match, own) and article.once(_writes_capitals) and not block.is_code_at(match.start("word")):
            message = f"'{word}' is a noun and has no capital"
            yield remark(block, *match.span("word"), message, suggestion=word.capitalize())


@cache
def _pattern() -> re.Pattern[str]:
    before = any_of({*profile(_GERMAN).determiners, *words_of(_GERMAN, "before-nouns")})
    return re.compile(
        rf"(?<![\w-])(?:(?i:{before})|(?P<number>\d+))[ \u00a0](?P<word>[a-zäöüß]{{4,}})"
        r"(?=[.,;:!?“”\"]| (?P<next>[a-zäöüß]+)\b|$)"
    )


def _is_noun(match: re.Match[str], own: Profile) -> bool:
    """Whether the word is a noun: no dictionary has it in lower case, or it hardly ever stands so."""
    word, following = match["word"], match["next"]
    if word in own.function_words or word in own.capitalised or not dictionary.holds(word.capitalize(), own.code):
        return False
    if not dictionary.holds(word, own.code):
        return True
    lists = vocabulary(own.code)
    if lists is None or match["number"] or (following and not lists.is_among(following, _SMALL)):
        return False
    return lists.lower_cost(word) >= _RARE and lists.title_cost(word) <= _USUAL


def _writes_capitals(article: Article) -> bool:
    """Whether the page writes other words inside sentences with a capital, and is not typed without."""
    found = (match for block in article.body for match in _CAPITAL.finditer(block.text))
    return sum(1 for _ in islice(found, _FEWEST_CAPITALS)) == _FEWEST_CAPITALS
