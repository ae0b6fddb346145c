"""A verb, participle or noun is of the other gender than the person beside it.

## What is wrong
*Elle est né à Lyon*, *Она сказал*, *Sprecher Anna Keller*: the form is that of a man, and the pronoun or the given name
beside it a woman's, or the other way round.

## Why it matters
Readers stumble, and wonder who is spoken of.

## Example
*Ella fue nombrado directora en mayo.*

## Known false alarms
Only subjects at the beginning of a sentence or clause count, and only forms that directly follow them in French,
Spanish, Portuguese, Italian (participles and a few adjectives), Polish, Czech, Russian and Ukrainian (verbs in the
past). Nouns before a name are told in these Romance languages, German and English. Given names of both sexes, offices
that women hold under a man's noun (*il ministro*), and the polite Italian *Lei* are passed over.

## Source
MQM: linguistic conventions, grammar (agreement).
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, block_check, remark
from mtcheck.language.agreement import agrees, find_disagreements
from mtcheck.language.words import words
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block

_PROSE = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE)


@block_check(Category.GRAMMAR, Severity.MINOR, fix=Fix.UNSAFE)
def gender_agreement(block: Block, article: Article) -> Iterator[Remark]:
    language = article.profile.code
    if block.kind not in _PROSE or not agrees(language):
        return
    for subject, form, right in find_disagreements(block.text, words(block.text), language):
        message = f"'{form.text}' does not agree with '{subject.text}' in gender"
        yield remark(block, form.start, form.end, message, suggestion=right)
