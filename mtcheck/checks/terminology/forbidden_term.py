"""A wording that the glossary forbids.

## What is wrong
The original holds a term of your glossary, and the translation renders it by a wording that the glossary forbids.

## Why it matters
Somebody decided against this word for a reason.

## Example
With *Machthaber* never as *rulers*: *der Machthaber* beside *the rulers*.

## Known false alarms
The wording is looked for only in the translation of a sentence that holds the term.

## Source
MQM: terminology, wrong term.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.checks.terminology._terms import terms_of
from mtcheck.language.glossary import wording_in
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(Category.WRONG_TERM, Severity.MAJOR, fix=Fix.UNSAFE)
def forbidden_term(bead: Bead, article: Article) -> Iterator[Remark]:
    for term, place in terms_of(bead, article):
        for segment in bead.target:
            found = wording_in(segment.text, term.forbidden, article.target_language)
            if found:
                yield remark(
                    segment,
                    *found[1:],
                    f"the glossary forbids '{found[0]}' for '{term.source}'",
                    suggestion=term.target[0] if term.target else None,
                    source=place,
                    cause=f"forbidden:{term.source}",
                )
