"""The article breaks off in the middle of a sentence.

## What is wrong
The last sentence before a paywall, or before the end of the page, has no end.

## Why it matters
Part of the article is missing, and readers are not told.

## Example
*The government announced that from next year all those who drive to work* / *Already a subscriber?*

## Known false alarms
A last line of fewer than eight words is taken for a signature or heading and passed over.

## Source
MQM: design and markup, truncation. Observed on pages whose originals stand behind a paywall.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import can_leak
from mtcheck.language.lines import ends, last_word, trails_off, words
from mtcheck.language.wording import wording
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block, BlockKind, Region

_FEWEST = 8
_BREAKS = ("[...]", "[…]", "(...)", "(…)")
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
    for number in (*before_paywall, *body[-1:]):
        paywalled = number + 1 < len(blocks) and blocks[number + 1].region is Region.PAYWALL
        if len(body) > 1 and _breaks_off(blocks[number], paywalled, article):
            yield _remark(blocks[number], paywalled)


def _breaks_off(block: Block, paywalled: bool, article: Article) -> bool:
    text = block.text
    if block.kind is not BlockKind.PARAGRAPH or words(text) < _FEWEST:
        return False
    if trails_off(text) or text.endswith(_BREAKS):
        return True
    if ends(text):
        return False
    return paywalled or words(text) > _FEWEST * 2 or last_word(text) in wording(article.target_language).open


def _remark(block: Block, paywalled: bool) -> Remark:
    start = block.text.rfind(" ", 0, max(1, len(block.text) - 12)) + 1
    where = "before a paywall" if paywalled else "at the end of the article"
    severity = Severity.MAJOR if paywalled and not trails_off(block.text) else Severity.MINOR
    return remark(block, start, len(block.text), f"the text breaks off {where}", severity=severity)
