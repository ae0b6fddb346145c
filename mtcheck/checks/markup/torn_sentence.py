"""A sentence is torn into several lines at a link or a bold run.

## What is wrong
The text of a link, a bold name or a quotation stands on a line of its own, and the sentence goes on below it.

## Why it matters
The sentence cannot be read through; translated piece by piece, it often has wrong words as well.
In two lines it is a minor fault, in three or more a major one.

## Example
*The minister told the newspaper* / *Abendpost* / *that he will stay.*

## Known false alarms
Subheadings, lists, captions, labels, verse and text wrapped at a width are no torn sentences. A subheading that ends in
an article is taken for the start of one.

## Source
MQM: design and markup. Observed on pages of sites that republish machine translations.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.checks.markup._torn import torn_sentences
from mtcheck.language.lines import join_pieces
from mtcheck.model.finding import Category, Fix, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Segment

_UNREADABLE = 3


@article_check(
    Category.MARKUP,
    Severity.MAJOR,
    silences=("accuracy/length-mismatch", "accuracy/unrelated-sentence", "markup/cut-sentence"),
    fix=Fix.SAFE,
)
def torn_sentence(article: Article) -> Iterator[Remark]:
    runs = article.once(torn_sentences)
    if not runs:
        return
    segments = _by_block(article)
    for run in runs:
        yield from _remarks(run, segments, article)


def _by_block(article: Article) -> dict[int, list[Segment]]:
    found: dict[int, list[Segment]] = {}
    for segment in article.segments:
        found.setdefault(segment.block.span.start, []).append(segment)
    return found


def _remarks(run: tuple[Block, ...], segments: dict[int, list[Segment]], article: Article) -> Iterator[Remark]:
    first, last = segments.get(run[0].span.start), segments.get(run[-1].span.start)
    start = first[-1].start if first else 0
    end = last[0].end if last else len(run[-1].text)
    limits = [(start if block is run[0] else 0, end if block is run[-1] else len(block.text)) for block in run]
    pieces = [block.text[low:high] for block, (low, high) in zip(run, limits, strict=True)]
    sentence = join_pieces(pieces, article.profile.spaced_marks)
    parts = "elements" if article.target.format is Format.HTML else "lines"
    cause = f"markup/torn-sentence:{sentence.casefold()}"
    whole = Span(run[0].locate(start, len(run[0].text)).start, run[-1].locate(0, end).end)
    for block, (low, high) in zip(run, limits, strict=True):
        yield remark(
            block,
            low,
            high,
            f"a sentence is torn into {len(run)} {parts}",
            suggestion=sentence,
            severity=Severity.MAJOR if len(run) >= _UNREADABLE else Severity.MINOR,
            cause=cause,
            fixes=whole,
        )
