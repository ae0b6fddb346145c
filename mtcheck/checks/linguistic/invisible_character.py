"""The text holds characters that nobody sees.

## What is wrong
A zero-width character, a direction mark, a control character or a misplaced soft hyphen stands in the text.

## Why it matters
It breaks search, copying, links and line breaks, and is often the remains of a content system's own marks.

## Example
A zero-width space inside *Bun​dle*.

## Known false alarms
Soft hyphens inside words, joiners in scripts and emoji that need them, direction marks beside Hebrew or Arabic,
zero-width spaces in Thai, Lao, Khmer and Burmese, and the byte order mark at the file's beginning are passed over, and
so are code, comments and the inside of tags. In a link's address they are reported but not taken out: nobody knows
whether the page that it leads to is written with them.

## Source
The Unicode Standard, chapter 23, layout controls; MQM: character encoding.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.base import STYLE_HABIT, Article, Remark, article_check
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Mark
from mtcheck.patterns import BRAHMIC_UNSPACED, HAN_AND_KANA, lazy

_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_HIDDEN = lazy(f"[{_CONTROL}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufefc]")
_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_JOINED = lazy(
    "[\u0600-\u08ff\u0900-\u0dff\u0e80-\u0eff\u1000-\u109f\u1780-\u18af\u200d\u2190-\u2bff\ufe0f\U0001f000-\U000e007f]"
)
_UNSPACED = lazy(f"[{BRAHMIC_UNSPACED}{HAN_AND_KANA}]")
_MOJIBAKE_LEADS = frozenset("ÃÂâÄÅÐÑÎÏãð")
_NAMES = {"\u00ad": "misplaced soft hyphen", "\ufeff": "byte order mark"}


@article_check(Category.ENCODING, Severity.MINOR, page_only=False, fix=Fix.SAFE, habit=STYLE_HABIT)
def invisible_character(article: Article) -> Iterator[Remark]:
    text = article.target.text
    blocks = iter(article.blocks)
    block = next(blocks, None)
    for match in _HIDDEN.finditer(text, *article.extent):
        while block and block.span.end <= match.start():
            block = next(blocks, None)
        if block and block.span.start <= match.start() and not _is_needed(match, block):
            yield from _remarks(match, block)


def _remarks(match: re.Match[str], block: Block) -> Iterator[Remark]:
    name, span = _name(match[0][0]), Span(match.start(), match.end())
    if _is_read(match, block):
        message = f"{name} in the text, which nobody sees"
        yield Remark(message, span, suggestion="", cause=f"invisible {name}", region=block.region)
    elif any(match.string[match.start() - 1 : match.end() + 1] in mark.target for mark in block.marks):
        message = f"{name} in an address, which may lead nowhere with it or without it"
        yield Remark(message, span, cause=f"invisible {name} in an address", region=block.region)


def _is_read(match: re.Match[str], block: Block) -> bool:
    """Whether it stands in what readers read: not in code, nor among a tag, a comment or an address."""
    if block.kind is BlockKind.CODE or any(_is_code(mark, match, block) for mark in block.marks):
        return False
    number = bisect_right(block.pieces, match.start(), key=lambda piece: piece.start)
    before, after = block.pieces[number - 1], block.pieces[number : number + 1]
    if match.end() <= before.end or not after:
        return True
    return not _HIDDEN.sub("", match.string[before.end : after[0].start]).strip()


def _is_code(mark: Mark, match: re.Match[str], block: Block) -> bool:
    if mark.kind is not MarkKind.CODE:
        return False
    span = block.locate(mark.start, mark.end)
    return span.start <= match.start() < span.end


def _is_needed(match: re.Match[str], block: Block) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if start == 0 and match[0] == "\ufeff":
        return True
    if before in _MOJIBAKE_LEADS and before:
        return True
    kinds = set(match[0])
    if kinds <= _DIRECTION:
        return _runs_to_the_left(block.text)
    if kinds <= _JOINERS:
        return bool(_JOINED.match(before) or _JOINED.match(after))
    if match[0] == "\u00ad":
        return before.isalpha() and after.isalpha()
    return kinds == {"\u200b"} and bool(_UNSPACED.match(before) or _UNSPACED.match(after))


@lru_cache(maxsize=2)
def _runs_to_the_left(text: str) -> bool:
    """Whether a block holds letters that are written from right to left; asked for each of its marks."""
    return bool(_RIGHT_TO_LEFT.search(text))


def _name(character: str) -> str:
    return _NAMES.get(character) or unicodedata.name(character, f"control character U+{ord(character):04X}").lower()
