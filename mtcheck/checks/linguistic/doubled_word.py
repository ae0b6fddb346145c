"""A word stands twice in a row.

## What is wrong
The same word follows itself, as in *the the*: a repetition that machine translation and careless joins produce.

## Why it matters
Readers stumble over it at once, and it is often the trace of a phrase that was translated twice.

## Example
*The minister said that the the plan had failed.*

## Known false alarms
Words that may rightly stand twice (*had had*, German *die die*) are listed in the language's profile; names such as
*Duran Duran* are passed over, since both words are capitalised inside a sentence.

## Source
MQM: linguistic conventions, duplication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_TWICE = lazy(r"(?<![\w'’-])([^\W\d_]{2,})( )\1(?![\w'’-])", re.IGNORECASE)

_NAME_TWICE = lazy(r"(?<![\w'’.,-])([A-ZÀ-ÞΑ-ЯŁŚŻŽČŠ0-9][\w'’.,-]*\w) \1(?![\w'’-])")
_ANY_TWICE = lazy(r"\b([^\W_]{2,})\W{1,3}\1\b", re.IGNORECASE)


@block_check(Category.DUPLICATION, Severity.MINOR, fix=Fix.SAFE)
def doubled_word(block: Block, article: Article) -> Iterator[Remark]:
    for match in _TWICE.finditer(block.text):
        word = match[1]
        if word.casefold() in article.profile.doubled or match[0][len(word) + 1].isupper():
            continue
        yield remark(block, *match.span(), f"'{word}' stands twice in a row", suggestion=word)
    if article.source is None:
        return
    for match in _NAME_TWICE.finditer(block.text):
        if not _ANY_TWICE.search(article.source.text):
            message = f"'{match[1]}' stands twice in a row, and nothing does so in the original"
            yield remark(block, *match.span(), message, suggestion=match[1])
