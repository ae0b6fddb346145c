"""A number kept its digits and lost what it measures: magnitude, unit or currency.

## What is wrong
The digits are right and what follows is not: *3 Milliarden* became *3 million*, *30 meters* became *30 yards*,
euros became dollars, percentage points became percent, percent became kilograms. Units of time
are compared where the number is in words as well: *drei Jahre* is not *three months*; and so is what stands behind a
placeholder (*%d MB*). Where the currency changed, its
name or sign is marked on both sides.

## Why it matters
A wrong magnitude is a thousandfold error that looks like a sound figure; *Billion* is the classic false friend.

## Example
Original: *3 Milliarden Euro*. Translation: *3 million euros*.

## Known false alarms
Units that are converted (*10 miles*, *16 km*) are compared by value with the bounds of rounding. Units are compared
only where both sides name one.

## Source
MQM: accuracy, number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy import _differences as differences
from mtcheck.checks.accuracy import _held_units
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(Category.NUMBER, Severity.MAJOR, silences=("accuracy/number-mismatch", "locale"), fix=Fix.UNSAFE)
def quantity_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    yield from differences.remarks(bead, article, differences.is_quantity)
    yield from _held_units.find_exchanged(bead, article)
