"""A passage of the original stands untranslated in the translation.

## What is wrong
Four or more words in a row were copied from the original: the whole segment, its second half, or a clause.

## Why it matters
The reader of the translation cannot read it. It happens when a machine gives up in a long sentence, or when a block was
never sent to it.

## Example
*Der Rat tagt am Montag und stimmt dann ab* beside *The council meets on Monday und stimmt dann ab*.

## Known false alarms
Names and titles of works are the same in both languages: runs in quotation marks or brackets and runs without
lower-case words of the original's language are left alone.

## Source
MQM: accuracy, untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mtcheck.checks.accuracy._copied import copied_runs
from mtcheck.checks.base import Article, Remark, article_check, remark
from mtcheck.language.kept import prose
from mtcheck.language.profiles import profile
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity
from mtcheck.model.text import Segment, Span

_WHOLE = 0.8
"""Share of a sentence from which on it was left as a whole."""


@article_check(
    Category.UNTRANSLATED,
    Severity.MAJOR,
    needs_source=True,
    page_only=False,
    silences=("accuracy", "linguistic", "locale", "style", "terminology"),
)
def untranslated(article: Article) -> Iterator[Remark]:
    if article.source_language == article.target_language:
        return
    found = (run for bead in article.beads if bead.source and not bead.silent for run in _runs(bead, article))
    for _, runs in groupby(found, key=lambda run: run.segment.block.span.start):
        for run in _joined(list(runs)):
            yield _remark(run)


def _remark(run: _Copied) -> Remark:
    segment, (start, end) = run.segment, run.place
    if run.end - run.start > _WHOLE * len(segment.text):
        message, start, end = "this was not translated", segment.start, max(end, segment.end)
    else:
        message = f"{run.words} words stand here as in the original, not translated"
    return remark(segment.block, start, end, message, source=run.source)


class _Copied(NamedTuple):
    """A run of copied words: its segment, its place in that and beyond, its words, and where they stand."""

    segment: Segment
    start: int
    end: int
    words: int
    source: Span

    @property
    def place(self) -> tuple[int, int]:
        """Start and end in the block."""
        return self.segment.start + self.start, self.segment.start + self.end


def _runs(bead: Bead, article: Article) -> Iterator[_Copied]:
    original = article.source_profile or profile(article.source_language)
    for mine in bead.source:
        theirs = prose(mine, article.source_language, article.target_language)
        for segment in bead.target:
            for run in copied_runs(segment, theirs, article.profile, original):
                yield _Copied(segment, run.start, run.end, run.words, mine.span)


def _joined(runs: list[_Copied]) -> Iterator[_Copied]:
    """The runs of one block, those as one between which less stands than they hold: a passage left as it was."""
    runs.sort(key=lambda run: run.place)
    open_run = runs[0]
    for run in runs[1:]:
        first, last = open_run.place, run.place
        if last[0] - first[1] > min(first[1] - first[0], last[1] - last[0]) or run.source.start < open_run.source.start:
            yield open_run
            open_run = run
        else:
            end = max(first[1], last[1]) - open_run.segment.start
            source = Span(open_run.source.start, max(open_run.source.end, run.source.end))
            open_run = open_run._replace(end=end, words=open_run.words + run.words, source=source)
    yield open_run
