"""A writing assistant's or translation program's own words stand in the article.

## What is wrong
*Sure, here is the translation:*, *As an AI language model*, *Translated by DeepL*: the machine talks of its work, and
nobody took that away.

## Why it matters
It is not part of the article and tells every reader that nobody read the page before it went out.

## Example
*Here is the English translation of the article:*

## Known false alarms
The words count only at the beginning of a paragraph. A book's credit (*Translated from the German by a person*) is
passed over. What is known stands in `data/hazards/machine.tsv`.

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

_LEADING = ' *_#>"“„«(['
_LONGEST = 200
"""How far into a block a preamble can reach, in characters."""


@block_check(Category.ADDITION, Severity.MAJOR, fix=Fix.REMOVAL)
def machine_preamble(block: Block, _article: Article) -> Iterator[Remark]:
    start = len(block.text) - len(block.text.lstrip(_LEADING))
    beginning = block.text[start : start + _LONGEST]
    lower = beginning.lower()
    for key, pattern in rows_for("machine", "preamble"):
        if key in lower and (match := re.match(rf"(?i)(?:{pattern})(?!\w)", beginning)):
            message = "the machine speaks of its own work here"
            yield remark(block, start, start + match.end(), message, suggestion="")
            return
