"""A construction was rendered word for word and says something else.

## What is wrong
German *muss nicht* (need not) became *must not*, *vor drei Tagen* (three days ago) became *before three days*, *laut
Polizei* (according to the police) became *loud police*.

## Why it matters
What was free of choice is now forbidden, what is past now lies ahead: the claim changed, and the sentence may read
well.

## Example
Original: *Anwohner müssen die Häuser nicht verlassen.* Translation: *Residents must not leave the houses.*

## Known false alarms
The check is silent where a sound rendering stands anywhere in the translation. What is known stands in
`data/hazards/renderings.tsv`.

## Source
MQM: accuracy, mistranslation; written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy._renderings import literal
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def literal_grammar(bead: Bead, article: Article) -> Iterator[Remark]:
    yield from literal(bead, article, "grammar", "'{source}' of the original was rendered word for word: '{wanted}'")
