"""A character reference of HTML is visible to readers.

## What is wrong
*&amp;*, *&quot;* or *&#39;* is shown instead of the character it stands for: it was escaped twice, or never decoded.

## Why it matters
Readers see code. Machine translation also breaks such references apart (*& quot;*), and then no program decodes them
any more.

## Example
*The firm Hill &amp;amp; Sons has closed.*

## Known false alarms
Only names that HTML knows are taken, with their semicolon. Code is passed over.

## Source
MQM: linguistic conventions, character encoding; WHATWG HTML, named character references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import STYLE_HABIT, Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block

_REFERENCE = r"& ?(?:amp; ?)?(#\d{2,6}|# ?x[0-9a-fA-F]{2,5}|[A-Za-z]{2,8}[1-4]?) ?;"


@block_check(Category.ENCODING, Severity.MINOR, fix=Fix.SAFE, habit=STYLE_HABIT, needs="&")
def html_entity(block: Block, _article: Article) -> Iterator[Remark]:
    if ";" not in block.text:
        return
    for match in re.finditer(_REFERENCE, block.text):
        character = _character(match[1].replace(" ", ""))
        if character:
            message = f"'{match[0]}' is shown to readers instead of '{character}'"
            yield remark(block, *match.span(), message, suggestion=character)


def _character(name: str) -> str:
    from html import unescape

    text = unescape(f"&{name};")
    if text.startswith("&") and len(text) > 1:
        text = unescape(f"&{name.lower()};")
    return "" if text.startswith("&") and len(text) > 1 else text.replace("\u00a0", " ")
