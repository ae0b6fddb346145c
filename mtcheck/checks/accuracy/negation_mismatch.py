"""One side negates and the other has no negation of any kind.

## What is wrong
A *not* was lost, or one appeared: the translation says the opposite of the original.

## Why it matters
The sentence reads well and states the contrary. Readers have no way to notice.

## Example
Original: *Der Minister trat nicht zurück.* Translation: *The minister resigned.*

## Known false alarms
Negation can hide in a word (*unable*, *hardly*, *refuse*, *verhindern*), or negate nothing (*nicht nur*, *not least*):
both are known, and silence the check. Where a language negates in ways that English paraphrases freely, a lost
negator is a hint (neutral) only.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import Side, beside, sides
from mtcheck.language.entities.lexicon import lexicon
from mtcheck.language.entities.negation import core_negators, hints_at_negation, negators
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_EXACT = frozenset({"de", "en", "nl", "sv", "da", "nb"})
"""Languages whose negators are seldom paraphrased away."""
_LOSS = (0.55, 1.7)
_GAIN = (0.4, 2.0)


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def negation_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = sides(bead)
    here, there = article.source_language, article.target_language
    if not lexicon(here).negators or not lexicon(there).negators:
        return
    lost, gained = negators(source.text, here), negators(target.text, there)
    if bool(lost) == bool(gained):
        return
    yield from _lost(source, target, here, there) if lost else _gained(source, target, here, there)


def _lost(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    core = core_negators(source.text, here)
    if not core or lexicon(here).unspaced or not _are_alike(source, target, _LOSS):
        return
    if not hints_at_negation(target.text, there):
        severity = Severity.MAJOR if here in _EXACT and there in _EXACT else Severity.NEUTRAL
        message = f"the original negates ('{core[0].text}'), the translation does not"
        yield beside(source, core[0][2:], target, target.whole, message, severity=severity, confidence=0.7)


def _gained(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    core = core_negators(target.text, there)
    alike = lexicon(here).unspaced or _are_alike(source, target, _GAIN)
    if core and alike and not hints_at_negation(source.text, here):
        message = f"the translation negates ('{core[0].text}'), the original does not"
        severity = Severity.MAJOR if there in _EXACT else Severity.NEUTRAL
        yield beside(source, source.whole, target, core[0][2:], message, severity=severity, confidence=0.7)


def _are_alike(source: Side, target: Side, bounds: tuple[float, float]) -> bool:
    """Whether the lengths agree so far that the translation is no free rendering."""
    return bounds[0] < len(target.text) / max(1, len(source.text)) < bounds[1]
