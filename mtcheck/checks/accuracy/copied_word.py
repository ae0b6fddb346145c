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
Words that both languages share (*international*), names, and words in brackets and in short quotations are left alone;
a borrowed word that the dictionary of the target language does not list may be reported. The first word of a sentence
counts where it is an adverb or one that the original's language begins sentences with (*Dennoch*).

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from mtcheck.checks.accuracy._lent import lent_nouns
from mtcheck.checks.accuracy._standing import is_left, is_mentioned, keeps_capitals, suspects
from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.dictionary import knows
from mtcheck.language.kept import FILLER, find_small_names, paths, prose
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.remembered import Remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.kinds import MarkKind
from mtcheck.model.text import Segment

_SHORTEST_STRAY = 5
"""Letters from which a word that the original does not have is taken for one of its language."""
_REASONS = ("is the original's word, not translated", "is a word of the original's language, not translated")


@bead_check(Category.UNTRANSLATED, Severity.MINOR, furniture=Furniture.AROUND)
def copied_word(bead: Bead, article: Article) -> Iterator[Remark]:
    original = article.source_profile or profile(article.source_language)
    if original.code == article.profile.code or original.script != article.profile.script:
        return
    capitals = keeps_capitals(original, article.profile)
    for mine in bead.source:
        shared = {word for segment in bead.target for word in split_words(segment.text)}.intersection(
            split_words(mine.text)
        )
        if not any(map(suspects(original.code, article.profile.code).__getitem__, shared)):
            continue
        theirs = {word.text: word for word in words(mine.text) if capitals or _is_plain(word, mine)}
        for segment in bead.target:
            found = words(segment.text)
            for at, word in enumerate(found):
                if (
                    word.text in theirs
                    and is_left(found, at, original, article.profile)
                    and not _is_typed(word, segment)
                    and not _explains_letters(segment)
                ):
                    yield from _remarks(segment, word, mine, theirs[word.text], (original, article.profile))
    for segment, word, mine, each in lent_nouns(bead, original, article.profile):
        yield from _remarks(segment, word, mine, each, (original, article.profile))
    yield from _strayed(bead, original, article.profile)


def _is_plain(word: Word, mine: Segment) -> bool:
    """Whether a word of the original is in lower case, or has its capital because it begins the sentence."""
    return word.text.islower() or not any(map(str.isalpha, mine.text[: word.start]))


def _is_typed(word: Word, segment: Segment) -> bool:
    """Whether a word belongs to an address, to a path or to an option of a program."""
    text, start = segment.text, word.start
    if text[max(0, start - 2) : start] == "--" or (text[max(0, start - 1) : start] == "." and start > 1):
        return True
    return any(first <= start < last for first, last in paths(text))


def _explains_letters(segment: Segment) -> bool:
    """Whether code inside words shows what letters stand for, in the original: *`g`reater `t`han*."""
    text = segment.block.text
    codes = (mark for mark in segment.block.marks if mark.kind is MarkKind.CODE and mark.end < len(text))
    return any(text[mark.end - 1].isalpha() and text[mark.end].isalpha() for mark in codes)


def _strayed(bead: Bead, original: Profile, target: Profile) -> Iterator[Remark]:
    """Words of the original's language in a form that the original does not have."""
    if not has_trait(target.code, Trait.KNOWN_NAMES) or has_trait(original.code, Trait.LENDS_WORDS):
        return
    strays = _strays(original.code, target.code)
    for segment in bead.target:
        found = {word for word in split_words(segment.text) if strays[word]}
        found = found.difference(*(split_words(mine.text) for mine in bead.source)) if found else found
        mine = bead.source[0]
        for word in words(segment.text) if found else ():
            if word.text in found:
                yield from _remarks(segment, word, mine, Word(mine.text, "", 0, len(mine.text)), (original, target))


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


def _is_kept(segment: Segment, word: Word, mine: Segment, original: Profile, target: Profile) -> bool:
    """Whether the markup says that a word stays, or sets it apart in a title that the original has as well."""
    if prose(segment, target.code, original.code)[word.start] == FILLER:
        return True
    at, text = word.start + segment.start, segment.block.text
    marks = (each for each in segment.block.marks if each.kind is MarkKind.EMPHASIS and each.start <= at < each.end)
    titles = (text[each.start : each.end] for each in marks)
    return any(len(split_words(each)) > 1 and each in mine.block.text for each in titles)


def _remarks(
    segment: Segment, word: Word, mine: Segment, original: Word, profiles: tuple[Profile, Profile]
) -> Iterator[Remark]:
    if is_mentioned(segment.text, word, *profiles) or _is_kept(segment, word, mine, *profiles):
        return
    if any(start <= word.start and word.end <= end for start, end in find_small_names(segment.text)):
        return
    yield remark(
        segment,
        word.start,
        word.end,
        f"'{word.text}' {_REASONS[not original.folded]}",
        source=mine.block.locate(mine.start + original.start, mine.start + original.end),
    )
