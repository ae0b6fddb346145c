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
Marks inside and beside numbers, Latin words and addresses are passed over: letters of the script must stand before
the mark, and behind it as well or nothing. A colon that ends a paragraph and leads over to code or a list is often
typed half-width and left alone; within a line it is a hint (neutral) on pages. So are brackets, quotation marks and
rows of dots around letters of the script, which many pages have half-width; they count in pairs of segments.

## Source
GB/T 15834, use of punctuation marks; JIS X 4051; MQM: linguistic conventions, punctuation; W3C, Requirements for
Chinese and for Japanese Text Layout.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, block_check, remark
from mtcheck.checks.locale._conventions import weight_in_pairs
from mtcheck.language.quotation import read_quotes
from mtcheck.language.traits import Trait, has_trait
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import HAN_AND_KANA, lazy

_HALF = lazy(rf"(?<=[{HAN_AND_KANA}])(?:[,.;!?](?=[{HAN_AND_KANA}「『“]|$)|:(?=[{HAN_AND_KANA}「『“]))")
_BRACKETS = lazy(
    rf"(?<=[{HAN_AND_KANA}])(?P<open>\()(?=[{HAN_AND_KANA}])[^()\n]{{1,60}}(?<=[{HAN_AND_KANA}])(?P<close>\))"
)
_DOTS = lazy(rf"(?<=[{HAN_AND_KANA}\"”」』])\.{{3,6}}(?=[{HAN_AND_KANA}“”「」『』]|$)")
_LETTER = lazy(f"[{HAN_AND_KANA}]")
_WIDE = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？"}
_JAPANESE = {**_WIDE, ",": "、"}
_STRAIGHT = ('"', '"')


class _Odd(NamedTuple):
    """What is set half-width, and how it is set."""

    start: int
    end: int
    wanted: str
    is_common: bool = True
    """Whether many pages have it so."""


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def half_width_mark(block: Block, article: Article) -> Iterator[Remark]:
    if not has_trait(article.profile.code, Trait.UNSPACED):
        return
    for odd in (*_marks(block.text, article), *_brackets(block.text), *_quotes(block, article)):
        said = block.text[odd.start : odd.end]
        yield remark(
            block,
            odd.start,
            odd.end,
            f"a half-width '{said}' between letters that are set with '{odd.wanted}'",
            suggestion=odd.wanted,
            severity=weight_in_pairs(article) if odd.is_common else None,
            cause="half-width marks",
        )


def _marks(text: str, article: Article) -> Iterator[_Odd]:
    wide = _JAPANESE if article.profile.code == "ja" else _WIDE
    for match in _HALF.finditer(text):
        yield _Odd(*match.span(), wide[match[0]], is_common=match[0] == ":")
    for match in _DOTS.finditer(text) if "..." in text else ():
        yield _Odd(*match.span(), "……")


def _brackets(text: str) -> Iterator[_Odd]:
    for match in _BRACKETS.finditer(text) if "(" in text else ():
        yield _Odd(*match.span("open"), "（")
        yield _Odd(*match.span("close"), "）")


def _quotes(block: Block, article: Article) -> Iterator[_Odd]:
    """Straight marks around letters of the script."""
    for quotation in read_quotes(block.text).quotations if '"' in block.text else ():
        first, last = quotation.opening.at, quotation.closing.at
        if quotation.signs == _STRAIGHT and _is_of_script(block.text, first, last) and not block.is_code_at(first):
            yield from (
                _Odd(at, at + 1, sign) for at, sign in zip((first, last), article.profile.quotes[0], strict=True)
            )


def _is_of_script(text: str, first: int, last: int) -> bool:
    """Whether letters of the script stand at both ends of a quotation, and before or behind it."""
    inside = _LETTER.match(text, first + 1) and _LETTER.match(text, last - 1)
    return bool(inside and (_LETTER.search(text, 0, first) or _LETTER.search(text, last)))
