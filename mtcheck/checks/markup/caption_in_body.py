"""A picture's caption or credit stands among the paragraphs.

## What is wrong
The picture is gone, but its caption or the photographer's credit is left as if it were a paragraph of the article, or
stands before the first sentence of one (*The ferry. Photo: Jan Roth The company blames ...*).

## Why it matters
The text describes something that readers do not see, and breaks the thread between two paragraphs.

## Example
*Anna Berg (l) beside the mayor.* and *© Jan Roth/dpa* between two paragraphs of a report.

## Known false alarms
A short sentence right above a photo credit is taken for its caption; no fix removes it. In HTML, captions marked up as
such are where they belong and are not reported.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._page import STRAY, find_leaked, group_runs, removal
from mtcheck.checks.markup._run_in_captions import find_run_in
from mtcheck.model.finding import Category, Fix, Furniture, Severity
from mtcheck.model.kinds import Format, Region
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_MARK = lazy(r"\w \([^\W\d]{1,8}\.?\)")
"""Who is where in the picture: no sentence of the article says so."""
_SENTENCE = lazy(r"\w[.!?…][\"”»’]*\s*\Z")
_RUN_IN = "a picture's caption and credit have run into the paragraph"
_MESSAGE = "a picture's caption or credit is among the paragraphs"


@article_check(Category.LEAKED_CHROME, Severity.MINOR, silences=STRAY, fix=Fix.CAPTION, furniture=Furniture.ALWAYS)
def caption_in_body(article: Article) -> Iterator[Remark]:
    for run in group_runs(find_leaked(article, Region.CAPTION)):
        cause = f"markup/caption-in-body:{run[0].text.casefold()}"
        marked = article.target.format is not Format.HTML and any(_MARK.search(block.text) for block in run)
        for block in run:
            yield remark(
                block, 0, len(block.text), _MESSAGE, suggestion=_suggestion(block, article, marked), cause=cause
            )
    for block in article.body:
        if place := find_run_in(block, article):
            yield remark(block, *place, _RUN_IN)


def _suggestion(block: Block, article: Article, marked: bool) -> str | None:
    """The empty text, unless the caption may be a sentence of the article that is above a credit by chance."""
    if marked:
        return ""
    if article.target.format is not Format.HTML and _SENTENCE.search(block.text):
        return None
    return removal(block, article)
