"""A number of the original is another in the translation, missing, or was added.

## What is wrong
A number does not have the value that the original gives it: *51* became *15*, *4,6* became *6.4*, a digit of an account
is missing, a result was turned round, two figures changed places, a share or a multiple in words is another; or it is
on one side only.

## Why it matters
Readers rely on figures and cannot see that they are wrong. No other fault is as easily proven.

## Example
Original: *51 Menschen wurden verletzt.* Translation: *15 people were injured.*

## Known false alarms
Numbers are compared by value: in digits or words, as shares, with any decimal and group sign, with magnitudes, as
decades and centuries, and converted between units within the bounds of rounding. A number written as a word may be
paraphrased without a remark. A sum converted in brackets and a rounded one that is called *about* are let be, a figure
may be told in the sentence before or after, and a result may be turned round where a defeat is told. What stays is what
a translator explained or left out on purpose.

## Source
MQM: accuracy, number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy import _differences as differences
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Fix, Severity


@bead_check(Category.NUMBER, Severity.MAJOR, silences=("locale",), fix=Fix.UNSAFE)
def number_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    yield from differences.remarks(bead, article, differences.is_number)
    yield from differences.exchanges(bead)
