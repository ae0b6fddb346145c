"""The title, a description or a picture's text was not translated.

## What is wrong
Text that stands outside the visible page, in the title, the description for previews or the alternative text of a
picture, is word for word that of the original.

## Why it matters
Search engines, previews and screen readers show exactly this text.

## Example
*<img alt="Die Brücke bei Ebbe">* on a page in English.

## Known false alarms
Texts without a function word of the original's language, such as names, are left alone.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.words import words
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Block


@article_check(Category.UNTRANSLATED, Severity.MINOR, needs_source=True, silences=("accuracy/untranslated",))
def untranslated_metadata(article: Article) -> Iterator[Remark]:
    if article.source is None or article.source_language == article.target_language:
        return
    originals = {block.text: block for block in article.source.blocks if not block.kind.is_visible}
    for block in article.blocks:
        mine = originals.get(block.text)
        if mine is not None and not block.kind.is_visible and _foreign(block, article):
            yield remark(
                block,
                0,
                len(block.text),
                f"the {block.kind.value} text was not translated",
                source=mine.span,
            )


def _foreign(block: Block, article: Article) -> bool:
    if article.source_profile is None:
        return False
    theirs, ours = article.source_profile.function_words, article.profile.function_words
    return any(word.folded in theirs and word.folded not in ours for word in words(block.text))
