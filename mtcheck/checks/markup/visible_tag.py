"""A tag, a short code or a style rule stands in the text that readers see.

## What is wrong
*<b>*, *</p>*, *[/caption]* or *font-size: 12px;* is shown instead of being obeyed.

## Why it matters
Readers see code; often a program escaped the page, or the machine put a space into the tag so that it is none any more.

## Example
*The vote was < b > close < / b >.*

## Known false alarms
Only elements that HTML knows and short codes of common publishing systems are taken, and code is passed over. A word in
angle brackets (*<Anchor>*) is no element.

## Source
MQM: design and markup, markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block, MarkKind

_ELEMENTS = (
    "abbr|article|aside|b|blockquote|body|br|button|caption|center|cite|code|div|em|embed|figcaption|figure|font|footer|"
    "form|g|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|mark|meta|nav|noscript|ol|option|p|path|pre|"
    "script|section|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|time|title|tr|u|ul|video|x|a"
)
_TAG = (
    rf"(?i)< ?/? ?(?:{_ELEMENTS})(?: ?/? ?>| [a-zA-Z-]+ ?= ?[\"'“”„][^<>]*/?>)|"
    r"<!--(?:(?!<!--).)*?-->|<!\[CDATA\[|<!DOCTYPE[^<>]*>"
)
_SHORT_CODES = (
    "audio|button|caption|embed|gallery|img|imagebrowser|playlist|quote|tweet|url|video|youtube|vc_\\w+|et_pb_\\w+"
)
_SHORT_CODE = rf"(?i)\[ ?/ ?(?:{_SHORT_CODES}|b|i|u) ?\]|\[(?:{_SHORT_CODES}) \w+ ?= ?[^\[\]]*\]"
_STYLE = (
    r"(?:(?:[.#@]|(?<![\w-]))[\w-]++ ?\{ ?)?"
    r"\b(?:font-(?:size|family|weight)|margin(?:-\w+)?|padding(?:-\w+)?|text-align|display|"
    r"background(?:-color)?|line-height|float|color) ?: ?[#\w\"'., %-]{1,40};(?: ?\})?"
)


@block_check(Category.MARKUP, Severity.MINOR, fix=Fix.UNSAFE)
def visible_tag(block: Block, _article: Article) -> Iterator[Remark]:
    text = block.text
    if "<" in text:
        yield from _remarks(block, _TAG, "a tag")
    if "[" in text:
        yield from _remarks(block, _SHORT_CODE, "a short code")
    if ";" in text and ":" in text:
        yield from _remarks(block, _STYLE, "a style rule")


def _remarks(block: Block, pattern: str, what: str) -> Iterator[Remark]:
    code = [mark for mark in block.marks if mark.kind is MarkKind.CODE]
    for match in re.finditer(pattern, block.text):
        if not any(mark.start <= match.start() < mark.end for mark in code):
            yield remark(block, *match.span(), f"{what} is shown to readers", suggestion="")
