"""A question mark is inside a word.

## What is wrong
*wasn?t*, *gar?on*: a letter or an apostrophe that an old encoding did not know was replaced by a question mark.

## Why it matters
The word is broken, and the fault goes through the whole page.

## Example
*It wasn?t the mayor?s fault.*

## Known false alarms
Addresses and code are passed over, and so are questions whose space was lost, which a capital follows.

## Source
MQM: linguistic conventions, character encoding.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.wordlists import word_set
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_INSIDE = lazy(r"(?<![\w/=&.-])[^\W\d_]+\?[a-zà-ÿ]+(?![\w/=&?-]|\.\w)")


@block_check(Category.ENCODING, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs="?")
def lost_character(block: Block, article: Article) -> Iterator[Remark]:
    for match in _INSIDE.finditer(block.text):
        at = match.start() + match[0].index("?")
        apostrophe = article.profile.code == "en" and match[0].partition("?")[2] in word_set("en", "contracted")
        suggestion = match[0].replace("?", "'") if apostrophe else None
        if (apostrophe or article.profile.letters) and not block.is_code_at(at):
            yield remark(block, *match.span(), "a character was lost and is shown as '?'", suggestion=suggestion)
