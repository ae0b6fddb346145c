"""Common nouns have capitals inside sentences, as in German.

## What is wrong
*The council cannot push the Problem into next year.* German writes every noun with a capital, and the translation kept
some.

## Why it matters
Readers take the words for names, and the page looks like raw output of a machine.

## Example
*The council cannot push the Problem into next year. She presented a Statement on the costs.*

## Known false alarms
English pages only. Only nouns that are hardly ever written so, between words in lower case after an article, a
preposition or the like, and only where the page has several, or other signs that it was translated. Headlines, names of
several words, links, quotations of titles, words that the page writes so throughout (*the Company*), and pages that do
it with all their terms (contracts, statutes) are passed over.

## Source
MQM: linguistic conventions, capitalization.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.linguistic._unknown import prose
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language.lm.vocabulary import Vocabulary, vocabulary
from mtcheck.language.profiles import codes, profile
from mtcheck.language.wordlists import any_word_of, word_set
from mtcheck.language.words import split_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy, search_before

_NOUN = lazy(r"(?<=[a-z0-9][ \u00a0])(?P<noun>[A-Z][a-z]{2,})(?= [a-z]|[.,;:!?](?: |$))")
_BEFORE = lazy(r"(?:(?P<farther>[^\W\d_]+) )?(?P<nearer>[A-Za-z]+) $")
_IN_NAME_AFTER = lazy(
    lambda: rf" (?:(?:{any_word_of('en', 'joiners-in-names')})(?: the| a)?|{any_word_of('en', 'joiners-alone')}) [A-Z]"
)
_SET_APART = (MarkKind.LINK, MarkKind.EMPHASIS, MarkKind.CODE, MarkKind.KEPT, MarkKind.STRONG)
_SURPRISING, _VERY_SURPRISING = 1.0, 4.0
"""Nats of a capital from which on a noun is hardly a name or a title."""
_RARE, _PLURAL = 2.0, 5.5
"""The same for a noun that is the page's only one, and for one that may be a team: *the Birds*."""
_FREQUENT = 20_000
_REACH = 40
"""Characters before a noun that are looked at."""
_NUMBER = lazy(r"(?:^|[\s(])(?<!\b[A-Z] )\d[\d.,]*[ \u00a0]$")
_TITLE = lazy(r"[A-Z][a-z]+ (?:of|for)(?: the)? $")
_FEWEST = 3
_FEWEST_TELLING = 2
_DENSE = 80
"""Words of the page's text for each of them up to which they are its way of writing."""
_MOST_THROUGHOUT = 2
"""How often a word may be written so, and never otherwise, before it is a term of the page."""


class _Noun(NamedTuple):
    block: Block
    start: int
    word: str
    is_telling: bool
    """Whether what stands before it hardly ever stands before names, or the noun hardly ever has a capital."""
    is_certain: bool
    """Whether it is enough by itself where the page was translated."""


@article_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def noun_capitals(article: Article) -> Iterator[Remark]:
    lists = vocabulary(article.profile.code)
    if article.profile.code != "en" or lists is None or primary(article.source_language) not in ("", "de", "lb"):
        return
    own = {*article.profile.months, *article.profile.weekdays, *_name_languages()}
    found = [
        each
        for block in prose(article)
        for each in _nouns(block, lists, article.profile.function_words)
        if each.word.lower() not in own
    ]
    said = Counter(word for block in article.blocks for word in split_words(block.text)) if found else Counter()
    found = [each for each in found if not _is_term(each.word, said)]
    if not _are_german(found, article):
        found = [each for each in found if each.is_certain]
        if not found or not is_shown_translation(article):
            return
    for each in found:
        message = f"'{each.word}' is a common noun and has a capital inside the sentence"
        yield remark(each.block, each.start, each.start + len(each.word), message, suggestion=each.word.lower())


@cache
def _name_languages() -> frozenset[str]:
    """What languages are called, of which one is a verb as well: *Polish*."""
    return frozenset(profile(code).name.lower() for code in codes())


def _nouns(block: Block, lists: Vocabulary, closed: frozenset[str]) -> Iterator[_Noun]:
    for match in _NOUN.finditer(block.text):
        lower, start = match["noun"].lower(), match.start("noun")
        if (
            lower not in closed
            and lists.is_among(lower, _FREQUENT)
            and lists.title_cost(lower) >= _SURPRISING
            and not _IN_NAME_AFTER.match(block.text, match.end())
            and not block.is_marked(start, match.end(), *_SET_APART)
        ):
            if before := _BEFORE.search(block.text, max(0, start - _REACH), start):
                telling = _is_telling(before["farther"] or "", before["nearer"])
                if telling is not None:
                    certain = _is_certain(before["nearer"], lower, lists) and not search_before(
                        _TITLE, block.text, start
                    )
                    yield _Noun(block, start, match["noun"], telling or _never_has(lower, lists), certain)
            elif lower.endswith("s") and _NUMBER.search(block.text, max(0, start - _REACH), start):
                yield _Noun(block, start, match["noun"], False, lists.title_cost(lower) >= _RARE)


def _is_certain(nearer: str, lower: str, lists: Vocabulary) -> bool:
    """Whether a small word stands before the noun, and it is written so less often than names of teams are."""
    if nearer not in word_set("en", "never-before-names", "before-nouns"):
        return False
    plain = lower.endswith("s") and nearer not in word_set("en", "never-before-names")
    return lists.title_cost(lower) >= (_PLURAL if plain else _RARE)


def _never_has(lower: str, lists: Vocabulary) -> bool:
    """Whether the noun never has a capital; plurals have, as names of teams."""
    return not lower.endswith("s") and lists.title_cost(lower) >= _VERY_SURPRISING


def _is_telling(farther: str, nearer: str) -> bool | None:
    """Whether the two words before tell that it is no name; None where they leave open that it is a noun at all."""
    telling = word_set("en", "never-before-names")
    if nearer.lower() in telling:
        return True
    if nearer.lower() in word_set("en", "before-nouns"):
        return None if farther[:1].isupper() and nearer.islower() else False
    return True if nearer.islower() and (farther.lower() in telling or farther.lower() == "the") else None


def _is_term(word: str, said: Counter[str]) -> bool:
    """Whether the page writes the word so throughout."""
    return said[word] > _MOST_THROUGHOUT and not said[word.lower()]


def _are_german(found: list[_Noun], article: Article) -> bool:
    """Whether several different nouns have capitals, some of them where names hardly stand."""
    different, telling = {each.word for each in found}, {each.word for each in found if each.is_telling}
    if not telling or len(different) < (_FEWEST_TELLING if len(telling) >= _FEWEST_TELLING else _FEWEST):
        return False
    return sum(len(split_words(block.text)) for block in prose(article)) <= _DENSE * len(different)
