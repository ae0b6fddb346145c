"""The page, or a passage of it, is in another language than it should be.

## What is wrong
The text is not in the translation's language: the original was published in its place, or paragraphs of it were
passed over.

## Why it matters
Readers of the translation cannot read it at all.

## Example
*Der Stadtrat hat beschlossen, dass die alte Brücke für ein Jahr gesperrt wird* in the middle of an English article.

## Known false alarms
Quotations, code, blocks that declare their own language in the mark-up, names and short lines are passed over; a
passage needs eight words, nearly none of them the page language's function words and many another's.

## Source
MQM: locale conventions, language; function words of the language profiles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.checks.base import PASSAGE_HABIT, Article, Remark, article_check, remark
from mtcheck.language import identify
from mtcheck.language.passages import other_language
from mtcheck.language.profiles import codes, profile
from mtcheck.language.widths import UNSPACED_SCRIPTS
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind, Region
from mtcheck.model.tags import primary
from mtcheck.model.text import Block

_PASSED_OVER = (BlockKind.CODE, BlockKind.QUOTE, BlockKind.CONTROL)
_READ = (Region.BODY, Region.SUMMARY, Region.HEADLINE, Region.SUBHEADING)
"""Where readers lose a part of the article, and not a credit or a teaser."""
_FEWEST_PAGE_WORDS = 30
_SURE = 0.75
_LOST = 1 / 3
"""The share of an article in another language from which it is lost to its readers."""
"""Probability from which a page's language is another than was said; below it, pages of names and figures are."""


@article_check(Category.WRONG_LANGUAGE, Severity.MAJOR, page_only=False, habit=PASSAGE_HABIT)
def wrong_language(article: Article) -> Iterator[Remark]:
    if article.profile.code not in codes():
        return
    blocks = [block for block in article.blocks if block.kind not in _PASSED_OVER and block.kind.is_visible]
    foreign = [(block, name) for block in blocks if (name := other_language(block, article.profile))]
    whole = _language_of_page(article) if foreign and not article.is_pair else ""
    if whole:
        block, _ = max(foreign, key=lambda each: len(each[0].text))
        message = f"the page is in {profile(whole).name}, not in {article.profile.name}"
        yield remark(block, 0, len(block.text), message, severity=Severity.CRITICAL)
        return
    lead = _lead(foreign) if len(foreign) >= PASSAGE_HABIT.fewest else None
    for block, name in foreign:
        message = f"the passage is in {name}, not in {article.profile.name}"
        severity = None if block.region in _READ else Severity.MINOR
        if block is lead:
            message, severity = _summarize(foreign, article)
        yield remark(block, 0, len(block.text), message, severity=severity, cause=f"a passage in {name}")


def _lead(foreign: Sequence[tuple[Block, str]]) -> Block | None:
    """The passage of the article at which all are spoken of."""
    return next((block for block, _ in foreign if block.region in _READ), None)


def _summarize(foreign: Sequence[tuple[Block, str]], article: Article) -> tuple[str, Severity]:
    """What is said of all passages at once; a page of which much is lost is lost."""
    lost = sum(len(block.text) for block, _ in foreign if block.region in _READ)
    share = lost / max(1, sum(len(block.text) for block in article.blocks if block.region in _READ))
    names = " and ".join(dict.fromkeys(name for _, name in foreign))
    message = f"{len(foreign)} passages, {share:.0%} of the article, are in {names}, not in {article.profile.name}"
    return message, Severity.CRITICAL if share >= _LOST else Severity.MAJOR


def _language_of_page(article: Article) -> str:
    """The language of a page as a whole where it is surely not the one that was asked for, or nothing."""
    words = sum(len(block.text.split()) for block in article.blocks)
    letters = sum(len(block.text) for block in article.blocks)
    guess = identify.document_language(article.target)
    if guess is None or guess.probability < _SURE or primary(guess.language) == article.profile.code:
        return ""
    unspaced = profile(guess.language).script in UNSPACED_SCRIPTS and letters >= _FEWEST_PAGE_WORDS
    return guess.language if words >= _FEWEST_PAGE_WORDS or unspaced else ""
