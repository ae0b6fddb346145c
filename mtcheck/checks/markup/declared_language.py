"""The page says that it is in another language than its text is.

## What is wrong
The `lang` of the element `html` names a language, and the article is surely in another one: the template kept the
original's. mtcheck goes by the text.

## Why it matters
Screen readers read the text with the sounds of the wrong language, browsers hyphenate it wrongly and offer to
translate it, search engines file it wrongly.

## Example
*<html lang="de">* on a page in English.

## Known false alarms
Languages that are easily taken for one another, pages of fewer than 30 words, and names of languages that say nothing
(*und*, *mul*) are left alone.

## Source
HTML Living Standard, the lang attribute; MQM: design and markup.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.language import identify
from mtcheck.language.profiles import codes, primary, profile
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Format

_SURE = 0.75
_FEWEST_WORDS = 30


@article_check(Category.MARKUP, Severity.MINOR)
def declared_language(article: Article) -> Iterator[Remark]:
    page = article.target
    declared, own = primary(page.language), article.profile.code
    if page.format is not Format.HTML or page.language_at is None or declared == own or declared not in codes():
        return
    if identify.mistakable(declared, own) or not _is_surely(article):
        return
    said = f'the page says that it is in {profile(declared).name} (lang="{page.language}")'
    message = f"{said}, but its text is in {article.profile.name}: write '{own}'"
    yield Remark(message, page.language_at)


def _is_surely(article: Article) -> bool:
    """Whether the text is in the language that it is checked as, and enough of it."""
    if sum(len(block.text.split()) for block in article.blocks) < _FEWEST_WORDS:
        return False
    guess = identify.document_language(article.target)
    return guess is not None and guess.probability >= _SURE and primary(guess.language) == article.profile.code
