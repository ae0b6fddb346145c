r"""An asterisk points to a note that is not there.

## What is wrong
'The lamps\* are brighter': the page of the original marks paid links with an asterisk, or its note was left out.

## Why it matters
Readers look for the note at the page's end.

## Example
In *are brighter, and the firm* the nouns *lamps*, before it, and *firm* have an asterisk behind them.

## Known false alarms
Where a line of the page begins with an asterisk, it is the note. Forms for both sexes (*Leser\*innen*), hidden letters,
wildcards and ratings are passed over.

## Source
MQM: design and markup. Observed on pages with affiliate links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.patterns import lazy

_STRAY = lazy(r"(?<=[^\W\d_]{3})(?<!\*)\*\d{0,2}(?=[\s.,;:!?)]|$)")
r"""With or without the number of its note: *the valley\*2.*"""
_NOTE = lazy(r"^[\s(]*\*\s?\S|\*\)|: \*", re.MULTILINE)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@article_check(Category.MARKUP, Severity.MINOR, fix=Fix.SAFE, habit=MARK_HABIT)
def stray_asterisk(article: Article) -> Iterator[Remark]:
    if "*" not in article.target.text or _NOTE.search(article.target.text):
        return
    for block in article.body:
        if block.kind in _PROSE and " *" not in block.text:
            for match in _STRAY.finditer(block.text):
                if not block.is_code_at(match.start()):
                    yield remark(block, *match.span(), "an asterisk without its note", suggestion="")
