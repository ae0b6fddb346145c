"""A sentence of the translation starts in lower case, and the original's does not.

## What is wrong
The first word of a segment is in lower case although the original begins a sentence there.

## Why it matters
The beginning may be missing, or the machine took the sentence for the middle of another.

## Example
*Der Zug fährt wieder.* beside *the train is running again.*

## Known false alarms
Names that are written in lower case (*iPhone*), agencies (*dpa*) and segments that begin in lower case in the original
are left alone.

## Source
MQM: linguistic conventions, capitalization.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.words import words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.patterns import lazy

_FIRST = lazy(r"[\"“„«»‘'(\[¿¡ ]*([^\W\d_]+)")
_SENTENCE_END = lazy(r"[.!?。！？।؟][\"”“’»«)\]」』]*$")


@bead_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE)
def lost_capital(bead: Bead, article: Article) -> Iterator[Remark]:
    segment, original = bead.target[0], bead.source[0]
    first = _FIRST.match(segment.text)
    if not first or segment.start or not first[1].islower() or " " not in segment.text:
        return
    theirs = _FIRST.match(original.text)
    if theirs and theirs[1] == first[1]:
        return
    if theirs and theirs[1][0] != theirs[1][0].upper():
        return
    if _caseless(original.text) and not _SENTENCE_END.search(original.text):
        return
    word = first[1]
    if word not in article.profile.function_words and any(each.text == word for each in words(original.text)):
        return
    yield remark(
        segment,
        *first.span(1),
        "the sentence starts in lower case",
        suggestion=word[0].upper() + word[1:],
        source=original.block.locate(original.start, original.start + 1),
    )


def _caseless(text: str) -> bool:
    return text.upper() == text.lower()
