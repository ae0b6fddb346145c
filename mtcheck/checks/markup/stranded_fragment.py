"""A mark, a bracket or an author's initials are alone on a line.

## What is wrong
Punctuation has lost the sentence it belongs to, or the signature of an author or agency, *(abc/dpa)*, was left at the
end of the text, whole or torn into its brackets.

## Why it matters
Readers cannot tell what the scrap belongs to; initials that mean something in one country mean nothing in another.

## Example
*(* / *abc* / *)* under the last paragraph.

## Known false alarms
Rows of asterisks or dashes that separate sections are passed over, and agency signatures in languages that use them.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.checks.markup._torn import torn_sentences
from mtcheck.language.headlines import is_agency_line
from mtcheck.language.kept import prose_of
from mtcheck.language.lines import ends, goes_on, is_punctuation, words
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind, Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_SEPARATOR = lazy(r"(?:([*_~=#•·–—-])\s*\1[\s*_~=#•·–—-]*|[*⁂§#❖•·]|\W\s*\W\s*\W[\W\s]*)")
_LETTERS = lazy(
    r"[a-zà-ÿ]{2,5}(?:\s?[/,&-]\s?[a-zà-ÿ]{2,5}){0,3}|[A-Z]{2,6}|/[a-zà-ÿ]{2,12}/"
    r"|(?:[a-zà-ÿ]{2,5}|[A-Z]{2,5})(?:\s?/\s?(?:[a-zà-ÿ]{2,5}|[A-Z]{2,5})){1,3}"
)
_SIGNED = lazy(r"[.!?…][\"”’»]?\s?(\([a-zà-ÿ]{2,5}(?:\s?[/,&-]\s?[a-zà-ÿ]{2,5}){0,3}\))\.?$")
_OF_SENTENCE = lazy(r"[.,;:!?()”“»«\"]")
"""Marks of sentences; any other sign alone in an element of its own is a button or an icon."""
_SCRAP = 3


@article_check(Category.PUNCTUATION, Severity.MINOR, fix=Fix.SAFE)
def stranded_fragment(article: Article) -> Iterator[Remark]:
    blocks = [block for block in article.blocks if can_leak(block, article)]
    whole = {block.span.start for run in article.once(torn_sentences) for block in run} | set(_behind_code(article))
    for number, block in enumerate(blocks):
        if block.region is Region.BYLINE:
            yield from _initials(block, article)
        elif block.span.start not in whole and block.kind is BlockKind.PARAGRAPH:
            yield from _scrap(block, blocks[number - 1] if number else None, article.target.format)
    yield from _signature(blocks, article)


def _behind_code(article: Article) -> Iterator[int]:
    """Where blocks begin that go on after a block of code, as *returns:* may."""
    blocks = [block for block in article.blocks if block.kind.is_visible]
    for before, block in pairwise(blocks):
        if before.kind is BlockKind.CODE:
            yield block.span.start


def _initials(block: Block, article: Article) -> Iterator[Remark]:
    inside = block.text.strip("()[] ")
    whole = inside != block.text and bool(inside)
    if (inside and not _LETTERS.fullmatch(inside) and not is_agency_line(block.text)) or (
        whole and wording(article.target_language).initials_customary
    ):
        return
    message = "an author's or agency's initials, left over from the original"
    yield remark(block, 0, len(block.text), message, suggestion="", cause="markup/stranded-fragment:initials")


def _scrap(block: Block, before: Block | None, format: Format) -> Iterator[Remark]:
    text = block.text
    if is_punctuation(text):
        if not _SEPARATOR.fullmatch(text) and (format is not Format.HTML or _OF_SENTENCE.search(text)):
            yield remark(block, 0, len(text), f"'{text}' is alone on its line", suggestion="")
    elif (
        block.region is Region.BODY
        and words(text) <= _SCRAP
        and before is not None
        and before.region is Region.BODY
        and goes_on(prose_of(block))
        and ends(text)
        and ends(before.text)
    ):
        yield remark(block, 0, len(text), "the end of a sentence whose beginning is lost")


def _signature(blocks: list[Block], article: Article) -> Iterator[Remark]:
    """Initials behind the last sentence of the article."""
    body = [block for block in blocks if block.region is Region.BODY]
    match = _SIGNED.search(body[-1].text) if body else None
    if match and not wording(article.target_language).initials_customary:
        message = "an author's or agency's initials, left over from the original"
        yield remark(body[-1], *match.span(1), message, suggestion="", cause="markup/stranded-fragment:initials")
