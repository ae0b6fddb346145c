"""An accent is used as an apostrophe or a quotation mark.

## What is wrong
*it´s*, *dell`ufficio*, *´free´*, *"free¨*: the accent key was struck, or a mark was changed into an accent on its way.

## Why it matters
An accent between letters belongs to no word; search, hyphenation and screen readers fail there.

## Example
*The mayor´s plan is called ´free´.*

## Known false alarms
Code, and words between two grave accents, which mark code in plain text, are passed over.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import STYLE_HABIT, Article, Remark, block_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_BETWEEN = lazy(r"(?<=[^\W\d_])[´`](?=[^\W\d_])")
_AROUND = lazy(r"(?<![\w´`])(´{1,2}|``)(?=[^\W_])[^´`\n]{1,200}?(?<=[\w.,!?])(´{1,2}|''|``)(?![\w´`])")


_DIAERESIS = lazy(r"(?<![\w¨])¨(?=\w)|(?<=[\w.,!?…])¨(?![\w¨])")
"""The two dots that keyboards have beside the quotation mark."""


@block_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE, habit=STYLE_HABIT, needs="¨´`")
def accent_as_mark(block: Block, article: Article) -> Iterator[Remark]:
    yield from _dots(block, article) if "¨" in block.text else ()
    if "´" not in block.text and "`" not in block.text:
        return
    apostrophe = "’" if "’" in block.text else "'"
    for match in _BETWEEN.finditer(block.text):
        if not block.is_code_at(match.start()) and block.text.count("`") % 2 == (match[0] == "`"):
            yield remark(block, *match.span(), "an accent for an apostrophe", suggestion=apostrophe)
    for match in _AROUND.finditer(block.text):
        if not block.is_code_at(match.start()):
            for group, sign in zip((1, 2), article.profile.quotes[0], strict=True):
                yield remark(block, *match.span(group), "an accent for a quotation mark", suggestion=sign)


def _dots(block: Block, article: Article) -> Iterator[Remark]:
    opening, closing = ('"', '"') if '"' in block.text else article.profile.quotes[0]
    for match in _DIAERESIS.finditer(block.text):
        if not block.is_code_at(match.start()):
            sign = opening if block.text[match.end() : match.end() + 1].isalnum() else closing
            yield remark(block, *match.span(), "a diaeresis for a quotation mark", suggestion=sign)
