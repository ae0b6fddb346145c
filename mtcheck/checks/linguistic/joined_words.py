"""Two words run together, or a letter of the original is left before a word.

## What is wrong
*the reformwhich comes into force*, *he saidThe council*, *fromRiverline*: a tag, a link or a line ended there, and the
blank was lost. *DThe lines*, *KShortly before*: the large first letter of the original's paragraph was a piece of its
own, and the machine kept it. *T he bridge*: the translation's own was.

## Why it matters
Readers stumble over a word that is none, and search finds neither of the two.

## Example
*The timetable reformwhich comes into force in May was postponed.*

## Known false alarms
Names and brands with a capital inside (*McTavish*, *LinkedIn*, *YouGrow*), words said again on the page and pages of
programs are passed over: one of two words must be a function word, or stand on the page as a name.

## Source
MQM: linguistic conventions, whitespace.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.linguistic._joins import joins, may_be_two, surroundings
from mtcheck.checks.linguistic._unknown import prose
from mtcheck.language.spelling import joints
from mtcheck.language.words import split_words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.text import MarkKind

_MEANT = (MarkKind.CODE, MarkKind.KEPT, MarkKind.EMPHASIS)


@article_check(Category.WHITESPACE, Severity.MINOR, fix=Fix.UNSAFE)
def joined_words(article: Article) -> Iterator[Remark]:
    if not joints(article.profile.code):
        return
    may_be = may_be_two(article.profile.code)
    for block in prose(article):
        if not any(map(may_be.__getitem__, split_words(block.text))) or (page := article.once(surroundings)) is None:
            continue
        for start, end, reason, kept in joins(block, page):
            borders = {at for mark in block.marks for at in (mark.start, mark.end)}
            if not block.is_marked(start, end, *_MEANT) and not any(start < at < end for at in borders):
                yield remark(block, start, end, reason, suggestion=kept)
