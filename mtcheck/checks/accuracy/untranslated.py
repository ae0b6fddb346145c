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

from mtcheck.checks.accuracy._copied import copied_runs
from mtcheck.checks.base import Article, Remark, bead_check, remark
from mtcheck.language.kept import prose
from mtcheck.language.profiles import profile
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(
    Category.UNTRANSLATED,
    Severity.MAJOR,
    silences=("accuracy", "linguistic", "locale", "style", "terminology"),
)
def untranslated(bead: Bead, article: Article) -> Iterator[Remark]:
    if article.source_language == article.target_language:
        return
    original = article.source_profile or profile(article.source_language)
    for mine in bead.source:
        theirs = prose(mine, article.source_language, article.target_language)
        for segment in bead.target:
            for run in copied_runs(segment, theirs, article.profile, original):
                whole = run.end - run.start > 0.8 * len(segment.text)
                yield remark(
                    segment,
                    *((0, len(segment.text)) if whole else (run.start, run.end)),
                    "this was not translated"
                    if whole
                    else f"{run.words} words stand here as in the original, not translated",
                    source=mine.span,
                )
