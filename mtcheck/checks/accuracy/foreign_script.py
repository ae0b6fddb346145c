"""A word of the original's script is left in the translation.

## What is wrong
Letters of the original's script stand in a translation that is written in another one; or a word is in a script that
neither side is written in.

## Why it matters
The word was not translated, and most readers cannot even spell it out.

## Example
*Компания объявила о новых рейсах* beside *The company announced new рейсах*.

## Known false alarms
A gloss that gives a name in its own script stands in brackets or quotation marks and is left alone.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.accuracy._foreign_letters import OTHER, find_foreign_words
from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.checks.signs import BEYOND_ASCII
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Furniture, Severity
from mtcheck.model.text import Segment


@bead_check(Category.UNTRANSLATED, Severity.MAJOR, furniture=Furniture.AROUND, needs=BEYOND_ASCII)
def foreign_script(bead: Bead, article: Article) -> Iterator[Remark]:
    if article.profile.script != "Latin":
        return
    for segment in bead.target:
        for match in find_foreign_words(segment.text):
            yield from _remarks(match, segment, bead, article)


def _remarks(match: re.Match[str], segment: Segment, bead: Bead, article: Article) -> Iterator[Remark]:
    word = match[0]
    if mine := next((each for each in bead.source if word in each.text), None):
        at = mine.start + mine.text.index(word)
        message = f"'{word}' is left in the original's script"
        yield remark(segment, *match.span(), message, source=mine.block.locate(at, at + len(word)))
    elif (article.source_profile or article.profile).script == "Latin" and _is_of_neither(word, bead):
        yield remark(segment, *match.span(), f"'{word}' is in a script of neither language")


def _is_of_neither(word: str, bead: Bead) -> bool:
    """Whether a word of several letters is in a script of which the original has none."""
    return len(word) > 1 and not any(OTHER.search(each.text) for each in bead.source)
