"""An apostrophe of another kind than the page's own.

## What is wrong
The page writes its apostrophes one way, straight (') or curly (’), and here the other.

## Why it matters
It shows that a passage came from another template or another pass of the machine.

## Example
*The page has Putin's, can't and it's, and one Navalny’s.*

## Known false alarms
Only apostrophes between letters count. Names such as O'Neil, feet and minutes, code and single quotation marks do not.
Nothing is said unless one kind has a clear majority. People mix them too, and hardly a reader sees it: each is a hint.

## Source
MQM: style, inconsistent style.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import STYLE_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.style._majority import clear_majority, list_apostrophes, own_text
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block


@article_check(Category.INCONSISTENT_STYLE, Severity.NEUTRAL, fix=Fix.SAFE, habit=STYLE_HABIT)
def mixed_apostrophes(article: Article) -> Iterator[Remark]:
    places: dict[str, list[tuple[Block, int]]] = {"'": [], "’": []}
    for block in own_text(article):
        for at in list_apostrophes(block):
            places[block.text[at]].append((block, at))
    main = clear_majority(places)
    if main is None:
        return
    other = "’" if main == "'" else "'"
    for block, at in places[other]:
        message = f"the page writes its apostrophes {main}, but not here"
        yield remark(block, at, at + 1, message, suggestion=main, cause="style/mixed-apostrophes:the page")
