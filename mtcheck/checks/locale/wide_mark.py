"""A punctuation mark of Chinese or Japanese stands in a text that is written with spaces.

## What is wrong
*Restart the agent。* or *the agent，the alarm*: the mark of the original was left, full width and without a space.

## Why it matters
It tears a hole into the line, and search, line breaks and reading aloud fail at it.

## Example
*Restart the agent。*

## Known false alarms
Marks beside Chinese or Japanese letters belong to these and are passed over.

## Source
Unicode Standard, Halfwidth and Fullwidth Forms; MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import HAN_AND_KANA, lazy

_WIDE = lazy(rf"(?<![{HAN_AND_KANA}])(?<=[^\W_]|[)”\"%])[，。：；！？、](?![{HAN_AND_KANA}])")
_NARROW = {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ","}
_SPACED = lazy(r"[^\W_]")


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def wide_mark(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code in ("zh", "ja", "ko") or block.text.isascii():
        return
    for match in _WIDE.finditer(block.text):
        yield _remark(block, match)


def _remark(block: Block, match: re.Match[str]) -> Remark:
    narrow = _NARROW[match[0]]
    suggestion = narrow + " " if _SPACED.match(block.text, match.end()) else narrow
    message = f"'{match[0]}' is a mark of Chinese and Japanese; here it is '{narrow}'"
    return remark(block, *match.span(), message, suggestion=suggestion)
