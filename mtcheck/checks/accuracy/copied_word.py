"""A word of the original is left in the translation.

## What is wrong
A single word in lower case stands in the translation as in the original, and the target language does not know it.

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

from mtcheck.checks.accuracy._copied import quoted_spans
from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.dictionary import knows
from mtcheck.language.profiles import Profile, profile
from mtcheck.language.words import Word, words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Segment

_SHORTEST = 4
_SHORTEST_FUNCTION_WORD = 3
_LENDER = "en"
"""English nouns are borrowed everywhere before any dictionary lists them."""


@bead_check(Category.UNTRANSLATED, Severity.MINOR)
def copied_word(bead: Bead, article: Article) -> Iterator[Remark]:
    original = article.source_profile or profile(article.source_language)
    if original.code == article.profile.code or original.script != article.profile.script:
        return
    for mine in bead.source:
        theirs = {word.folded: word for word in words(mine.text) if word.text.islower()}
        for segment in bead.target:
            for word in words(segment.text):
                if word.folded in theirs and word.text.islower() and _foreign(word, original, article.profile):
                    yield from _remarks(segment, word, mine, theirs[word.folded])


def _foreign(word: Word, original: Profile, target: Profile) -> bool:
    """Whether the original's language knows the word and the target language does not."""
    if word.folded in target.function_words or word.folded in target.borrowed:
        return False
    if word.folded in original.function_words:
        return len(word.folded) >= _SHORTEST_FUNCTION_WORD and knows(word.folded, target.code) is False
    return (
        len(word.folded) >= _SHORTEST
        and original.code != _LENDER
        and knows(word.folded, target.code) is False
        and knows(word.folded, original.code) is True
    )


def _remarks(segment: Segment, word: Word, mine: Segment, original: Word) -> Iterator[Remark]:
    if any(start < word.start and word.end < end for start, end in quoted_spans(segment.text)):
        return
    yield remark(
        segment,
        word.start,
        word.end,
        f"'{word.text}' stands here as in the original, not translated",
        source=mine.block.locate(mine.start + original.start, mine.start + original.end),
    )
