"""Nouns of the original that stand in the translation, where one of the two languages writes nouns with a capital.

A capital alone makes no name there: what the other language writes in lower case, or has an article before it on both
sides, is a common noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from mtcheck.checks.accuracy._noun_forms import is_german_noun
from mtcheck.language.dictionary import holds, knows
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.remembered import Remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wording import wording
from mtcheck.language.wordlists import ANY, word_set, words_of
from mtcheck.language.words import Word, words
from mtcheck.model.bead import Bead
from mtcheck.model.text import Segment

_SHORTEST = 4
_LONG = 9
"""Letters from which on a German noun is made of several."""
_FREQUENT = 40_000
"""The rank beyond which an English list holds names and words of other languages."""

Pair = tuple[Segment, Word, Segment, Word]
"""A word in its segment, and what it is in the original's."""


def lent_nouns(bead: Bead, original: Profile, target: Profile) -> Iterator[Pair]:
    """The nouns of the original that were left as they are."""
    if target.code == "de":
        yield from _with_capitals(bead, original, target)
    elif original.code == "de" and target.code == "en":
        yield from _with_articles(bead, original, target)
    elif has_trait(original.code, Trait.LENDS_WORDS) and target.code in word_set(ANY, "english-nouns-told"):
        yield from _never_lent(bead, original, target)


def _with_capitals(bead: Bead, original: Profile, target: Profile) -> Iterator[Pair]:
    """German with a capital, where the original has the word in lower case."""
    unknown = _unknown(target.code)
    for segment in bead.target:
        row = words(segment.text)
        for at, word in enumerate(row):
            if word.text.islower() or not unknown[word.text] or word.folded in target.borrowed:
                continue
            if not _is_in_no_name(row, at):
                continue
            for mine in bead.source:
                for each in words(mine.text):
                    if each.text == word.folded and knows(each.text, original.code):
                        yield segment, word, mine, each


def _with_articles(bead: Bead, original: Profile, target: Profile) -> Iterator[Pair]:
    """A German noun behind an article on both sides, or one that can be no name."""
    unknown = _unknown(target.code)
    for segment in bead.target:
        row = words(segment.text)
        for at, word in enumerate(row):
            if (
                not word.text.istitle()
                or not (_is_common(row, at, target) or _is_no_name(row, at))
                or word.folded in target.borrowed
                or not unknown[word.text]
                or not holds(word.text, original.code)
            ):
                continue
            for mine in bead.source:
                theirs = words(mine.text)
                for place, each in enumerate(theirs):
                    if each.text == word.text and (
                        not _is_common(row, at, target) or (place and theirs[place - 1].folded in original.determiners)
                    ):
                        yield segment, word, mine, each


def _never_lent(bead: Bead, original: Profile, target: Profile) -> Iterator[Pair]:
    """A noun of English behind an article on both sides, which no language has borrowed."""
    articles, never_lent = wording(target.code).articles, _is_never_lent(original.code, target.code)
    for segment in bead.target:
        row = words(segment.text)
        for at, word in enumerate(row):
            if not (at and word.text.islower() and row[at - 1].folded in articles):
                continue
            for mine in bead.source:
                theirs = words(mine.text)
                for place, each in enumerate(theirs):
                    if (
                        each.text == word.text
                        and place
                        and theirs[place - 1].folded in original.determiners
                        and never_lent[word.text]
                    ):
                        yield segment, word, mine, each


@cache
def _is_never_lent(original: str, target: str) -> Remembered[bool]:
    return Remembered(partial(_is_unknown_abroad, original=original, target=profile(target)))


def _is_unknown_abroad(word: str, original: str, target: Profile) -> bool:
    """Whether a word is one that no language borrows, and none that the target language has as well."""
    if word not in word_set(original, "never-lent") or word in target.borrowed or word in target.function_words:
        return False
    return knows(word, target.code) is False


def _is_in_no_name(row: tuple[Word, ...], at: int) -> bool:
    """Whether the words beside it are in lower case, but for the first of the sentence."""
    before = at < 2 or row[at - 1].text.islower()
    return before and (at + 1 == len(row) or row[at + 1].text.islower())


def _is_no_name(row: tuple[Word, ...], at: int) -> bool:
    """Whether a German word between words in lower case is made of two and does not end as surnames do."""
    noun = row[at].text
    if len(noun) < _LONG or not at or not _is_in_no_name(row, at) or not row[at - 1].text.islower():
        return False
    return not noun.endswith(words_of("de", "surname-endings")) and is_german_noun(noun)


def _is_common(row: tuple[Word, ...], at: int, target: Profile) -> bool:
    follows_article = at > 0 and row[at - 1].folded in target.determiners
    return follows_article and (at + 1 == len(row) or row[at + 1].text.islower())


@cache
def _unknown(code: str) -> Remembered[bool]:
    return Remembered(partial(_is_unknown, own=profile(code)))


def _is_unknown(word: str, own: Profile) -> bool:
    lists = vocabulary(own.code)
    if lists is None or len(word) < _SHORTEST or not word.replace("-", "").isalpha():
        return False
    whole = word.replace("-", "")
    if own.code == "en":
        return not lists.is_among(whole.lower(), _FREQUENT) and not knows(word, own.code)
    if "-" in word:
        return not holds(word, own.code)
    return not lists.holds(whole.lower()) and not knows(word, own.code) and not knows(word.lower(), own.code)
