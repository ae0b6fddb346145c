"""A phrase of the original's language was translated word for word.

## What is wrong
*according to own data*, *on the night to Monday*, *a 20-headed team*: each word is translated, the phrase is not.

## Why it matters
Some such phrases only sound foreign, others say something else: *mentions the war without a word* stands for *does not
mention the war at all*.

## Example
*According to own data, the firm lost a 20-headed team on the night to Monday.*

## Known false alarms
What is known stands in `data/hazards/calques.tsv`, with a severity: phrases that English could have too are hints
(neutral). With an original in another language than theirs they are not looked for.

## Source
MQM: terminology, wrong term; written from knowledge of both languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.hazards import rows
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block


class _Calque(NamedTuple):
    source: str
    key: str
    """What the text, in lower case, must hold before the pattern is tried."""
    pattern: str
    severity: Severity
    wanted: str


@block_check(Category.WRONG_TERM, Severity.MINOR)
def literal_calque(block: Block, article: Article) -> Iterator[Remark]:
    known = _calques(article.profile.code)
    if not known:
        return
    lower = block.text.lower()
    for calque in known:
        if calque.key in lower and article.source_language in ("", calque.source):
            for match in re.finditer(calque.pattern, block.text):
                message = f"translated word for word; usual is '{calque.wanted}'"
                yield remark(block, *match.span(), message, severity=calque.severity)


@cache
def _calques(target: str) -> tuple[_Calque, ...]:
    return tuple(
        _Calque(source, key, rf"(?i)(?<!\w)(?:{pattern})(?!\w)", Severity(severity), wanted)
        for source, language, key, pattern, severity, wanted in rows("calques")
        if language == target
    )
