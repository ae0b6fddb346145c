"""A translator's note stands in the article.

## What is wrong
*[Translator's note: ...]*, *(Anm. d. Übers.)*, *T/N*: a remark to colleagues or by a writing assistant stayed.

## Why it matters
News explains what it must explain in its own words. A note that nobody signed is usually the machine's.

## Example
*He calls it “the Bund” (translator's note: the federal government).*

## Known false alarms
Notes of the editors (*Anm. d. Red.*, *editor's note*) are part of the article. What is known stands in
`data/hazards/machine.tsv`.

## Source
MQM: accuracy, addition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.hazards import rows_for
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_ENCLOSED = r"(?i) ?[(\[](?:[^()\[\]]{{0,80}}[,;–—-] )?(?:{})[^()\[\]]*[)\]]"
_PARAGRAPH = r"(?i)(?:{}) ?[:–—-]"


@block_check(Category.ADDITION, Severity.MINOR, fix=Fix.REMOVAL)
def translator_note(block: Block, _article: Article) -> Iterator[Remark]:
    text = block.text
    lower = text.lower()
    for key, pattern in rows_for("machine", "note"):
        if key not in lower:
            continue
        if "(" in text or "[" in text:
            for match in re.finditer(_ENCLOSED.format(pattern), text):
                yield remark(block, *match.span(), "a translator's note", suggestion="")
        if re.match(_PARAGRAPH.format(pattern), text):
            yield remark(block, 0, len(text), "a translator's note", suggestion="")
            return
