"""Two sentences have nothing between them.

## What is wrong
*The boys were unhurt They will be home soon*: the full stop between two sentences is lost.

## Why it matters
Readers run on and must go back.

## Example
*The boys were cold but unhurt They will be home soon.*

## Known false alarms
Only words that begin sentences and stand in lower case inside them are taken, followed by a word in lower case and not
behind one that introduces a title; an article, in English and German, only between two clauses with their verbs.
Titles whose second word is written in lower case may be reported.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.profiles import Profile, profile, writes_noun_capitals
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import word_set, words_of
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_CLAUSE = lazy(r"[.!?:;,–—\"“”„«»()]")
_PARTICIPLE = lazy(r"\w*ge\w{3,}(?:t|en)|(?:be|ver|er|ent|zer)\w{3,}(?:t|en)|\w{3,}iert")
_NEAR = 8
"""Words behind the article among which its clause has a verb."""
_TITLE = 2
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def fused_sentence(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    if not own.sentence_starters or block.kind not in _PROSE or not block.region.is_running_text:
        return
    for match in _seam(own.code).finditer(block.text):
        left = match["left"]
        if left in wording(own.code).open or left in own.determiners or _is_set_apart(block, match.start("next")):
            continue
        message = "two sentences have nothing between them"
        yield remark(block, match.start("left"), match.end("next"), message, suggestion=f"{left}. {match['next']}")

    for match in _article_seam(own.code).finditer(block.text) if words_of(own.code, "article-starters") else ():
        if _is_apart(block, match) or _is_set_apart(block, match.start("next")):
            continue
        if _joins_clauses(match, block.text, own):
            message = "two sentences have nothing between them"
            suggestion = f"{match['left']}. {match['next']}"
            yield remark(block, match.start("left"), match.end("next"), message, suggestion=suggestion)


def _is_apart(block: Block, match: re.Match[str]) -> bool:
    """Whether more than a blank parts the two, as it does a heading from the text behind it on its line."""
    blank = block.locate(match.end("left"), match.start("next"))
    return blank.end - blank.start > 1


def _joins_clauses(match: re.Match[str], text: str, own: Profile) -> bool:
    """Whether a whole clause with its verb stands before an article with a capital, and another one behind it.

    In German the first must end in a participle, behind which no title stands.
    """
    left = match["left"]
    if left in wording(own.code).open or left in own.determiners or left in own.function_words:
        return False
    if writes_noun_capitals(own.code) and not _PARTICIPLE.fullmatch(left):
        return False
    verbs = word_set(own.code, "finite-verbs")
    before = _CLAUSE.split(text[: match.start("left")])[-1].split()
    behind = _CLAUSE.split(text[match.end("next") :])[0].split()
    is_title = any(each[:1].isupper() for each in behind[:_TITLE]) and not writes_noun_capitals(own.code)
    return not is_title and not verbs.isdisjoint(before) and not verbs.isdisjoint(behind[:_NEAR])


def _is_set_apart(block: Block, at: int) -> bool:
    """Whether a link, emphasis or the like begins here, as a title does."""
    return any(mark.start == at for mark in block.marks)


@cache
def _article_seam(language: str) -> re.Pattern[str]:
    starters = any_of(words_of(language, "article-starters"))
    noun = "[A-ZÄÖÜa-zß-ÿ]" if writes_noun_capitals(language) else "[a-zß-ÿ]"
    return re.compile(rf"(?<![\w'’-])(?P<left>[a-zß-ÿ]{{3,}}) (?P<next>{starters})(?= {noun})")


@cache
def _seam(language: str) -> re.Pattern[str]:
    starters = any_of(profile(language).sentence_starters)
    left = "[A-ZÄÖÜ]?[a-zß-ÿ]{2,}" if writes_noun_capitals(language) else "[a-zß-ÿ]{2,}"
    return re.compile(rf"(?<![\w'’-])(?P<left>{left}) (?P<next>{starters})(?= [a-zß-ÿ])")
