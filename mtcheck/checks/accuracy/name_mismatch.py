"""A name of the original is missing, and the translation has one that the original does not know.

## What is wrong
The original names one person or place, the translation another: *Jan Novak* became *Peter Hill*.

## Why it matters
A statement is put into the mouth of someone who never made it.

## Example
Original: *sagte Jan Novak der Zeitung*. Translation: *Peter Hill told the newspaper*.

## Known false alarms
Names are compared by spelling and by sound, across scripts. Names that languages translate (*Köln*, *Supreme Court*)
are passed over as far as they are known. Only names of two words and more are compared, since a single capital says
little in a language that capitalises nouns or in a headline.

## Source
MQM: accuracy, entity.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import beside, sides
from mtcheck.language.entities.names import unsupported
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.ENTITY, Severity.MAJOR)
def name_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    both = sides(bead)
    if both is None:
        return
    source, target = both
    here, there = article.source_language, article.target_language
    gained = unsupported(target.text, there, source.text, here)
    lost = unsupported(source.text, here, target.text, there) if gained else ()
    for name, other in zip(lost, gained, strict=False):
        known, new = source.text[name.start : name.end], target.text[other.start : other.end]
        message = f"the original names '{known}', the translation '{new}'"
        yield beside(source, (name.start, name.end), target, (other.start, other.end), message, confidence=0.6)
