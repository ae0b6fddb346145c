"""A tag, a short code or a style rule is visible to readers.

## What is wrong
*<b>*, *</p>*, *[/caption]* or *font-size: 12px;* is shown instead of being obeyed.

## Why it matters
Readers see code; often a program escaped the page, or the machine put a space into the tag so that it is none any more.

## Example
*The vote was < b > close < / b >.*

## Known false alarms
Only elements that HTML knows and short codes of common publishing systems are taken, and code is passed over. A word in
angle brackets (*<Anchor>*) is no element. In texts that programs show, tags that the original has are meant.

## Source
MQM: design and markup, markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.wordlists import any_word
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import any_of, lazy

_TAG = lazy(
    lambda: (
        rf"(?i)< ?/? ?(?:{_any('elements')})(?: ?/? ?>| [a-zA-Z-]+ ?= ?[\"'“”„][^<>]*/?>)|"
        rf"</(?:{_any('elements')})(?=[ .,;!?]|$)(?! ?>)|"
        r"<!--(?:(?!<!--).)*?-->|<!\[CDATA\[|<!DOCTYPE[^<>]*>"
    )
)
_SHORT_CODE = lazy(
    lambda: (
        rf"(?i)\[ ?/ ?(?:{_any('short-codes')}|{_SHORT_CODE_FAMILIES}|b|i|u) ?\]|"
        rf"\[(?:{_any('short-codes')}|{_SHORT_CODE_FAMILIES}) \w+ ?= ?[^\[\]]*\]"
    )
)
_SHORT_CODE_FAMILIES = r"vc_\w+|et_pb_\w+"
_STYLE = lazy(
    r"(?:(?:[.#@]|(?<![\w-]))[\w-]++ ?\{ ?)?"
    r"\b(?:font-(?:size|family|weight)|margin(?:-\w+)?|padding(?:-\w+)?|text-align|display|"
    r"background(?:-color)?|line-height|float|color) ?: ?[#\w\"'., %-]{1,40};(?: ?\})?"
)


_BARE = lazy(r"<([a-z][a-z0-9]*)>")
_SPOKEN_OF = lazy(lambda: rf"[\s\-]?(?:{any_word('words-for-tags')})\b")
_HEADING = 60


@block_check(Category.MARKUP, Severity.MINOR, fix=Fix.UNSAFE, needs="<[;")
def visible_tag(block: Block, article: Article) -> Iterator[Remark]:
    text = block.text
    if "<" in text:
        yield from _remarks(block, _TAG, "a tag", article)
    if "[" in text:
        yield from _remarks(block, _SHORT_CODE, "a short code", article)
    if ";" in text and ":" in text:
        yield from _remarks(block, _STYLE, "a style rule", article)


def _remarks(block: Block, pattern: re.Pattern[str], what: str, article: Article) -> Iterator[Remark]:
    for match in pattern.finditer(block.text):
        if not (block.is_code_at(match.start()) or _is_named(match) or _is_meant(match[0], article)):
            yield remark(block, *match.span(), f"{what} is shown to readers", suggestion="")


def _is_meant(sign: str, article: Article) -> bool:
    """Whether a text that a program shows has the tag for the program to obey."""
    if article.is_pair:
        return any(sign in block.text for block in article.original_blocks)
    return article.target.format.is_bitext and not sign.startswith(("< ", "</ "))


def _is_named(match: re.Match[str]) -> bool:
    """Whether the text speaks of the tag: a bare one that could mean nothing, or beside the word for it."""
    bare = _BARE.fullmatch(match[0])
    if not bare:
        return False
    text, end = match.string, match.end()
    if bare[1] in _known()["meaningless"] or _SPOKEN_OF.match(text, end):
        return True
    return bare[1] not in _known()["single"] and len(text) < _HEADING and f"</{bare[1]}" not in text


def _any(table: str) -> str:
    return any_of(_known()[table])


@cache
def _known() -> Mapping[str, list[str]]:
    return read_words("markup/visible.txt", text_of("markup", "visible"))
