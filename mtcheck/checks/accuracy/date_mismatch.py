"""A day, month, year, season or time of the original is another in the translation.

## What is wrong
A part of a date or a time of the day differs: *03.04.2024* became *March 4*, *Montag* became *Tuesday*; or a season, a
part of the day or how often something happens: *im Sommer* became *in winter*, *täglich* became *weekly*.

## Why it matters
News is dated. A wrong day sends readers to the wrong place in time, and a swapped month looks perfectly sound.

## Example
Original: *am 3. April um 20 Uhr*. Translation: *on April 3 at 9 p.m.*

## Known false alarms
Dates are compared part by part in digits and words, days first where the language writes them first; times on the
clock of twelve hours. A date that stands for *yesterday* or a weekday is not missed, and the night *zum Dienstag* is
Tuesday's or Monday's. Times converted to another zone are flagged. Seasons, parts of the day and rates are compared
only where each side names one, by the words of `data/periods`; evening and night, which languages part differently,
may stand for each other.

## Source
MQM: accuracy, number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy import _differences as differences
from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.values.periods import find_exchanged_periods
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(
    Category.NUMBER,
    Severity.MAJOR,
    silences=("accuracy/number-mismatch", "accuracy/quantity-mismatch", "accuracy/opposite-word", "locale"),
    fix=Fix.UNSAFE,
)
def date_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    yield from differences.remarks(bead, article, differences.is_date)
    source, target = bead.sides
    pairs = find_exchanged_periods(source.text, article.source_language, target.text, article.target_language)
    for said, instead in pairs:
        yield beside(
            source,
            (said.start, said.end),
            target,
            (instead.start, instead.end),
            f"the original says '{source.text[said.start : said.end]}' here, "
            f"the translation '{target.text[instead.start : instead.end]}'",
            confidence=0.9,
        )
