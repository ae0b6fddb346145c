"""A sentence inside a paragraph begins in lower case.

## What is wrong
After a full stop the next word is not capitalised.

## Why it matters
Either a sentence was cut in two, or the machine lost the capital; readers lose the boundary.

## Example
*The dam has held. the bridge has not.*

## Known false alarms
Only words that a sentence often begins with are taken, after a word that is no abbreviation. Brands and agencies that
are written in lower case, ellipses and questions inside quotations are passed over.

## Source
MQM: linguistic conventions, capitalisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language import dictionary
from mtcheck.language.profiles import profile
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SEAM = lazy(
    r"(?:(?<![\w.-])|(?<=[^\W\d_]-)(?=[^\W\d_]{5}))"
    r"(?:(?<!\d )([^\W\d_]{2,})|(?<![^\W\d_]\d )(?<=\d )([^\W\d_]{4,}))['’”“\"»›)]?"
    r"[.] (?P<next>[^\W\d_]{2,}|a)(?=,? )"
)

_TELLS_NUMBER = lazy(r"[^\W\d_] \d{1,4}\. [^\W\d_A-Z]")
_NUMBER = lazy(r"(?<=[^\W\d_]{2} )\d{1,4}\. (?P<next>[^\W\d_]+)(?= [^\W\d_]+ [^\W\d_]+)")
_MESSAGE = "a sentence begins in lower case"
_LONG, _SHORT = 4, 3
_NAME = 6
"""Letters from which on a word with a capital is no abbreviation."""


@block_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, needs=".")
def sentence_case(block: Block, article: Article) -> Iterator[Remark]:
    if ". " not in block.text:
        return
    for match in _behind_number(block, article):
        word = match["next"]
        yield remark(block, *match.span("next"), _MESSAGE, suggestion=word[0].upper() + word[1:])
    for match in _SEAM.finditer(block.text):
        word = match["next"]
        if word[0].upper() != word[0] and word.islower() and _begins(match[1] or match[2], word, article):
            yield remark(block, *match.span("next"), _MESSAGE, suggestion=word[0].upper() + word[1:])


def _behind_number(block: Block, article: Article) -> Iterator[re.Match[str]]:
    """A small word behind a number that ends a sentence, in a language whose ordinal numbers have no full stop."""
    if not article.profile.ordinal_dot and _TELLS_NUMBER.search(block.text):
        small = article.profile.determiners or wording(article.profile.code).articles
        yield from (
            match
            for match in _NUMBER.finditer(block.text)
            if match["next"] in small | word_set(article.profile.code, "before-articles")
        )


def _begins(before: str, word: str, article: Article) -> bool:
    """Whether a word behind a full stop begins a sentence."""
    opens = word in article.profile.function_words or word in _openers(article.profile.code)
    if opens and _ends_sentence(before, article):
        return True
    return len(word) > 1 and _are_common(before, word, article)


@cache
def _openers(language: str) -> frozenset[str]:
    """Words in lower case that sentences begin with and that are no parts of names."""
    own = profile(language)
    negators = own.negators | lexicon(language).negators.words.keys()
    return frozenset(negators | {word.lower() for word in own.sentence_starters} | word_set(language, "openers"))


def _ends_sentence(word: str, article: Article) -> bool:
    """Whether a full stop behind the word is no abbreviation's; of short words only function words are sure."""
    if word.casefold() in article.profile.abbreviations | word_set(article.profile.code, "states-cut-short"):
        return False
    is_day = word.lower() in article.profile.months or word.lower() in article.profile.weekdays
    return len(word) >= _LONG or word in article.profile.function_words or is_day


def _are_common(before: str, word: str, article: Article) -> bool:
    """Whether the words at a full stop are both in the dictionary, so that neither is an abbreviation or a name.

    One with a capital before it may be a long name, which is not cut short, or a day.
    """
    own = article.profile
    if before.lower() in own.abbreviations or not dictionary.knows(word, own.code):
        return False
    if before.islower():
        return len(before) >= _SHORT and bool(dictionary.knows(before, own.code))
    is_day = before.lower() in own.weekdays or before.lower() in own.months
    return before.istitle() and (is_day or len(before) >= _NAME) and len(word) >= _LONG
