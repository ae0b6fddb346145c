"""Stage directions of a broadcast script stand in the text.

## What is wrong
The script of a television report was published as an article, with its marks for who speaks: *<Anchor>*, *[Reporter]*.

## Why it matters
Readers of an article do not know the marks; a machine also translates them as if they were words of the sentence.

## Example
*<Anchor> The government has decided to raise the fee.*

## Known false alarms
Square brackets around other words at the start of a line are reported only on a page that has a sure mark as well.

## Source
MQM: design and markup. Observed on translations of Korean television news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.language.wording import Wording, folded, wording
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_MARK = lazy(r"[<\[【〈]\s*([^<>\[\]【】〈〉]{2,60}?)\s*[>\]】〉](?:\s?:)?")
_PARTS = lazy(r"[^\w-]+")
_FEW_WORDS = 7


@article_check(Category.MARKUP, Severity.MINOR)
def broadcast_markup(article: Article) -> Iterator[Remark]:
    words = wording(article.target_language)
    marks = [
        (block, match)
        for block in article.blocks
        if block.text[:1] in "<[【〈" and can_leak(block, article) and (match := _MARK.match(block.text))
    ]
    if not any(_is_sure(match, words) for _, match in marks):
        return
    for block, match in marks:
        if _is_sure(match, words) or _names_speaker(block, match):
            yield remark(
                block,
                *match.span(),
                f"'{match[0]}' is a mark of a broadcast script, not a word of the article",
                suggestion="",
                cause="markup/broadcast-markup",
            )


def _is_sure(match: re.Match[str], words: Wording) -> bool:
    inside = [part for part in _PARTS.split(folded(match[1])) if part]
    return len(inside) <= _FEW_WORDS and not words.speakers.isdisjoint(inside)


def _names_speaker(block: Block, match: re.Match[str]) -> bool:
    """Whether a bracket at the start of a line names who says what follows."""
    return len(match[1].split()) <= _FEW_WORDS and match.end() <= len(block.text)
