"""One side negates and the other has no negation of any kind.

## What is wrong
A *not* was lost, or one appeared: the translation says the opposite of the original.

## Why it matters
The sentence reads well and states the contrary. Readers have no way to notice.

## Example
Original: *Der Minister trat nicht zurück.* Translation: *The minister resigned.*

## Known false alarms
Negation can hide in a word (*unable*, *hardly*, *refuse*, *verhindern*), or negate nothing (*nicht nur*, *not least*):
both are known, and silence the check; a *without* on both sides does not. Where a language negates in ways that
English paraphrases freely, a lost negator is a hint (neutral) only.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check
from mtcheck.checks.sides import Side, beside, sides
from mtcheck.language.entities.lexicon import lexicon
from mtcheck.language.entities.negation import core_negators, hints_at_negation, negators
from mtcheck.language.entities.tokens import Token
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Severity

_EXACT = frozenset({"de", "en", "nl", "sv", "da", "nb"})
"""Languages whose negators are seldom paraphrased away."""
_DENIES_BY_NO = "en"
"""English denies a clause by *no* before a noun as well, which is told from *no* as an answer by nothing."""
_LOSS = (0.55, 1.7)
_GAIN = (0.4, 2.0)


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def negation_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = sides(bead)
    here, there = article.source_language, article.target_language
    if not lexicon(here).negators or not lexicon(there).negators:
        return
    lost, gained = core_negators(source.text, here), core_negators(target.text, there)
    if bool(lost) == bool(gained):
        return
    yield from _lost(lost[0], source, target, here, there) if lost else _gained(gained[0], source, target, here, there)


def _lost(negator: Token, source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    if lexicon(here).unspaced or not _are_alike(source, target, _LOSS):
        return
    if not negators(target.text, there) and not hints_at_negation(target.text, there):
        severity = Severity.MAJOR if here in _EXACT and there in _EXACT else Severity.NEUTRAL
        message = f"the original negates ('{negator.text}'), the translation does not"
        yield beside(source, negator[2:], target, target.whole, message, severity=severity, confidence=0.7)


def _gained(negator: Token, source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    alike = lexicon(here).unspaced or _are_alike(source, target, _GAIN)
    if alike and _is_unprovoked(source.text, here, target.text, there):
        message = f"the translation negates ('{negator.text}'), the original does not"
        severity = Severity.MAJOR if there in _EXACT else Severity.NEUTRAL
        yield beside(source, source.whole, target, negator[2:], message, severity=severity, confidence=0.7)


def _is_unprovoked(source: str, here: str, target: str, there: str) -> bool:
    """Whether no word of the original asks for a negator: it has none, or *without* stands for each *ohne*."""
    if hints_at_negation(source, here):
        return False
    milder = len(negators(source, here))
    return not milder or (here != _DENIES_BY_NO and milder <= _milder(target, there))


def _milder(text: str, language: str) -> int:
    """How many negators of single words a text has."""
    return len(negators(text, language)) - len(core_negators(text, language))


def _are_alike(source: Side, target: Side, bounds: tuple[float, float]) -> bool:
    """Whether the lengths agree so far that the translation is no free rendering."""
    return bounds[0] < len(target.text) / max(1, len(source.text)) < bounds[1]
