"""A mark, bracket or digit of Chinese, Japanese, Arabic or Hindi stands in a text of another script.

## What is wrong
*Restart the agent。*, *the agent，the alarm* or *the agent، the alarm*: the mark of the original was left, full width
and without a space, or turned the other way.

So do brackets (*【Reporter】*), figures (*at ５ a.m.*, *٤٧ pupils*) and the wave between times (*09:00~18:00*).

## Why it matters
It tears a hole into the line, and search, line breaks and reading aloud fail at it.

## Example
*Restart the agent。 It wakes at ５ a.m.*

## Known false alarms
Marks beside Chinese, Japanese or Arabic letters belong to these and are passed over.

## Source
Unicode Standard, Halfwidth and Fullwidth Forms; MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import HAN_AND_KANA, lazy

_ARABIC = r"\u0600-\u06ff"
_WIDE = lazy(rf"(?<![{HAN_AND_KANA}])(?<=[^\W_]|[)”\"%]) ?[，。：；！？、](?! ?[{HAN_AND_KANA}])")
_OF_ARABIC = lazy(rf"(?<![{_ARABIC}]) ?[،؛؟](?! ?[{_ARABIC}])")
_REFERENCE = lazy(r"※ ?")
_LISTED = lazy(r"(?:(?<=[\s(:,])|^)[△▲▽▼○●] ?(?=[^\W\d_])")
"""What Korean papers set before each of several things in a sentence."""
_BRACKET = lazy(rf"(?<![{HAN_AND_KANA}])[（【〔](?![{HAN_AND_KANA}])|(?<![{HAN_AND_KANA}])[）】〕](?![{HAN_AND_KANA}])")
_NARROW_BRACKETS = {"（": "(", "）": ")", "【": "[", "】": "]", "〔": "[", "〕": "]"}
_DIGITS = lazy(r"[０-９]+|[٠-٩]+|[۰-۹]+|[०-९]+")
_UNTIL = lazy(r"(?<=\d:\d\d) ?[~～〜] ?(?=\d{1,2}:\d\d)|(?<=\d) ?[～〜] ?(?=\d)")
_SQUARES = "".join(map(chr, (*range(0x3371, 0x337B), *range(0x3380, 0x33E0))))
"""Units whose letters are one sign: *㎜*."""
_NEEDED = "，。：；！？、،؛؟※（）【】〔〕~～〜０１２３４５６７８９٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९△▲▽▼○●" + _SQUARES
_SQUARED = lazy(rf"[{_SQUARES}]+")
_OWN_DIGITS = frozenset({"Latin", "Cyrillic", "Greek"})
"""Scripts whose texts have no other digits than 0 to 9."""
_NARROW = {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ",", "،": ",", "؛": ";", "؟": "?"}
_WIDE_SIGNS = frozenset("，。：；！？、")
_SPACED = lazy(r"[^\W_]")


@block_check(
    Category.PUNCTUATION,
    Severity.MINOR,
    fix=Fix.SAFE,
    habit=MARK_HABIT,
    needs=_NEEDED,
)
def wide_mark(block: Block, article: Article) -> Iterator[Remark]:
    if has_trait(article.profile.code, Trait.WIDE_MARKS):
        return
    for match in _WIDE.finditer(block.text) if not _WIDE_SIGNS.isdisjoint(block.text) else ():
        yield _remark(block, match)
    for match in _OF_ARABIC.finditer(block.text) if article.profile.script != "Arabic" else ():
        yield _remark(block, match)
    for match in _REFERENCE.finditer(block.text):
        yield remark(block, *match.span(), "'※' is a reference mark of Chinese and Japanese", suggestion="* ")
    for match in _LISTED.finditer(block.text) if block.text[:1] not in "△▲▽▼○●" else ():
        yield remark(block, *match.span(), f"'{match[0].strip()}' before what is listed is Korean", suggestion="")
    if article.profile.script in _OWN_DIGITS:
        yield from _others(block)


def _others(block: Block) -> Iterator[Remark]:
    """Brackets of full width, digits of another script and the wave that joins two times."""
    for match in _BRACKET.finditer(block.text):
        narrow = _NARROW_BRACKETS[match[0]]
        message = f"'{match[0]}' is a bracket of Chinese and Japanese; here it is '{narrow}'"
        yield remark(block, *match.span(), message, suggestion=narrow)
    for match in _DIGITS.finditer(block.text):
        plain = "".join(str(unicodedata.decimal(digit)) for digit in match[0])
        yield remark(block, *match.span(), f"'{match[0]}' is in the digits of another script", suggestion=plain)
    for match in _SQUARED.finditer(block.text):
        plain = unicodedata.normalize("NFKC", match[0])
        spaced = f" {plain}" if block.text[match.start() - 1 : match.start()].isdigit() else plain
        message = f"'{match[0]}' is a unit in one sign, as in Chinese, Japanese and Korean; here it is '{plain}'"
        yield remark(block, *match.span(), message, suggestion=spaced)
    for match in _UNTIL.finditer(block.text):
        message = f"'{match[0].strip()}' joins figures in Chinese, Japanese and Korean; here it is '–'"
        yield remark(block, *match.span(), message, suggestion="–")


def _remark(block: Block, match: re.Match[str]) -> Remark:
    wide = match[0].strip()
    narrow = _NARROW[wide]
    suggestion = narrow + " " if _SPACED.match(block.text, match.end()) else narrow
    owner = "Arabic" if wide in "،؛؟" else "Chinese and Japanese"
    message = f"'{wide}' is a mark of {owner}; here it is '{narrow}'"
    return remark(block, *match.span(), message, suggestion=suggestion)
