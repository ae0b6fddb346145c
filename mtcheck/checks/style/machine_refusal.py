"""The machine says that it did not translate, or not all of it.

## What is wrong
*I'm sorry, but I can't help with that request.*, *Please send me the text you want translated.*, *[The rest of the
article has been left out.]*: a language model answered in place of a passage.

## Why it matters
A passage is missing, and the reader is told so by a machine.

## Example
*I'm sorry, but I can't translate this section.*

## Known false alarms
All words of the paragraph must be such as this talk is made of (`data/talk`), or it must begin like *As an AI language
model, I*; quotations are passed over. No fix is offered: with the words gone, nobody would see what is missing.

## Source
MQM: accuracy, omission.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.style._talk import Kind, pieces
from mtcheck.model.finding import Category, Severity

_MESSAGES = {
    Kind.REFUSAL: "the machine refuses here: what belongs in this place was not translated",
    Kind.REQUEST: "the machine asks for a text here: what belongs in this place was not translated",
    Kind.OMISSION: "the machine says that it left out the rest here",
}


@article_check(Category.OMISSION, Severity.MAJOR, page_only=False)
def machine_refusal(article: Article) -> Iterator[Remark]:
    for piece in article.once(pieces):
        if piece.kind in _MESSAGES:
            yield remark(piece.block, piece.start, piece.end, _MESSAGES[piece.kind])
