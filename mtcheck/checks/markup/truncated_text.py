"""The article breaks off in the middle of a sentence.

## What is wrong
The last sentence before a paywall, before the end of the page, or of a paragraph in mid-page, has no end.

## Why it matters
Part of the article is missing, and readers are not told.

## Example
*The government announced that from next year all those who drive to work* / *Already a subscriber?*

## Known false alarms
A last line of fewer than eight words is taken for a signature or heading and passed over, and so is an offer with its
price. In mid-page a paragraph is reported only where its last word is one that no sentence ends with.

## Source
MQM: design and markup, truncation. Observed on pages whose originals stand behind a paywall.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.checks.markup._torn import torn_sentences
from mtcheck.language.lines import ends, last_word, trails_off, words
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind, Format, MarkKind, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_FEWEST = 8
_SET_APART = (MarkKind.LINK, MarkKind.EMPHASIS, MarkKind.STRONG)
_PRICE = lazy(r"[€$£]\s?\d|\d\s?[€$£]")
_BREAKS = ("[...]", "[…]", "(...)", "(…)")
_INSIDE_WORD = lazy(r"(?<!\w)[^\W\d_]?[a-zà-ÿ]{2,}[-‐]$")
_AFTER = frozenset({Region.PAYWALL, Region.FOOTER, Region.RELATED, Region.SHARE_BAR, Region.COMMENTS, Region.ADVERT})


@article_check(Category.TRUNCATION, Severity.MINOR)
def truncated_text(article: Article) -> Iterator[Remark]:
    blocks = [block for block in article.blocks if can_leak(block, article)]
    body = [number for number, block in enumerate(blocks) if block.region is Region.BODY]
    before_paywall = [
        number
        for number in body
        if number + 1 < len(blocks) and blocks[number + 1].region is Region.PAYWALL and number != body[-1]
    ]
    tail = [number for number in body[-1:] if not _is_near_offer(blocks, number)]
    for number in (*before_paywall, *tail):
        paywalled = number + 1 < len(blocks) and blocks[number + 1].region is Region.PAYWALL
        alone = len(body) == 1 and not (paywalled and words(blocks[number].text) > _FEWEST * 2)
        if not alone and _breaks_off(blocks[number], paywalled, article):
            yield _remark(blocks[number], "before a paywall" if paywalled else "at the end of the article")
    if article.target.format is Format.HTML:
        return
    torn = {block.span.start for run in article.once(torn_sentences) for block in run}
    for number in body[:-1]:
        known = number in before_paywall or blocks[number].span.start in torn
        if not known and _is_cut(blocks[number], blocks[number + 1], article):
            yield _remark(blocks[number], "in the middle of a sentence")


def _is_near_offer(blocks: list[Block], number: int) -> bool:
    """Whether a line names a price, or follows one that does, and so belongs to an offer."""
    return any(_PRICE.search(block.text) and not ends(block.text) for block in blocks[max(0, number - 2) : number + 1])


def _is_cut(block: Block, following: Block, article: Article) -> bool:
    """Whether a paragraph ends in a word that no sentence ends with, and the next one begins anew."""
    if block.kind is not BlockKind.PARAGRAPH or words(block.text) < _FEWEST or not following.text[:1].isupper():
        return False
    return last_word(block.text) in wording(article.target_language).open or bool(_INSIDE_WORD.search(block.text))


def _breaks_off(block: Block, paywalled: bool, article: Article) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or words(text) < _FEWEST:
        return False
    if trails_off(text) or text.endswith(_BREAKS) or _INSIDE_WORD.search(text):
        return True
    if ends(text) or "@" in text.rpartition(" ")[2] or _ends_set_apart(block, article):
        return False
    return paywalled or words(text) > _FEWEST * 2 or last_word(text) in wording(article.target_language).open


def _ends_set_apart(block: Block, article: Article) -> bool:
    """Whether what an HTML page ends with is a title, a link or what it says of its author."""
    return article.target.format is Format.HTML and block.is_marked(len(block.text), len(block.text), *_SET_APART)


def _remark(block: Block, where: str) -> Remark:
    start = block.text.rfind(" ", 0, max(1, len(block.text) - 12)) + 1
    severity = Severity.MAJOR if "paywall" in where and not trails_off(block.text) else Severity.MINOR
    return remark(block, start, len(block.text), f"the text breaks off {where}", severity=severity)
