"""A term that must stay as it is was translated or dropped.

## What is wrong
The original holds a name that your glossary marks *keep*, and the translation does not hold it letter for letter.

## Why it matters
Names of products, programmes and newspapers are not words to be translated.

## Example
With *Die Brücke* kept: *Sie schreibt für Die Brücke* beside *She writes for The Bridge*.

## Known false alarms
A name that is inflected in the target language is reported; give its forms as lines of their own.

## Source
MQM: accuracy, do not translate.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.DO_NOT_TRANSLATE, Severity.MAJOR)
def kept_term(bead: Bead, article: Article) -> Iterator[Remark]:
    if not article.glossary.terms:
        return
    for mine in bead.source:
        for term, start, end in article.glossary.occurrences(mine.text, article.source_language):
            if term.keep and not any(term.source in each.text for each in bead.target):
                segment = bead.target[0]
                yield remark(
                    segment,
                    0,
                    len(segment.text),
                    f"'{term.source}' must stay as it is",
                    source=mine.block.locate(mine.start + start, mine.start + end),
                    cause=f"kept:{term.source}",
                )
