"""A punctuation mark of Chinese, Japanese or Arabic stands in a text of another script.

## What is wrong
*Restart the agent。*, *the agent，the alarm* or *the agent، the alarm*: the mark of the original was left, full width
and without a space, or turned the other way.

## Why it matters
It tears a hole into the line, and search, line breaks and reading aloud fail at it.

## Example
*Restart the agent。*

## Known false alarms
Marks beside Chinese, Japanese or Arabic letters belong to these and are passed over.

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

_ARABIC = r"\u0600-\u06ff"
_WIDE = lazy(rf"(?<![{HAN_AND_KANA}])(?<=[^\W_]|[)”\"%]) ?[，。：；！？、](?! ?[{HAN_AND_KANA}])")
_OF_ARABIC = lazy(rf"(?<![{_ARABIC}]) ?[،؛؟](?! ?[{_ARABIC}])")
_REFERENCE = lazy(r"※ ?")
_NARROW = {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ",", "،": ",", "؛": ";", "؟": "?"}
_WIDE_SIGNS = frozenset("，。：；！？、")
_SPACED = lazy(r"[^\W_]")


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT, needs="，。：；！？、،؛؟※")
def wide_mark(block: Block, article: Article) -> Iterator[Remark]:
    if article.profile.code in ("zh", "ja", "ko"):
        return
    for match in _WIDE.finditer(block.text) if not _WIDE_SIGNS.isdisjoint(block.text) else ():
        yield _remark(block, match)
    for match in _OF_ARABIC.finditer(block.text) if article.profile.script != "Arabic" else ():
        yield _remark(block, match)
    for match in _REFERENCE.finditer(block.text):
        yield remark(block, *match.span(), "'※' is a reference mark of Chinese and Japanese", suggestion="* ")


def _remark(block: Block, match: re.Match[str]) -> Remark:
    wide = match[0].strip()
    narrow = _NARROW[wide]
    suggestion = narrow + " " if _SPACED.match(block.text, match.end()) else narrow
    owner = "Arabic" if wide in "،؛؟" else "Chinese and Japanese"
    message = f"'{wide}' is a mark of {owner}; here it is '{narrow}'"
    return remark(block, *match.span(), message, suggestion=suggestion)
