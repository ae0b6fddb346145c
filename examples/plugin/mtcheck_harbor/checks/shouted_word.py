"""A long word is written in capitals.

## What is wrong

A word of seven letters or more is written in capitals throughout.

## Why it matters

The house does not shout. Machines keep the capitals of a headline that a stylesheet should have made.

## Example

*TOMORROW the harbor opens* for *Tomorrow the harbor opens*.

## Known false alarms

Acronyms that are long.

## Source

The style guide of the house.
"""

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block

_SHOUTED = re.compile(r"\b[A-Z]{7,}\b")


@block_check(Category.ORGANIZATIONAL_STYLE, Severity.MINOR)
def shouted_word(block: Block, _article: Article) -> Iterator[Remark]:
    for match in _SHOUTED.finditer(block.text):
        yield remark(block, *match.span(), "the house does not shout", suggestion=match[0].capitalize())
