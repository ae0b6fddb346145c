"""What the original reports as hearsay, the translation demands, plans or states.

## What is wrong
German *soll geflohen sein* means *is said to have fled*; word for word it becomes *should have fled*. *Will
nichts gewusst haben* means *claims to have known nothing*, and becomes *will have known nothing*.

## Why it matters
An allegation that a paper took care to attribute turns into its own opinion, or into nonsense.

## Example
Original: *Der Kapitän soll geschlafen haben.* Translation: *The captain should have slept.*

## Known false alarms
A rendering that attributes anywhere in the sentence (*reportedly*, *alleged*, *is said to*) is sound. Only patterns of
a modal verb with a perfect infinitive, and conditionals of the press in French, are looked for.

## Source
MQM: accuracy, mistranslation; `data/hazards/renderings.tsv`, written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy._renderings import literal
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def lost_hearsay(bead: Bead, article: Article) -> Iterator[Remark]:
    message = "the original reports this as hearsay ('{source}'): '{wanted}'"
    yield from literal(bead, article, "hearsay", message)
