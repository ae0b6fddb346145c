"""A noun has no capital in a language that writes all nouns with one.

## What is wrong
*Er suchte die kasse*: German writes nouns with a capital, and the translation lost it.

## Why it matters
Readers take the word for a verb or an adjective first and must read again.

## Example
*Die Suche nach der kasse dauerte lange.*

## Known false alarms
German pages only. Only words that are nouns alone are taken, and those that are verbs as well behind an article or a
number, and not before another noun. Pages typed without capitals, whose sentences also begin in lower case, are passed
over; one whose sentences have their capitals and whose nouns have not is taken for the machine's.

## Source
The official rules of German spelling, paragraph 55; MQM: linguistic conventions, capitalization.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.common_words import is_common
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.remembered import remembered
from mtcheck.language.wordlists import pairs_of, word_set, words_of
from mtcheck.language.words import split_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_GERMAN, _ENGLISH = "de", "en"
_MARKS = ".,;:!?()“„”"
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)
_FEWEST_CAPITALS = 2
_CAPITAL = lazy(r"[a-zäöüß,] [A-ZÄÖÜ]")
_ANY_WORD = lazy(r"(?<![\w#@/.’'`&=-])[a-zäöüß]{4,}(?![\w@/’'&=-]|\.\w| [A-ZÄÖÜ][a-zäöüß])")
_SMALL_START = lazy(r"[^\W\d_]{3}[.!?] [a-zäöü]")
_FEWEST_WORDS = 5
_SMALL = 100
"""The most frequent words, nearly all of them function words."""
_RARE, _USUAL = 2.3, 0.1
"""Nats of lower case from which on, and of a capital up to which, a word that may be a verb is a noun."""


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def lowercase_noun(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    if own.code != _GERMAN or block.kind not in _PROSE:
        return
    is_noun = _is_noun_alone(own.code)
    places = [match.span() for match in _ANY_WORD.finditer(block.text) if is_noun[match[0]]]
    for match in _pattern().finditer(block.text):
        if match.span("word") not in places and _is_noun(match, own):
            places.append(match.span("word"))
    for start, end in sorted(places):
        if article.once(_writes_capitals) and not _is_kept(block, start, end, article):
            word = block.text[start:end]
            message = f"'{word}' is a noun and has no capital"
            yield remark(block, start, end, message, suggestion=word.capitalize())


def _is_kept(block: Block, start: int, end: int, article: Article) -> bool:
    """Whether the word is code, set apart or copied from the original, or stands among words of another language."""
    if block.is_marked(start, end, MarkKind.CODE, MarkKind.EMPHASIS, MarkKind.KEPT):
        return True
    if block.text[start:end] in article.once(_original_words):
        return True
    beside = (*block.text[:start].rsplit(None, 1)[-1:], *block.text[end:].split(None, 1)[:1])
    return any(_is_foreign(article.profile.code)[word.strip(_MARKS)] for word in beside)


@remembered
def _is_foreign(word: str, language: str) -> bool:
    """Whether a word is unknown to the language and one of English."""
    return word.isalpha() and not dictionary.knows(word, language) and dictionary.knows(word, _ENGLISH) is True


def _original_words(article: Article) -> frozenset[str]:
    return frozenset(word for block in article.original_blocks for word in split_words(block.text))


@remembered
def _is_noun_alone(word: str, language: str) -> bool:
    """Whether the dictionary has the word with a capital only, and it is no form of an adjective."""
    if word in word_set(language, "small-numerals") or word.endswith(words_of(language, "superlatives")):
        return False
    if is_common(word, profile(language)):
        return False
    if not dictionary.holds(word.capitalize(), language) or _is_contracted(word, language):
        return False
    stems = (word.removesuffix(ending) for ending in words_of(language, "adjective-endings") if word.endswith(ending))
    return not any(_is_adjective(stem, language) for stem in stems)


def _is_contracted(word: str, language: str) -> bool:
    """Whether a word is a verb's form without its vowel, as verse and speech have it: *gehn*, *schrein*."""
    return any(
        word.endswith(short) and dictionary.holds(word.removesuffix(short) + full, language)
        for short, full in pairs_of(language, "contracted-endings").items()
    )


def _is_adjective(stem: str, language: str) -> bool:
    """Whether a word is one that takes the endings of adjectives, or a participle."""
    if not dictionary.holds(stem, language):
        return False
    inflected = (stem + ending for ending in words_of(language, "endings-of-adjectives-alone"))
    if stem.endswith(words_of(language, "adjective-suffixes")) or _participle().search(stem):
        return True
    return any(dictionary.holds(each, language) for each in inflected)


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(words_of(_GERMAN, 'participle-beginnings'))}).*(?:t|en)$|.ge.*t$")


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
        return _is_noun_alone(own.code)[word]
    lists = vocabulary(own.code)
    if lists is None or match["number"] or (following and not lists.is_among(following, _SMALL)):
        return False
    return lists.lower_cost(word) >= _RARE and lists.title_cost(word) <= _USUAL


def _writes_capitals(article: Article) -> bool:
    """Whether the page writes other words inside sentences with a capital, or at least begins each sentence so."""
    found = (match for block in article.body for match in _CAPITAL.finditer(block.text))
    return sum(1 for _ in islice(found, _FEWEST_CAPITALS)) == _FEWEST_CAPITALS or _begins_in_capitals(article)


def _begins_in_capitals(article: Article) -> bool:
    """Whether there are whole sentences, and each begins with a capital, those of the original as well."""
    ours = _sentences(block for block in article.body if block.kind in _PROSE)
    theirs = _sentences(article.original_blocks)
    return bool(ours) and not any(text[0].islower() or _SMALL_START.search(text) for text in ours + theirs)


def _sentences(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if block.text.count(" ") >= _FEWEST_WORDS - 1]
