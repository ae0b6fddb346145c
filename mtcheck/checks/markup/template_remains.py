"""A place holder of a template was never filled.

## What is wrong
*{{ title }}*, *{0}*, *%s*, *[object Object]*, *undefined* or *Lorem ipsum* stands where a name, a date or a text
belongs.

## Why it matters
The reader misses what should stand there, and sees that nobody read the page.

## Example
*Published by {author} on {0}.*

## Known false alarms
Braces around ordinary words and amounts of money (*$1*) are passed over, and so is code. *undefined*, *null* and *NaN*
count only where they stand alone or after a label.

## Source
MQM: design and markup; placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block, MarkKind

_BRACED = r"\{\{[^{}]*\}\}|\{%.*?%\}|[$#]\{[\w.]+\}|\{ ?(?:\d|[a-z]+[_.]?[a-zA-Z]+|[A-Z]+_[A-Z_]+) ?\}|<%.*?%>"
_PERCENT = r"(?<![\w%])%(?:\d\$)?[sd]\b|%\(\w+\)s|(?<![\w%])%[A-Z]{3,}(?:_[A-Z]+)*%"
_BRACKETED = (
    r"(?i)\[\[[^\[\]]*\]\]|\[object Object\]|\[(?:insert|enter) [^\]]{2,40}\]|"
    r"\[(?:your|Ihr) (?:name|company|title|email|address|firma|titel)\]"
)
_EMPTY = r"(?:^|: |\b(?i:by|von|par):? )(undefined|null|NaN|None|\(null\))(?:[.,]?$| undefined)|\bInvalid Date\b"
_ENDINGS = tuple(word + stop for word in ("undefined", "null", "NaN", "None", "(null)") for stop in ("", ".", ","))
_FILLER = r"(?i)\blorem ipsum(?: dolor sit amet)?\b"


@block_check(Category.PLACEHOLDER, Severity.MAJOR)
def template_remains(block: Block, _article: Article) -> Iterator[Remark]:
    for start, end in _places(block.text):
        if not any(mark.kind is MarkKind.CODE and mark.start <= start < mark.end for mark in block.marks):
            message = f"'{block.text[start:end]}' was never replaced by what belongs here"
            yield remark(block, start, end, message)


def _places(text: str) -> Iterator[tuple[int, int]]:
    if "{" in text or "<%" in text:
        yield from (match.span() for match in re.finditer(_BRACED, text))
    if "%" in text:
        yield from (match.span() for match in re.finditer(_PERCENT, text))
    if "[" in text:
        yield from (match.span() for match in re.finditer(_BRACKETED, text))
    if "ipsum" in text or "IPSUM" in text:
        yield from (match.span() for match in re.finditer(_FILLER, text))
    if text.endswith(_ENDINGS) or "Invalid Date" in text:
        yield from (match.span(1 if match[1] else 0) for match in re.finditer(_EMPTY, text))
