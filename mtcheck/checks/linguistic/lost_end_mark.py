"""A sentence lost the mark at its end.

## What is wrong
The original's segment ends with a full stop, question mark or exclamation mark; the translation ends with a letter.

## Why it matters
The sentence may have been cut off, and the next one runs into it.

## Example
*Der Zug wird repariert und fährt bald wieder.* beside *The train is being repaired and will soon be
running again*.

## Known false alarms
Headlines of some languages end with a full stop, and English ones leave articles and auxiliaries out: a short English
segment with few of them is taken for a headline, as are all lines of a page before the first with an end mark, and
segments of fewer than four words are left alone.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, bead_check, remark
from mtcheck.language.wordlists import word_set
from mtcheck.language.words import words
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.patterns import lazy

_MARKED = lazy(r"[^\s.!?…][\"”“’»«)\]]*[.!?。！？؟।|][\"”“’»«)\]」』]*$")
_ABBREVIATED = lazy(r"\b[^\W\d_]\. ?[^\W\d_]\.$")
_UNMARKED = lazy(r"\w[\"”»)\]]?$")
_END = 3
"""Characters at the end of a text that tell whether it has a mark."""
_FEWEST_WORDS = 4
_LONGEST_HEADLINE = 13


@bead_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def lost_end_mark(bead: Bead, article: Article) -> Iterator[Remark]:
    segment, original = bead.target[-1], bead.source[-1]
    text = segment.text
    if not _UNMARKED.search(text, max(0, len(text) - _END)) or segment.end != len(segment.block.text):
        return
    if article.profile.script not in ("Latin", "Cyrillic", "Greek") or not _MARKED.search(original.text):
        return
    if _ABBREVIATED.search(original.text) or _headline(text, article.profile.code):
        return
    if not article.is_pair and segment.block.span.start < article.once(_first_sentence):
        return
    start = text.rfind(" ") + 1
    yield remark(
        segment,
        start,
        len(text),
        "the original's sentence ends with a mark, this one without",
        suggestion=f"{text[start:]}{_mark(original.text)}",
        source=original.block.locate(original.end - 1, original.end),
    )


def _first_sentence(article: Article) -> int:
    """Where the first block with an end mark stands: what is before it are the headline and the lines below it."""
    return next((block.span.start for block in article.blocks if _MARKED.search(block.text)), 0)


def _headline(text: str, language: str) -> bool:
    folded = [word.folded for word in words(text)]
    if language != "en" or len(folded) < _FEWEST_WORDS:
        return len(folded) < _FEWEST_WORDS
    spoken = word_set("en", "not-in-headlines")
    telling = sum(word in spoken or word.endswith("ed") for word in folded)
    return len(folded) <= _LONGEST_HEADLINE and telling < 3


def _mark(text: str) -> str:
    mark = text.rstrip('"”“’»«)]」』')[-1]
    return mark if mark in "!?" else "."
