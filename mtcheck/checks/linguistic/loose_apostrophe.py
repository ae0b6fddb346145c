"""A blank beside the apostrophe that joins two words, or another sign in its place.

## What is wrong
*L' été*, *l` eau*, *dell' acqua*: in French and Italian the apostrophe of an elision joins two words without a blank.

## Why it matters
The word breaks in two at the end of a line, search does not find it, and it is the trace of a machine that wrote word
by word.

## Example
*L' été a été chaud.*

## Known false alarms
Only words that lose their vowel before another one (*l*, *d*, *qu*; *dell*, *un*), before a vowel or an h. Letters
that are quoted ('c') are passed over.

## Source
Unicode CLDR; Lexique des règles typographiques en usage à l'Imprimerie nationale, apostrophe; Accademia della Crusca,
apostrofo; MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.profiles import profile
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of

_SIGNS = "'’`´"
_BLANK = "[ \u00a0\u202f]"
_VOWEL = "[aeiouyhàâäèéêëìîïòôöùûüæœAEIOUYHÀÂÄÈÉÊËÌÎÏÒÔÖÙÛÜÆŒ]"


@block_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def loose_apostrophe(block: Block, article: Article) -> Iterator[Remark]:
    if not article.profile.elisions or not any(sign in block.text for sign in _SIGNS):
        return
    for match in _pattern(article.profile.code).finditer(block.text):
        if not block.is_code_at(match.start()):
            sign = "’" if "’" in block.text else "'"
            yield remark(block, *match.span("sign"), "the apostrophe joins both words", suggestion=sign)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    elisions = any_of(profile(language).elisions)
    return re.compile(
        rf"(?<![\w{_SIGNS}])(?i:{elisions})(?P<sign>{_BLANK}?[{_SIGNS}]{_BLANK}|{_BLANK}[{_SIGNS}])(?={_VOWEL})"
    )
