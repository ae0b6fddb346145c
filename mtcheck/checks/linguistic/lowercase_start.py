"""A paragraph begins in lower case.

## What is wrong
A paragraph that is a sentence of its own lost its capital, as where a kicker or a link before it was taken away, or one
step of a list whose others have theirs.

## Why it matters
Readers look for the beginning that is not there.

## Example
*the police praised the man and thanked him.*

## Known false alarms
Names of products and programs, particles of names, lists behind a colon and pieces of torn sentences are passed over,
and so is a page that writes most of its paragraphs in lower case.

## Source
MQM: linguistic conventions, capitalisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.checks.markup._torn import torn_sentences
from mtcheck.language import dictionary
from mtcheck.language.lines import ends, first_word, goes_on, last_word, words
from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.text import Block

_FEWEST = 5
_FEWEST_STEPS = 3
_SET_LINES = 3
_ABOVE = (Region.HEADLINE, Region.SUBHEADING, Region.KICKER, Region.BYLINE, Region.TIMESTAMP, Region.CAPTION)
_LONGEST_PARTICLE = 3
_NEAR = 6
"""Characters behind the first word in which a name follows its particles."""
_CUSTOMARY = 0.7
"""Share of a page's paragraphs from which on lower case is its custom."""


@article_check(Category.CAPITALIZATION, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def lowercase_start(article: Article) -> Iterator[Remark]:
    blocks = [block for block in article.blocks if block.kind.is_visible]
    excused = {block.span.start for run in article.once(torn_sentences) for block in run} | _begun_so(article)
    found = [
        block
        for at, block in enumerate(blocks)
        if block.span.start not in excused
        and _is_lower(block, article)
        and _stands_alone(blocks[at - 1] if at else None)
        and not _goes_on_from_above(at, blocks, article)
    ]
    if _share_of_lower(blocks) < _CUSTOMARY:
        for block in (*found, *_steps(blocks, article)):
            word = first_word(block.text)
            capital = word[0].upper() + word[1:]
            yield remark(block, 0, len(word), "the paragraph begins in lower case", suggestion=capital)


def _begun_so(article: Article) -> set[int]:
    """Where blocks begin whose originals begin in lower case as well."""
    firsts = ((bead.source[0], bead.target[0].block) for bead in article.beads if bead.source and bead.target)
    return {block.span.start for first, block in firsts if not first.start and first.text[:1].islower()}


def _steps(blocks: Sequence[Block], article: Article) -> Iterator[Block]:
    """The items in lower case of lists whose other items are sentences with a capital."""
    for kind, items in groupby(blocks, key=lambda block: block.kind):
        steps = list(items)
        if (
            kind is not BlockKind.LIST_ITEM
            or len(steps) < _FEWEST_STEPS
            or any(step.text.endswith(":") for step in steps)
        ):
            continue
        lower = [block for block in steps if not block.text[:1].isupper()]
        others = [block for block in steps if block.text[:1].isupper() and ends(block.text)]
        if len(lower) == 1 and len(others) == len(steps) - 1:
            yield from (block for block in lower if _is_step(block, article))


def _is_step(block: Block, article: Article) -> bool:
    """Whether an item is a sentence and begins with a common word in lower case, and no command or name."""
    first = first_word(block.text)
    return (
        block.text[:1].islower()
        and ends(block.text)
        and first.isalpha()
        and first == block.text[: len(first)]
        and not block.is_code_at(0)
        and bool(dictionary.knows(first, article.profile.code))
    )


def _is_lower(block: Block, article: Article) -> bool:
    """Whether a paragraph of the article is a sentence and begins with a common word in lower case."""
    if (
        block.region not in (Region.BODY, Region.HEADLINE, Region.SUMMARY)
        or block.kind is not BlockKind.PARAGRAPH
        or not can_leak(block, article)
    ):
        return False
    if writes_noun_capitals(article.profile.code) and block.text.islower():
        return False  # typed without capitals
    if not (block.text[:1].islower() and ends(block.text) and words(block.text) >= _FEWEST):
        return False
    first = first_word(block.text)
    if not goes_on(block.text) and first not in article.profile.function_words:
        return False
    if (
        len(first) <= _LONGEST_PARTICLE
        and first not in article.profile.function_words
        and any(map(str.isupper, block.text[: _NEAR + len(first)]))
    ):
        return False
    return first.isalpha() and bool(dictionary.knows(first, article.profile.code)) and not block.is_code_at(0)


def _stands_alone(before: Block | None) -> bool:
    """Whether the line before announces nothing and ends as a sentence does, or is none of the text."""
    if before is None:
        return True
    if before.kind is BlockKind.CODE or before.text.endswith((":", "…")):
        return False
    if before.region in _ABOVE or before.region.is_chrome:
        return True
    return before.kind is BlockKind.HEADING or ends(before.text)


def _goes_on_from_above(at: int, blocks: Sequence[Block], article: Article) -> bool:
    """Whether a sentence that was set in lines goes on: in a verse, or after a name that has lines to itself."""
    above = blocks[max(0, at - _SET_LINES) : at]
    if above and not blocks[at].gap and not ends(above[-1].text):
        return True
    small = article.profile.function_words
    return any(last_word(each.text) in small and words(each.text) < _FEWEST for each in above)


def _share_of_lower(blocks: Sequence[Block]) -> float:
    paragraphs = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    return sum(block.text[:1].islower() for block in paragraphs) / max(1, len(paragraphs))
