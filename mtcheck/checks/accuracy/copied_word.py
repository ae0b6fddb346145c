"""A word of the original is left in the translation.

## What is wrong
A single word stands in the translation as in the original, and the target language does not know it: a word in lower
case, or a German noun on *-ung*, *-keit* and the like in English. In English a word that only the original's language
knows is reported in any form. A German noun with articles on both sides, and in German an English noun that the
original has in lower case (*Backlash*), is reported as well.

## Why it matters
The word was not translated; the sentence has a hole where its meaning should be.

## Example
*Le gouvernement a présenté un chiffre précis* beside *The government presented a precise chiffre*.

## Known false alarms
Words that both languages share (*international*), names, and words in quotation marks are left alone; a borrowed word
that the dictionary of the target language does not list may be reported.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from mtcheck.checks.accuracy._copied import quoted_spans
from mtcheck.checks.accuracy._lent import lent_nouns
from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.dictionary import knows
from mtcheck.language.kept import paths
from mtcheck.language.profiles import Profile, profile, writes_noun_capitals
from mtcheck.language.remembered import Remembered
from mtcheck.language.wordlists import any_word_of
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

_SHORTEST = 4
_SHORTEST_FUNCTION_WORD = 3
_SHORTEST_STRAY = 5
"""Letters from which a word that the original does not have is taken for one of its language."""
_ABSTRACT = lazy(
    lambda: rf"(?:{any_word_of('de', 'abstract-endings')})(?:{any_word_of('de', 'abstract-inflections')})?$"
)
"""Endings of German nouns that hardly any name has."""
_KNOWS_NAMES = frozenset({"en"})
"""Languages whose dictionary holds names, so that a capitalised word it lacks is probably none."""
_LENDER = "en"
"""English nouns are borrowed everywhere before any dictionary lists them."""
_REASONS = ("is the original's word, not translated", "is a word of the original's language, not translated")


@bead_check(Category.UNTRANSLATED, Severity.MINOR, furniture=Furniture.AROUND)
def copied_word(bead: Bead, article: Article) -> Iterator[Remark]:
    original = article.source_profile or profile(article.source_language)
    if original.code == article.profile.code or original.script != article.profile.script:
        return
    capitals = writes_noun_capitals(original.code) and article.profile.code in _KNOWS_NAMES
    for mine in bead.source:
        shared = {word for segment in bead.target for word in split_words(segment.text)}.intersection(
            split_words(mine.text)
        )
        if not any(map(_suspects(original.code, article.profile.code).__getitem__, shared)):
            continue
        theirs = {word.text: word for word in words(mine.text) if word.text.islower() or capitals}
        for segment in bead.target:
            found = words(segment.text)
            for at, word in enumerate(found):
                if (
                    word.text in theirs
                    and _is_left(found, at, original, article.profile)
                    and not _is_typed(word, segment)
                ):
                    yield from _remarks(segment, word, mine, theirs[word.text])
    for segment, word, mine, each in lent_nouns(bead, original, article.profile):
        yield from _remarks(segment, word, mine, each)
    yield from _strayed(bead, original, article.profile)


def _is_typed(word: Word, segment: Segment) -> bool:
    """Whether a word belongs to a path or to an option of a program."""
    return segment.text.startswith("--", max(0, word.start - 2)) or any(
        start <= word.start < end for start, end in paths(segment.text)
    )


def _strayed(bead: Bead, original: Profile, target: Profile) -> Iterator[Remark]:
    """Words of the original's language in a form that the original does not have."""
    if target.code not in _KNOWS_NAMES or original.code == _LENDER:
        return
    strays = _strays(original.code, target.code)
    for segment in bead.target:
        found = {word for word in split_words(segment.text) if strays[word]}
        found = found.difference(*(split_words(mine.text) for mine in bead.source)) if found else found
        mine = bead.source[0]
        for word in words(segment.text) if found else ():
            if word.text in found:
                yield from _remarks(segment, word, mine, Word(mine.text, "", 0, len(mine.text)))


@cache
def _strays(original: str, target: str) -> Remembered[bool]:
    """Whether a word in lower case belongs to the original's language and not to the translation's."""
    return Remembered(partial(_is_stray, original=profile(original), target=profile(target)))


def _is_stray(word: str, original: Profile, target: Profile) -> bool:
    if len(word) < _SHORTEST_STRAY or not word.islower() or not word.isalpha() or word in target.borrowed:
        return False
    return (
        word not in target.function_words and knows(word, target.code) is False and knows(word, original.code) is True
    )


@cache
def _suspects(original: str, target: str) -> Remembered[bool]:
    """Whether a word that stands in both texts may be one that was left, before a dictionary is asked."""
    return Remembered(partial(_is_suspect, original=profile(original), target=profile(target)))


def _is_suspect(word: str, original: Profile, target: Profile) -> bool:
    folded = word.casefold()
    if folded in target.borrowed:
        return False
    if not word.islower():
        return len(word) >= _SHORTEST and word.istitle() and _ABSTRACT.search(word) is not None
    return folded not in target.function_words and (
        folded in original.function_words or (len(folded) >= _SHORTEST and original.code != _LENDER)
    )


def _is_left(found: tuple[Word, ...], at: int, original: Profile, target: Profile) -> bool:
    word = found[at]
    if not _suspects(original.code, target.code)[word.text]:
        return False
    if word.text.islower():
        if word.folded in original.function_words and _is_amid_capitals(found, at):
            return False
        if _is_foreign(word.folded, original, target) or _is_marked(word.folded, original, target):
            return True
        return _is_small(word.folded, original, target) and _is_inside(found, at)
    return (
        _is_inside(found, at) and knows(word.folded, target.code) is False and knows(word.text, original.code) is True
    )


def _is_small(folded: str, original: Profile, target: Profile) -> bool:
    """Whether it is a function word of two letters that means nothing in the target language."""
    return len(folded) == 2 and folded in original.function_words and knows(folded, target.code) is False


def _is_amid_capitals(found: tuple[Word, ...], at: int) -> bool:
    """Whether it stands inside a name, as in *Kirchheim unter Teck*."""
    return 0 < at < len(found) - 1 and not (found[at - 1].text.islower() or found[at + 1].text.islower())


def _is_inside(found: tuple[Word, ...], at: int) -> bool:
    """Whether it stands between words in lower case, and so in no name."""
    after = found[at + 1] if at + 1 < len(found) else None
    return at > 0 and found[at - 1].text.islower() and (after is None or after.text.islower())


def _is_foreign(folded: str, original: Profile, target: Profile) -> bool:
    """Whether the original's language knows the word and the target language does not."""
    if folded in original.function_words:
        return len(folded) >= _SHORTEST_FUNCTION_WORD and knows(folded, target.code) is False
    return knows(folded, target.code) is False and knows(folded, original.code) is not False


def _is_marked(folded: str, original: Profile, target: Profile) -> bool:
    """Whether an English text holds a word with marks that English does not know and the original's language writes."""
    marked = target.code in _KNOWS_NAMES and original.code != _LENDER and len(folded) >= _SHORTEST
    return marked and not folded.isascii() and knows(folded, target.code) is False


def _remarks(segment: Segment, word: Word, mine: Segment, original: Word) -> Iterator[Remark]:
    if any(start < word.start and word.end < end for start, end in quoted_spans(segment.text)):
        return
    yield remark(
        segment,
        word.start,
        word.end,
        f"'{word.text}' {_REASONS[not original.folded]}",
        source=mine.block.locate(mine.start + original.start, mine.start + original.end),
    )
