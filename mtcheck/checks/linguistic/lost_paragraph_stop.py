"""A paragraph ends without a mark.

## What is wrong
The last sentence of a paragraph has no full stop although the page's other paragraphs have one.

## Why it matters
The sentence may have lost its end, and the next paragraph runs into it.

## Example
*The boys were cold but unhurt. The boat belonged to an uncle of the older boy*

## Known false alarms
Headings, labels, captions and signatures end without: only a paragraph of several sentences is taken whose
last one begins with a common small word, and only on a page whose other paragraphs have their marks.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.checks.markup._torn import torn_sentences
from mtcheck.language.lines import ends, first_word, last_word, words
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_USUAL = 0.6
"""Share of a page's paragraphs that must have their mark."""
_FEWEST_OTHERS = 2
_SET_APART = (MarkKind.LINK, MarkKind.EMPHASIS, MarkKind.CODE, MarkKind.IMAGE, MarkKind.OBJECT)
_FEWEST_WORDS = 8
_BEFORE = ' "“„«»'
_INNER_END = lazy(r"(?<=[^\W\d_]{3})[.!?][\"”»]?\s?(?=[\"“„«]?[^\W\d_a-zà-ÿ])")


@article_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.UNSAFE, habit=MARK_HABIT)
def lost_paragraph_stop(article: Article) -> Iterator[Remark]:
    if article.profile.script not in ("Latin", "Cyrillic", "Greek") or article.source:
        return
    before_code = {one.span.start for one, other in pairwise(article.blocks) if other.kind is BlockKind.CODE}
    long = [each for each in article.blocks if each.span.start not in before_code and _is_long(each, article)]
    ended = sum(ends(block.text) for block in article.body)
    if ended < _FEWEST_OTHERS or ended < _USUAL * len(article.body):
        return
    torn = {block.span.start for run in article.once(torn_sentences) for block in run}
    for block in long:
        if block.text[-1].isalpha() and block.span.start not in torn and not _breaks_off(block, article):
            start = block.text.rfind(" ") + 1
            last = block.text[start:]
            yield remark(block, start, len(block.text), "the paragraph ends without a mark", suggestion=f"{last}.")


def _is_long(block: Block, article: Article) -> bool:
    """Whether a block is a paragraph of the article and no heading, caption or offer."""
    if (
        block.region not in (Region.BODY, Region.SUBHEADING)
        or block.kind is not BlockKind.PARAGRAPH
        or not can_leak(block, article)
    ):
        return False
    if block.is_marked(len(block.text), len(block.text), *_SET_APART):
        return False
    sentences = _INNER_END.split(block.text)
    if len(sentences) == 1 or words(block.text) < _FEWEST_WORDS:
        return False
    return first_word(sentences[-1].lstrip(_BEFORE)) in article.profile.function_words | article.profile.determiners


def _breaks_off(block: Block, article: Article) -> bool:
    return last_word(block.text) in wording(article.target_language).open
