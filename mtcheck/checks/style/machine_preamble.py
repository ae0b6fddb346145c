"""A writing assistant's or translation program's own words stand in the article.

## What is wrong
*Sure, here is the translation:*, *Let me know if you would like another tone.*, *Translated by DeepL*: the machine
talks of its work, and nobody took that away.

## Why it matters
It is not part of the article and tells every reader that nobody read the page before it went out.

## Example
*Sure, here is the English translation of the article:*

## Known false alarms
All words of a sentence must be such as this talk is made of (`data/talk`, for each language with a profile), and it
must stand at a paragraph's beginning or at the end of the page; quotations are passed over. A sentence of the article
that says just that, *Here is the translation:*, is taken for the machine's. A book's credit (*Translated from the
German by a person*) is passed over; the credits of programs stand in `data/hazards/machine.tsv`.

## Source
MQM: accuracy, addition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.style._talk import Kind, pieces
from mtcheck.language.hazards import rows_for
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_LEADING = ' *_#>"“„«(['
_LONGEST = 200
"""How far into a block a credit can reach, in characters."""
_FEW = 5
"""Words that may stand behind a program's name in its credit."""
_SENTENCE_END = lazy(r"\S?[.!?:]\s")
_MESSAGE = "the machine comments on its own work here"


@article_check(Category.ADDITION, Severity.MAJOR, page_only=False, fix=Fix.REMOVAL)
def machine_preamble(article: Article) -> Iterator[Remark]:
    for piece in article.once(pieces):
        if piece.kind in (Kind.PREAMBLE, Kind.CLOSING):
            yield remark(piece.block, piece.start, piece.end, _MESSAGE, suggestion="")
    for block in article.blocks:
        if block.kind is not BlockKind.CODE and (credit := _credit(block)):
            yield remark(block, *credit, _MESSAGE, suggestion="")


def _credit(block: Block) -> tuple[int, int] | None:
    """Where a program is named as the translator."""
    start = len(block.text) - len(block.text.lstrip(_LEADING))
    beginning = block.text[start : start + _LONGEST]
    lower = beginning.lower()
    for key, pattern in rows_for("machine", "credit"):
        if key in lower and (match := re.match(rf"(?i)(?:{pattern})(?!\w)", beginning)):
            return start, _credit_end(block.text, start + match.end())
    return None


def _credit_end(text: str, end: int) -> int:
    """Where a credit ends: with its line, where only an address, a version or a few words are left of that."""
    rest = text[end:]
    return end if _SENTENCE_END.match(text, end - 1) or len(rest.split()) > _FEW else len(text)
