"""A word is torn into two pieces.

## What is wrong
*the gover nment*, *com- pany*, *alle Be sucher*, *los veci nos*: a blank, or a hyphen that broke a line, is left inside
a word. In *whena ll* a letter has slipped to the next word.

## Why it matters
Readers stumble over two words that are none, and search finds neither.

## Example
*The gover nment pays for the quay.*

## Known false alarms
One of the two must be no word of the language or be far rarer than the whole, and the whole a usual word; pieces that
are both words are listed (*with out*), and in German a particle and a verb must end the clause of a modal verb.
Names and words in quotation marks or in bold are passed over.

## Source
MQM: linguistic conventions, spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.linguistic._unknown import is_meant, prose
from mtcheck.language.torn import is_piece, languages, may_be_verb, move_letter, rejoin
from mtcheck.language.wordlists import any_word_of
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BROKEN = lazy(r"(?<![\w-])(?P<first>[^\W\d_]{2,})- (?P<second>[^\W\d_]{2,})(?![\w-])")
_HYPHEN = lazy(r"[^\W\d_]-(?: [^\W\d_]|[^\W\d_]{4})")
_HYPHENED = lazy(r"(?<![\w-])(?P<first>[^\W\d_]{3,})-(?P<second>[^\W\d_]{4,})(?![\w-])")


@article_check(Category.SPELLING, Severity.MINOR, fix=Fix.UNSAFE)
def torn_word(article: Article) -> Iterator[Remark]:
    code = article.profile.code
    if code not in languages():
        return
    strange, listed = is_piece(code), _listed(code)
    for block in prose(article):
        starts = {match.start() for match in listed.finditer(block.text)}
        if starts or any(map(strange.__getitem__, split_words(block.text))):
            yield from _torn(block, starts, code)
        if "-" in block.text and _HYPHEN.search(block.text):
            yield from _hyphened(block, code)


@cache
def _listed(language: str) -> re.Pattern[str]:
    """Two words that the language's table has, or one that may begin a verb."""
    pairs = any_word_of(language, "torn-words") or "(?!)"
    particles = any_word_of(language, "verb-particles")
    return re.compile(rf"\b(?i:{pairs})\b" + (rf"|\b(?:{particles}) [a-zß-ÿ]+n\b" if particles else ""))


def _torn(block: Block, listed: set[int], language: str) -> Iterator[Remark]:
    """The torn words of a block; ``listed`` is where pairs of words begin that the language's table has."""
    strange = is_piece(language)
    for first, second in pairwise(words(block.text)):
        if block.text[first.end : second.start] != " " or not second.text.islower():
            continue
        if not (strange[first.text] or strange[second.text]) and not (
            first.start in listed
            and may_be_verb(second.text, block.text[: first.start], block.text[second.end :], language)
        ):
            continue
        whole = rejoin(first.text, second.text, language) or move_letter(first.text, second.text, language)
        if whole and _is_plain(first, second) and not (is_meant(block, first) or is_meant(block, second)):
            yield _remark(block, first.start, second.end, whole)


def _is_plain(*pair: Word) -> bool:
    return all(word.text.isalpha() and len(word.text) > 1 for word in pair)


def _hyphened(block: Block, language: str) -> Iterator[Remark]:
    """*com- pany*, and *infor-mation* whose second piece is no word."""
    for pattern in (_BROKEN, _HYPHENED):
        for match in pattern.finditer(block.text):
            second = match["second"]
            if second.islower() and is_piece(language)[second] and (whole := rejoin(match["first"], second, language)):
                yield _remark(block, *match.span(), whole)


def _remark(block: Block, start: int, end: int, whole: str) -> Remark:
    message = f"'{block.text[start:end]}' is '{whole}', torn in two"
    return remark(block, start, end, message, suggestion=whole)
