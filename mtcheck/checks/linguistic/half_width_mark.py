"""A punctuation mark of the Latin script between Chinese or Japanese letters.

## What is wrong
Chinese and Japanese set their marks as wide as a letter (，。？！：；, in Japanese 、 for the comma). Here a half-width
one stands between their letters.

## Why it matters
It is what a machine copies from the original; readers see a gap in the line, and programs do not find the end of the
sentence.

## Example
*议会星期一开会,决定等待。*

## Known false alarms
Marks inside and beside numbers, Latin words and addresses are passed over: letters of the script must stand before the
mark, and behind it as well or nothing. A colon that ends a paragraph and leads over to code or a list is often typed
half-width and left alone; within a line it is a hint (neutral).

## Source
MQM: linguistic conventions, punctuation; W3C, Requirements for Chinese and for Japanese Text Layout.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import HAN_AND_KANA, lazy

_HALF = lazy(rf"(?<=[{HAN_AND_KANA}])(?:[,.;!?](?=[{HAN_AND_KANA}「『“]|$)|:(?=[{HAN_AND_KANA}「『“]))")
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？"}
_JAPANESE = {**_WIDE, ",": "、"}


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def half_width_mark(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code not in ("zh", "ja"):
        return
    wide = _JAPANESE if article.profile.code == "ja" else _WIDE
    for match in _HALF.finditer(block.text):
        right = wide[match[0]]
        yield remark(
            block,
            *match.span(),
            f"a half-width '{match[0]}' between letters that are set with '{right}'",
            suggestion=right,
            severity=Severity.NEUTRAL if match[0] == ":" else None,
            cause="half-width marks",
        )
