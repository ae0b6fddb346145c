"""A translation is far too short or far too long for its original.

## What is wrong
The numbers of characters on both sides do not fit: most of the sentence is missing, or much was added.

## Why it matters
Machines drop the second half of long sentences without a trace, and fill short ones with inventions.

## Example
*Die Feuerwehr rettete am Sonntag drei Menschen aus dem brennenden Haus in der Altstadt* beside *The fire*.

## Known false alarms
Short segments vary freely and are not measured, and acronyms are given the room of what they stand for. Languages
differ in length; what is expected stands in the profiles. Where it is sure which words are missing or added, only
their place is marked, and `accuracy/omission` or `accuracy/addition` tells it.

## Source
Gale and Church 1993, A program for aligning sentences in bilingual corpora: lengths of translations keep their ratio.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.accuracy._surplus import locate_surplus
from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.language.lengths import expected_length, room_for_acronyms
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_SHORTEST, _LONG_ENOUGH = 36, 70
"""Characters, expected or found, from which on a translation is measured, and from which on lengths are steady."""
_MUCH_TOO_SHORT, _TOO_SHORT, _TOO_LONG = 0.34, 0.4, 2.6
"""Shares of the expected length; the first for translations between the two bounds."""


@bead_check(Category.OMISSION, Severity.MAJOR)
def length_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    original = sum(len(segment.text) for segment in bead.source)
    translation = sum(len(segment.text) for segment in bead.target)
    expected = sum(
        expected_length(segment.text, article.source_language, article.target_language) for segment in bead.source
    )
    short = translation < expected
    if not _out_of_range(translation, expected) or (short and not _out_of_range(translation, expected - _room(bead))):
        return
    source, target = locate_surplus(bead) or (bead.source[0].span, bead.target[-1].span)
    yield Remark(
        f"{translation} characters against {original} in the original: far too {'short' if short else 'long'}"
        f" (about {round(expected)} would fit)",
        target,
        source,
        confidence=0.9,
        region=bead.target[-1].region,
    )


def _room(bead: Bead) -> int:
    source, target = bead.sides
    return room_for_acronyms(source.text, target.text)


def _out_of_range(length: int, expected: float) -> bool:
    longer = max(length, expected)
    if longer < _LONG_ENOUGH:
        return longer >= _SHORTEST and length < _MUCH_TOO_SHORT * expected
    return not _TOO_SHORT * expected <= length <= _TOO_LONG * expected
