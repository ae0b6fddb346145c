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

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.terminology._terms import on_the_sentence, terms_of
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.DO_NOT_TRANSLATE, Severity.MAJOR)
def kept_term(bead: Bead, article: Article) -> Iterator[Remark]:
    for term, place in terms_of(bead, article):
        if term.keep and not any(term.source in each.text for each in bead.target):
            yield on_the_sentence(bead, place, f"'{term.source}' must stay as it is", f"kept:{term.source}")
