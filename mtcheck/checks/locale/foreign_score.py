"""A game's result is written as in another language.

## What is wrong
A result has the sign of the original's language between its two numbers: *2:1* or *4: 3* in English, which sets *2-1*;
*2-1* in German, which sets *2:1*. In words it stands before no noun: *ein 3 zu 1 Erfolg* is *ein 3:1-Erfolg*.

## Why it matters
Readers of English take *2:1* for a time of day or a ratio, and a blank inside tears the result at a line's end.

## Example
*Holmau won the match 2:1 after a 0: 1 at half-time.*

## Known false alarms
Times, ratios, scales, chapters and verses have colons in every language: only a text with words of sport has results,
and two digits behind the colon are a time unless a word of victory or defeat stands beside them. A hyphen in German is
a hint on a page without its original.

## Source
The style guides of news agencies, sports results; MQM: locale conventions, number format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_of_typing
from mtcheck.checks.origins import origin
from mtcheck.language.profiles import Profile
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.wordlists import any_word_of, words_of
from mtcheck.language.words import fold_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_COLON = lazy(r"(?<![\w.,:/€$£-])(\d{1,3}) ?: ?(\d{1,3})(?![\w%°:/–-]|[.,]\d| ?(?:[ap]\.?m\b|Uhr\b))")
_DASH = lazy(r"(?<![\w.,:/€$£–-])(\d{1,2})[-‑–](\d)(?![\w%°:/–-]|[.,]\d)")
_MINUTES = 2
"""Digits behind the colon of a time."""
_HOUR = 60
_CLOSE = 4
"""Words before two numbers among which one says that they were won or lost."""
_NEAR = 40
"""Characters before a result that are looked at."""
_FEWEST = 2
"""Words of sport that make a page one about a game."""


@block_check(
    Category.NUMBER_FORMAT,
    Severity.MINOR,
    silences=("linguistic/space-before-punctuation",),
    fix=Fix.SAFE,
    habit=MARK_HABIT,
    needs="0",
)
def foreign_score(block: Block, article: Article) -> Iterator[Remark]:
    profile = article.profile
    sign = profile.score_sign
    if sign and any(map(block.text.__contains__, words_of(profile.code, "nouns-behind-scores"))):
        yield from _worded(block, article)
    if not sign or not profile.sport or not (":" in block.text if sign != ":" else "-" in block.text):
        return
    if not _tells_of_sport(block, article):
        return
    for match in (_COLON if sign != ":" else _DASH).finditer(block.text):
        if _is_result(match, profile):
            suggestion = f"{match[1]}{sign}{match[2]}"
            message = f"'{match[0]}' is not how {profile.name} writes a result, but '{suggestion}'"
            severity = Severity.MINOR if sign != ":" else weight_of_typing(article)
            yield remark(block, *match.span(), message, suggestion=suggestion, severity=severity)


def _worded(block: Block, article: Article) -> Iterator[Remark]:
    """*3 zu 1 Erfolg*, *a 3 to 1 victory*: a result in words before its noun."""
    own = article.profile
    for match in _in_words(own.code).finditer(block.text):
        if own.code == "en" and not article.once(origin).is_suspect:
            continue  # which is but old-fashioned
        link = "-" if own.score_sign == ":" else " "
        suggestion = f"{match['one']}{own.score_sign}{match['other']}{link}{match['noun']}"
        message = f"'{match[0]}' is not how {own.name} writes a result, but '{suggestion}'"
        yield remark(block, *match.span(), message, suggestion=suggestion)


@cache
def _in_words(language: str) -> re.Pattern[str]:
    link, nouns = any_word_of(language, "between-scores"), any_word_of(language, "nouns-behind-scores")
    return re.compile(rf"(?<![\w.,:-])(?P<one>\d{{1,2}}) (?:{link}) (?P<other>\d{{1,2}})[ -](?P<noun>(?:{nouns}))\b")


def _tells_of_sport(block: Block, article: Article) -> bool:
    """Whether the block or the page has words of sport."""
    if not article.profile.sport.isdisjoint(fold_words(block.text)):
        return True
    return len(article.once(_sports)) >= _FEWEST


def _sports(article: Article) -> frozenset[str]:
    return frozenset(word for block in article.blocks for word in fold_words(block.text)) & article.profile.sport


def _is_result(match: re.Match[str], profile: Profile) -> bool:
    before = fold_words(match.string[max(0, match.start() - _NEAR) : match.start()])
    if not profile.ratios.isdisjoint(before):
        return False
    if profile.score_sign == ":":
        return int(match[1]) >= int(match[2])
    if len(match[2]) != _MINUTES or int(match[2]) >= _HOUR:
        return True
    known = lexicon(profile.code)
    after = fold_words(match.string[match.end() : match.end() + _NEAR])[:1]
    told = any(
        each.get(word) is not None for each in (known.winning, known.losing) for word in (*before[-_CLOSE:], *after)
    )
    return told and (not before or before[-1] not in profile.time_words)
