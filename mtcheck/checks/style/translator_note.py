"""A translator's note stands in the article.

## What is wrong
*[Translator's note: ...]*, *(Anm. d. Übers.)*, *T/N*, *Note: I kept the name of the ship in German*: a remark to
colleagues or by a writing assistant stayed.

## Why it matters
News explains what it must explain in its own words. A note that nobody signed is usually the machine's.

## Example
*He calls it “the Bund” (translator's note: the federal government).*

## Known false alarms
Notes of the editors (*Anm. d. Red.*, *editor's note*) are part of the article. A note that nobody signed must speak of
translating, or of a word that was kept. What is known stands in `data/hazards/machine.tsv` and `data/talk`.

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

_ENCLOSED = r"(?i) ?[(\[](?:[^()\[\]]{{0,80}}[,;–—-] )?(?:{})[^()\[\]]*[)\]]"
_PARAGRAPH = r"(?i)(?:{}) ?[:–—-]"
_MESSAGE = "a translator's note"


@article_check(Category.ADDITION, Severity.MINOR, page_only=False, fix=Fix.REMOVAL)
def translator_note(article: Article) -> Iterator[Remark]:
    unsigned = {each.block.span.start: each for each in article.once(pieces) if each.kind is Kind.NOTE}
    for block in article.blocks:
        if block.kind is BlockKind.CODE:
            continue
        signed = list(_signed(block))
        yield from signed
        if not signed and (piece := unsigned.get(block.span.start)):
            yield remark(block, piece.start, piece.end, _MESSAGE, suggestion="")


def _signed(block: Block) -> Iterator[Remark]:
    """Notes that say whose they are."""
    text = block.text
    lower = text.lower()
    for key, pattern in rows_for("machine", "note"):
        if key not in lower:
            continue
        if "(" in text or "[" in text:
            for match in re.finditer(_ENCLOSED.format(pattern), text):
                yield remark(block, *match.span(), _MESSAGE, suggestion="")
        if re.match(_PARAGRAPH.format(pattern), text):
            yield remark(block, 0, len(text), _MESSAGE, suggestion="")
            return
