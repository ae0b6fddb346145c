"""The original asks and the translation states, or the other way round.

## What is wrong
A question mark stands on one side only: a question was turned into a statement or a statement into a question.

## Why it matters
A headline that asks makes no claim; without its mark it does, and the paper is held to it.

## Example
Original: *Kommt die Wahl im Herbst?* Translation: *The election will be held in autumn.*

## Known false alarms
Japanese, Chinese and Thai may ask without a mark, so a mark on the other side alone says nothing there when the
sentence ends like a question. A sentence of fewer than four words (*What.*, *What?*) is a hint. A question that one
side reports (*he asked whether*) may be put with or without a mark, and one that proposes something (*Why not try it?*)
may be rendered by a request with its exclamation mark.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.wordlists import any_word
from mtcheck.language.words import words
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Category, Severity
from mtcheck.model.tags import primary
from mtcheck.patterns import lazy

_MARKS = lazy(r"[?？؟՞\u037e]")
_ENDS = lazy(r"[?？؟՞\u037e]+[!！.\s\"'”’»«“‘)\]]*$")
_GREEK = str.maketrans(";", "\u037e")
"""In Greek the semicolon is the question mark."""
_ASKS = lazy(
    lambda: (
        rf"{any_word('asking')}|(?:{any_word('asking-at-end')})(?:[。.」』\s\"”]|$)|(?:{any_word('asking-before-stop')})[。.」』]"
    )
)
"""How a language asks without a mark."""
_ENDS_ASKING = lazy(lambda: rf"(?:{any_word('ends-asking')})[。.」』]?\s*$")
"""How a sentence ends that does."""
_FEWEST_WORDS = 4
"""Words below which a mark is the speaker's tone."""
_REPORTED = lazy(lambda: rf"\b(?:{any_word('told-questions')})", re.IGNORECASE)
"""Words that turn a question into a statement about one."""

_SUGGESTS = lazy(lambda: rf"(?:^|[.!?…] )[\"“„«¿‘]*(?:{any_word('suggesting-questions')})(?!\w)", re.IGNORECASE)
"""How a question begins that asks nothing and proposes something: *Why not try it?*"""
_CALLS = lazy(r"[!！][\s\"'”’»«“‘)\]]*$")
"""How a sentence ends that requests."""


@bead_check(Category.MISTRANSLATION, Severity.MAJOR, needs="?？؟՞\u037e;")
def question_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    theirs, ours = _marked(source, article.source_language), _marked(target, article.target_language)
    asks, told = bool(_MARKS.search(theirs)), bool(_MARKS.search(ours))
    if asks == told or _REPORTED.search(theirs) or _REPORTED.search(ours):
        return
    asking, telling = (theirs, ours) if asks else (ours, theirs)
    if _SUGGESTS.search(asking) and _CALLS.search(telling):
        return
    if asks and _ENDS.search(theirs) and not _ENDS_ASKING.search(ours):
        yield _remark(source, target, "the original asks, the translation states")
    elif told and _ENDS.search(ours) and not _ASKS.search(theirs):
        yield _remark(source, target, "the translation asks, the original states")


def _marked(side: Side, language: str) -> str:
    return side.text.translate(_GREEK) if primary(language) == "el" else side.text


def _remark(source: Side, target: Side, message: str) -> Remark:
    brief = min(len(words(side.text)) for side in (source, target)) < _FEWEST_WORDS
    severity = Severity.NEUTRAL if brief else Severity.MAJOR
    return beside(source, _last(source), target, _last(target), message, severity=severity, confidence=0.8)


def _last(side: Side) -> tuple[int, int]:
    """The last word with its punctuation."""
    start = side.text.rstrip().rfind(" ") + 1
    return start, len(side.text)
