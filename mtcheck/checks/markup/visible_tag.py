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
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

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


_BARE = lazy(r"<([a-z][a-z0-9]*)>")
_MEANINGLESS = frozenset({"embed", "iframe", "img", "input", "link", "meta", "path", "script", "style", "svg", "video"})
"""Elements of which a tag without attributes does nothing: a text that shows one speaks of it."""
_SINGLE = frozenset({"br", "hr", "p", "li"})
"""Elements whose tags are left behind alone."""
_SPOKEN_OF = lazy(r"[\s\-]?(?:tags?|elements?|Elemente?s?|balises?|éléments?|etiquetas?|elementos?|タグ|要素)\b")
_HEADING = 60


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
    for match in re.finditer(pattern, block.text):
        if not block.is_code_at(match.start()) and not _is_named(match):
            yield remark(block, *match.span(), f"{what} is shown to readers", suggestion="")


def _is_named(match: re.Match[str]) -> bool:
    """Whether the text speaks of the tag: a bare one that could mean nothing, or beside the word for it."""
    bare = _BARE.fullmatch(match[0])
    if not bare:
        return False
    text, end = match.string, match.end()
    if bare[1] in _MEANINGLESS or _SPOKEN_OF.match(text, end):
        return True
    return bare[1] not in _SINGLE and len(text) < _HEADING and f"</{bare[1]}" not in text
