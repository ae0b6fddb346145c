"""A term of the glossary is translated otherwise.

## What is wrong
The original holds a term of your glossary, and the translation holds none of the wordings that the glossary gives.

## Why it matters
Readers take two words for two things. A house agrees on its words so that they need not.

## Example
With *Kreistag* as *district council*: *Der Kreistag tagt* beside *The county assembly meets*.

## Known false alarms
Words are compared by their dictionary forms, and participles by their stems, so inflection is no fault (*Häuser* is
*Haus*, *bewaffneten Konflikten* is *bewaffneter Konflikt*); a compound that begins or ends with the term holds it. A
sentence that rightly replaces the term by a pronoun is reported.

## Source
MQM: terminology, inconsistent with terminology resource.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.terminology._terms import on_the_sentence, terms_of
from mtcheck.language.glossary import Term, is_in_compounds, wording_in
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.TERMBASE, Severity.MINOR)
def glossary_term(bead: Bead, article: Article) -> Iterator[Remark]:
    for term, place in terms_of(bead, article):
        if not term.target or term.keep:
            continue
        if any(_is_told(each.text, term, article.target_language) for each in bead.target):
            continue
        message = f"the glossary has '{term.source}' as {_either(term.target)}"
        yield on_the_sentence(bead, place, message, f"glossary:{term.source}")


def _is_told(text: str, term: Term, language: str) -> bool:
    """Whether a text holds the glossary's wording, or a forbidden one, of which its own check tells."""
    return _holds(text, term.target, language) or wording_in(text, term.forbidden, language) is not None


def _holds(text: str, wordings: tuple[str, ...], language: str) -> bool:
    return wording_in(text, wordings, language) is not None or is_in_compounds(text, wordings, language)


def _either(wordings: tuple[str, ...]) -> str:
    return " or ".join(f"'{each}'" for each in wordings)
