"""What the original reports as hearsay, the translation demands, plans or states.

## What is wrong
German *soll geflohen sein* means *is said to have fled*; word for word it becomes *should have fled*. *Will
nichts gewusst haben* means *claims to have known nothing*, and becomes *will have known nothing*. Or an adverb of doubt
(*probably*, *angeblich*) is gone, and what the original does not know for certain is told as a fact.

## Why it matters
An allegation that a paper took care to attribute turns into its own opinion, or into nonsense.

## Example
Original: *Der Kapitän soll geschlafen haben.* Translation: *The captain should have slept.*

## Known false alarms
A rendering that attributes anywhere in the sentence (*reportedly*, *alleged*, *is said to*) is sound. Only patterns of
a modal verb with a perfect infinitive, and conditionals of the press in French, are looked for. A lost doubt is minor,
and told in sentences of up to sixteen words, where the translation has no word at all that can say it (*may*, *seems*,
*according to*); translators who leave out a *perhaps* are marked as well.

## Source
MQM: accuracy, mistranslation; `data/hazards/renderings.tsv`, written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy._renderings import literal
from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.values.hedges import find_lost_doubt
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_DOUBT = 0.7
"""How sure it is that a doubt was lost where no word of the translation can say it."""


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def lost_hearsay(bead: Bead, article: Article) -> Iterator[Remark]:
    message = "the original reports this as hearsay ('{source}'): '{wanted}'"
    found = tuple(literal(bead, article, "hearsay", message))
    yield from found or _find_lost_doubt(bead, article)


def _find_lost_doubt(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    if place := find_lost_doubt(source.text, article.source_language, target.text, article.target_language):
        said = source.text[slice(*place)]
        message = f"the original is not sure ('{said}'), the translation says it as a fact"
        yield beside(source, place, target, target.whole, message, severity=Severity.MINOR, confidence=_DOUBT)
