"""A quotation mark has no partner.

## What is wrong
A quotation is opened and never closed, or closed and never opened.

## Why it matters
Readers cannot tell where somebody's words end and the paper's begin. Often the missing mark went with a piece of the
sentence.

## Example
*“We are late, the mayor said and left the hall.*

## Known false alarms
A quotation of several paragraphs opens each of them and closes the last: that is right, and so is a quotation that is
closed in one of the next paragraphs. People forget marks too, above all straight ones and those behind several
sentences: only a mark whose side is certain is a finding, the others are hints unless the page itself shows that it was
translated. Single marks are apostrophes too often to be judged.

## Source
MQM: linguistic conventions, punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from mtcheck.checks.base import MARK_HABIT, Article, Remark, article_check, remark
from mtcheck.checks.markup._placed import is_row
from mtcheck.checks.origins import is_shown_translation
from mtcheck.language.quotation import DOUBLE, QuoteMark, Role, read_quotes
from mtcheck.model.finding import Category, Severity
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block
from mtcheck.patterns import lazy

_INNER_END = lazy(r"[^\W\d_]{3}[.!?] +[^\W\d_a-zà-ÿ]")
_REACH = 6
"""In how many of the next paragraphs a quotation may be closed."""

Pending = tuple[int, Block, QuoteMark]


@article_check(Category.PUNCTUATION, Severity.MINOR, habit=MARK_HABIT)
def unbalanced_quote(article: Article) -> Iterator[Remark]:
    pending: list[Pending] = []
    alone: list[tuple[Block, QuoteMark]] = []
    for number, block in enumerate(article.blocks):
        if block.kind is BlockKind.CODE or _is_way(block.text):
            continue
        earlier = _since(number - _REACH, pending)
        for mark in read_quotes(block.text).unmatched:
            partner = next((each for each in earlier if _closes(mark, each[2])), None)
            if partner:
                pending = _before(partner[0], pending)
                earlier = [each for each in earlier if each[0] < partner[0]]
            elif mark.sign in DOUBLE and _opens(mark):
                pending.append((number, block, mark))
            elif mark.sign in DOUBLE:
                alone.append((block, mark))
    alone += [(block, mark) for number, block, mark in pending if not _goes_on(article, number)]
    last: dict[int, int] = {}
    translated = bool(alone) and is_shown_translation(article)
    for block, mark in alone:
        start = block.span.start
        if start not in last:
            last[start] = max(map(block.text.rfind, DOUBLE))
        opens = _opens(mark)
        message = f"a quotation is {'opened and never closed' if opens else 'closed and never opened'}"
        certain = mark.sign == "”" or (
            opens and mark.sign != '"' and not _may_run_on(block.text, mark.at + 1, last[start])
        )
        severity = Severity.MINOR if certain or translated else Severity.NEUTRAL
        yield remark(block, mark.at, mark.at + 1, message, severity=severity)


def _is_way(text: str) -> bool:
    """Whether angle quotation marks part the sections of a site on the way to a page: *Forum » Garden » Roses*."""
    return ("»" in text or "›" in text) and "«" not in text and "‹" not in text and is_row(text)


def _may_run_on(text: str, start: int, last: int) -> bool:
    """Whether a quotation may go on to the paragraph's end, over several sentences, without another mark."""
    return last < start and bool(_INNER_END.search(text, start))


def _opens(mark: QuoteMark) -> bool:
    return mark.role is Role.OPENING or (mark.sign == '"' and mark.at == 0)


def _since(number: int, pending: list[Pending]) -> list[Pending]:
    """What was opened from a paragraph on, the latest first."""
    return list(takewhile(lambda each: each[0] >= number, reversed(pending)))


def _before(number: int, pending: list[Pending]) -> list[Pending]:
    """What was opened before a paragraph; the rest is settled."""
    while pending and pending[-1][0] >= number:
        pending.pop()
    return pending


def _closes(mark: QuoteMark, opening: QuoteMark) -> bool:
    """Whether the mark may end the quotation that an earlier paragraph opened."""
    return (mark.sign == opening.sign == '"') or mark.role is Role.CLOSING


def _goes_on(article: Article, number: int) -> bool:
    """Whether the next paragraph opens with a quotation mark of its own, as a quotation that goes on does."""
    following = article.blocks[number + 1 : number + 2]
    return bool(following) and following[0].text[0] in DOUBLE
