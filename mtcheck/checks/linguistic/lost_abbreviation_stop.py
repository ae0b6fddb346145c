"""An abbreviation has lost its last full stop.

## What is wrong
*12:49 p.m* for *12:49 p.m.*: the machine took the abbreviation's own stop for the end of a sentence and dropped it.

## Why it matters
The abbreviation looks broken, and a reader may take it for a typing error in the time itself.

## Example
*The trains run until 11:30 p.m on Sundays.*

## Known false alarms
Forms without any stop (*pm*, *am*) are a style of their own. Which abbreviations a language writes with stops is listed
in `data/hazards/stops.tsv`.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.hazards import rows_for
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, needs=".")
def lost_abbreviation_stop(block: Block, article: Article) -> Iterator[Remark]:
    pattern = _pattern(article.profile.code)
    if pattern is None:
        return
    for match in pattern.finditer(block.text):
        message = f"the last full stop of '{match[0]}.' is missing"
        yield remark(block, *match.span(), message, suggestion=f"{match[0]}.")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    forms = [re.escape(form) for (form,) in rows_for("stops", language)]
    return re.compile(rf"(?<![\w.])(?:{'|'.join(forms)})(?![\w@/]|\s?\.|-\w)") if forms else None
