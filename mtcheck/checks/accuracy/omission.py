"""A sentence or a clause of the original is missing in the translation.

## What is wrong
One or more sentences of the original's article have no counterpart in the translation, or a clause inside a sentence
has none. The place marked in the translation is where they would stand. A segment whose translation is empty is
critical.

## Why it matters
The reader is not told what the author said, and nothing on the page shows that anything is missing.

## Example
*Der Rat stimmte zu. Die Opposition will klagen. Baubeginn ist im Mai.* beside *The council agreed. Construction starts
in May.*

## Known false alarms
Two sentences that one sentence of the translation tells together are aligned with it and not missing; a very free
retelling may still be taken for an omission. A clause is told where the lengths speak for it, four or more of its words
that say something have no counterpart in the translation, and the sentence comes nearer to its translation without it;
where that is less than certain, and in headlines, it is a hint. Headings, captions, lines of fewer than four words and
all that belongs to the page around the article are passed over. Languages that no encoder covers are not measured.

## Source
MQM: accuracy, omission.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy._alone import Alone, Neighbours, alone
from mtcheck.checks.accuracy._surplus import remark_on_surplus
from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.spans import Span

_SAID = ("accuracy/length-mismatch",)
_SEVERAL = 3
"""Sentences at the end from which on the translation is said to break off."""

_EMPTY = "the translation is empty: all of the original is missing"


@article_check(Category.OMISSION, Severity.MAJOR, needs_source=True, page_only=False, silences=_SAID)
def omission(article: Article) -> Iterator[Remark]:
    if article.original_blocks and not article.blocks:
        yield Remark(_EMPTY, target=Span(0, 0), source=article.original_blocks[0].span, severity=Severity.CRITICAL)
    neighbours = Neighbours(article.beads, in_source=True)
    for each in alone(article.beads, in_source=True):
        doubtful = neighbours.tell(each)
        yield Remark(
            _message(each),
            target=each.place,
            source=each.span,
            severity=Severity.MINOR if doubtful else None,
            confidence=0.5 if doubtful else 0.8,
        )
    yield from remark_on_surplus(article, added=False)


def _message(found: Alone) -> str:
    count = len(found.segments)
    if count == 1:
        return "a sentence of the original is missing here"
    if found.is_last and count >= _SEVERAL:
        return f"the last {count} sentences of the original are missing: the translation breaks off here"
    return f"{count} sentences of the original in a row are missing here"
