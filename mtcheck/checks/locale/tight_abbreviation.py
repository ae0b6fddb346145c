"""An abbreviation of several parts, or one before a number, is written without its blank.

## What is wrong
German writes *z. B.* and *Nr. 5*, French *p. ex.*; *z.B.* and *Nr.5* lack the blank between two words.

## Why it matters
Each letter with its stop is a word of its own; proofreaders put the blank in each time.

## Example
*Das gilt z.B. für Haus Nr.5.*

## Known false alarms
Many write these without a blank: on a page without its original each is a hint.

## Source
DIN 5008; Duden, Abkürzungen; Real Academia Española, Ortografía, abreviaturas; MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_of_typing
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_SEAM = lazy(r"[^\W\d_]\.[^\W_]")
_PARTS = lazy(r"\.(?=[^\W\d_])")


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def tight_abbreviation(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile
    if not (own.typeset_quotes or own.spaced_abbreviations) or not _SEAM.search(block.text):
        return
    for match in _pattern(own.code).finditer(block.text):
        wanted = _PARTS.sub(".\u00a0", match[0]) if match["parts"] else f"{match[0]}\u00a0"
        message = f"a blank is missing in '{match[0]}'"
        yield remark(block, *match.span(), message, suggestion=wanted, severity=weight_of_typing(article))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    own = profile(language)
    known = own.spaced_abbreviations or own.abbreviations
    parts = any_of(_tight(each) for each in known if " " in each)
    numbered = any_of(each for each in known if each.isalpha())
    return re.compile(rf"(?<![\w.])(?:(?P<parts>(?i:{parts}))\.|(?:(?i:{numbered}))\.(?=\d))(?!\w{{2}})")


def _tight(abbreviation: str) -> str:
    return abbreviation.replace(" ", "")
