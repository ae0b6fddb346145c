"""A mark of the Latin script where the language's script has its own.

## What is wrong
Arabic sets ، ؛ ؟ for the comma, the semicolon and the question mark; Greek asks with ; where others set ?. Here the
Latin one stands behind a word of the script.

## Why it matters
The mark points the wrong way or reads as another one: it is copied from the original.

## Example
*Ποιος έρχεται αύριο?*

## Known false alarms
Marks behind numbers and Latin letters are passed over. Pages on the web often have them: on a page each is a hint.

## Source
Unicode CLDR, exemplar characters for punctuation; Unicode Standard, Arabic and Greek; MQM: linguistic conventions,
punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_in_pairs
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_BEYOND_LATIN = "[\u0370-\u03ff\u1f00-\u1fff\u0600-\u06ff]"


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def script_mark(block: Block, article: Article) -> Iterator[Remark]:
    own = article.profile.own_marks
    if not own or not any(mark in block.text for mark in own):
        return
    for match in _pattern(article.profile.code).finditer(block.text):
        wanted = own[match[0]]
        message = f"{article.profile.name} sets '{wanted}' for '{match[0]}'"
        yield remark(block, *match.span(), message, suggestion=wanted, severity=weight_in_pairs(article))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    marks = re.escape("".join(profile(language).own_marks))
    return re.compile(rf"(?<={_BEYOND_LATIN})[{marks}](?=[\s\"”»)]|$)")
