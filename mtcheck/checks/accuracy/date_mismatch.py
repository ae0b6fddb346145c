"""A day, month, year, weekday or time of the original is another in the translation.

## What is wrong
A part of a date or a time of the day differs: *03.04.2024* became *March 4*, *Montag* became *Tuesday*.

## Why it matters
News is dated. A wrong day sends readers to the wrong place in time, and a swapped month looks perfectly sound.

## Example
Original: *am 3. April um 20 Uhr*. Translation: *on April 3 at 9 p.m.*

## Known false alarms
Dates are compared part by part in digits and words, days first where the language writes them first; times on the
clock of twelve hours. A date that stands for *yesterday* or a weekday is not missed, and the night *zum
Dienstag* is Tuesday's or Monday's. Times converted to another zone are flagged.

## Source
MQM: accuracy, number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy import _differences as differences
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(
    Category.NUMBER,
    Severity.MAJOR,
    silences=("accuracy/number-mismatch", "accuracy/quantity-mismatch", "locale"),
    fix=Fix.UNSAFE,
)
def date_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    yield from differences.remarks(bead, article, differences.is_date)
