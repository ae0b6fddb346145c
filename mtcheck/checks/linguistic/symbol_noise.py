"""Signs that say nothing: a row of symbols, letters set apart, a plural in brackets.

## What is wrong
*★☆◆◇■*, *t h e f e r r y*, *suitcase(s)* or *Home » Ferries » Plan*, which the original does not have.

## Why it matters
It is the remains of a page's frame or of a machine's doubt, and no sentence.

## Example
*Bring your suitcase(s) on board.* for the original's *Bringen Sie Ihre Koffer an Bord.*

## Known false alarms
What the original has as well is passed over, and what is found is a hint.

## Source
MQM: linguistic conventions.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.patterns import lazy

_ROW = r"[\u2190-\u21ff\u2500-\u27bf\u2b00-\u2bff]{5,}"
_KINDS = (
    ("a row of symbols", lazy(_ROW), lazy(_ROW)),
    ("letters set apart", lazy(r" \w \w \w "), lazy(r"(?<!\w)(?:[^\W\d_] ){4,}[^\W\d_](?!\w)")),
    ("a plural in brackets", lazy(r"\([sine]"), lazy(r"(?<=\w)\((?:s|es|n|en|e|i)\)")),
    ("a trail of a page", lazy(r" [»>›] "), lazy(r"[^»>›|]{2,40}(?: [»>›] [^»>›|]{2,40}){2,}")),
    (
        "a letter written as its number",
        lazy(r"[\\&][ux#]"),
        lazy(r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|&#x?[0-9a-fA-F]{2,6};"),
    ),
)
"""Each with what every text holds that has it, which is searched fast."""


@bead_check(Category.TEXTUAL_CONVENTIONS, Severity.NEUTRAL)
def symbol_noise(bead: Bead, _article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    for name, tells, pattern in _KINDS:
        match = pattern.search(target.text) if tells.search(target.text) else None
        if match and not pattern.search(source.text):
            yield beside(source, source.whole, target, match.span(), f"{name}, which the original does not have")
