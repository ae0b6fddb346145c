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
from itertools import pairwise

from mtcheck.checks.base import MARK_HABIT, Article, Remark, bead_check, remark
from mtcheck.language.kept import kept_spans, prose
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.words import words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.tags import primary
from mtcheck.model.text import Segment
from mtcheck.patterns import lazy

_FIRST = lazy(r"[\"“„«»‘'(\[¿¡ ]*([^\W\d_]+)")
_SENTENCE_END = lazy(r"[.!?。！？।؟][\"”“’»«)\]」』]*$")

_PLACE_HOLDERS = ("%", "{", "$", "@", "<")
"""What an original begins with that says nothing of how a sentence begins: what stands for a value."""
_ENTRIES = (BlockKind.LIST_ITEM, BlockKind.CELL)
_CUSTOMARY = 0.2
"""Share of items in lower case from which on that is how the page writes its lists."""


@bead_check(
    Category.CAPITALIZATION, Severity.MINOR, silences=("linguistic/lowercase-start",), fix=Fix.SAFE, habit=MARK_HABIT
)
def lost_capital(bead: Bead, article: Article) -> Iterator[Remark]:
    segment, original = bead.target[0], bead.source[0]
    first = _FIRST.match(prose(segment))
    if not first or segment.start or not (first[1].islower() and first[1][0].islower()) or " " not in segment.text:
        return
    if lexicon(primary(article.target_language)).unspaced:
        return
    if segment.block.kind in _ENTRIES and not _is_sentence(segment, article):
        return
    if _has_lost_beginning(original, segment):
        return
    theirs = _FIRST.match(original.text)
    if original.text.startswith(_PLACE_HOLDERS) or (theirs and theirs[1] == first[1]):
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


def _has_lost_beginning(original: Segment, segment: Segment) -> bool:
    """Whether the original begins with something to be kept, as a place holder, that the translation has not."""
    spans = kept_spans(original.block)
    return any(start == original.start and original.block.text[start:end] not in segment.text for start, end in spans)


def _is_sentence(entry: Segment, article: Article) -> bool:
    """Whether an item of a list is a sentence, on a page whose items are no clauses of one."""
    if entry.block.kind is BlockKind.CELL or not _SENTENCE_END.search(entry.text):
        return False
    return entry.block.span.start not in article.once(_in_company) and article.once(_share_of_clauses) < _CUSTOMARY


def _in_company(article: Article) -> frozenset[int]:
    """Where items of lists begin in lower case as an item next to them does, which is how the list is written."""
    pairs = pairwise(article.blocks)
    lower = [
        pair for pair in pairs if all(each.kind is BlockKind.LIST_ITEM and each.text[:1].islower() for each in pair)
    ]
    return frozenset(block.span.start for pair in lower for block in pair)


def _share_of_clauses(article: Article) -> float:
    """How many of the page's items of lists begin in lower case."""
    items = [block.text for block in article.blocks if block.kind is BlockKind.LIST_ITEM]
    return sum(text[:1].islower() for text in items) / max(1, len(items))


def _caseless(text: str) -> bool:
    return text.upper() == text.lower()
