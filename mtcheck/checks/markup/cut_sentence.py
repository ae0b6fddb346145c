"""A sentence breaks off although its original goes on.

## What is wrong
The original's sentence has its end mark; the translation ends in a word that no sentence ends with: *because the*,
*pupils can*.

## Why it matters
What is missing is part of the meaning, and readers cannot guess it.

## Example
*Der Rat schließt die Brücke, weil sie alt ist.* beside *The council closes the bridge because the*.

## Known false alarms
Headlines have no end mark in the original. English questions and ellipses may end in an auxiliary; they have their
mark. An original that breaks off itself is passed over.

## Source
MQM: design and markup, truncation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.lines import last_word, trails_off
from mtcheck.language.wording import wording
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.patterns import lazy

_ENDED = lazy(r"[.!?。！？।][\"”“’»«)\]」』]*$")
_FEWEST = 4


@bead_check(
    Category.TRUNCATION,
    Severity.MAJOR,
    silences=("linguistic/lost-end-mark", "accuracy/length-mismatch", "markup/truncated-text"),
)
def cut_sentence(bead: Bead, article: Article) -> Iterator[Remark]:
    segment, original = bead.target[-1], bead.source[-1].text
    text = segment.text
    if not text[-1:].isalpha() or segment.end != len(segment.block.text) or len(text.split()) < _FEWEST:
        return
    known = wording(article.target_language)
    last = last_word(text)
    if (last in known.open or last in known.unfinished) and _ENDED.search(original) and not trails_off(original):
        start = text.rfind(" ", 0, text.rfind(" ")) + 1
        yield remark(segment, start, len(text), "the sentence breaks off, the original's goes on")
