"""A sentence or a clause of the translation is not in the original.

## What is wrong
One or more sentences of the translation's article have no counterpart in the original, or a clause inside a sentence
has none.

## Why it matters
Words are put into the author's mouth. Machines make such sentences up, or a line of another page has got into the
article.

## Example
*Der Rat stimmte zu. Baubeginn ist im Mai.* beside *The council agreed. Nobody was surprised by this. Construction
starts in May.*

## Known false alarms
Captions, headings, repeated sentences, lines of fewer than four words and all that belongs to the page around the
article are passed over. A sentence inside a paragraph is major; one that stands in a line of its own may be a note of
the page that shows the article, and is minor. A clause is told where the lengths speak for it, four or more of its
words that say something have no counterpart in the original, and the sentence comes nearer to the original without it;
where that is less than certain, and in headlines, it is a hint. Languages that no encoder covers are not measured.

## Source
MQM: accuracy, addition.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mtcheck.checks.accuracy._alone import Alone, Neighbours, alone
from mtcheck.checks.accuracy._surplus import remark_on_surplus
from mtcheck.checks.base import Article, Remark, article_check
from mtcheck.model.finding import Category, Severity
from mtcheck.model.spans import Span

_SAID = ("accuracy/length-mismatch",)
_EMPTY = "the original is empty, so all of this is added"


@article_check(Category.ADDITION, Severity.MAJOR, needs_source=True, page_only=False, silences=_SAID)
def addition(article: Article) -> Iterator[Remark]:
    if article.source and article.blocks and not article.original_blocks:
        yield Remark(_EMPTY, target=article.blocks[0].span, source=Span(0, 0))
    neighbours = Neighbours(article.beads, in_source=False)
    for each in alone(article.beads, in_source=False):
        severity = Severity.MAJOR if _inside_paragraph(each) and not neighbours.tell(each) else Severity.MINOR
        yield from _by_block(each, severity)
    yield from remark_on_surplus(article, added=True)


def _by_block(found: Alone, severity: Severity) -> Iterator[Remark]:
    """A remark on each paragraph, so that it can be judged, or a mark speak of it, by itself; all are one fault."""
    runs = [tuple(run) for _, run in groupby(found.segments, key=lambda segment: id(segment.block))]
    cause = f"accuracy/addition:{found.span.start}" if len(runs) > 1 else ""
    for run in runs:
        span = Span(run[0].span.start, run[-1].span.end)
        yield Remark(
            _message(len(run)), target=span, source=found.place, severity=severity, confidence=0.7, cause=cause
        )


def _inside_paragraph(found: Alone) -> bool:
    first, last = found.segments[0], found.segments[-1]
    return first.start > 0 or last.end < len(last.block.text)


def _message(count: int) -> str:
    if count == 1:
        return "this sentence is not in the original"
    return f"these {count} sentences are not in the original"
