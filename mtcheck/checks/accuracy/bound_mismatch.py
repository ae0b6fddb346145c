"""The bound of a figure points the other way: *at most* became *at least*.

## What is wrong
The figure is right and the words at it turn it round: *höchstens* became *at least*, *mehr als* became *fewer than*,
*bis zu* became *more than*.

## Why it matters
A limit becomes a minimum. The sentence stays sound, and the right figure makes readers trust it.

## Example
Original: *Die Halle fasst höchstens 400 Gäste.* Translation: *The hall holds at least 400 guests.*

## Known false alarms
Only figures that both sides bound are compared, by the words right before or behind them; a bound that was left out is
no finding. Where just one side denies something before the bound (*does not cost more than 20 euros*, *höchstens 20
Euro*), nothing is said. *Nearly* against *more than* is minor, as is *just under* against *just over*. A sentence told
from the other side (*fewer than half agreed*, *more than half refused*) with the same figure is flagged.

## Source
MQM: accuracy, mistranslation; the words of each language in `data/entities`, written from knowledge of the languages.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.values.bounds import Turn, find_turns
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity


@bead_check(Category.NUMBER, Severity.MAJOR, silences=("accuracy/opposite-word",))
def bound_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    for turn in find_turns(source.text, target.text, article.source_language, article.target_language):
        said = source.text[turn.bound.start : turn.bound.end]
        instead = target.text[turn.other_bound.start : turn.other_bound.end]
        yield beside(
            source,
            (turn.bound.start, turn.bound.end),
            target,
            (turn.other_bound.start, turn.other_bound.end),
            f"the original says '{said}' of {turn.one.text}, the translation '{instead}'",
            severity=_severity(turn),
            confidence=0.9,
        )


def _severity(turn: Turn) -> Severity:
    return Severity.MINOR if turn.bound.is_loose or turn.other_bound.is_loose else Severity.MAJOR
