"""One side negates and the other has no negation of any kind, or a word became its contrary.

## What is wrong
A *not* was lost, or one appeared, or *unwirksam* became *effective*: the translation says the opposite of the original.

## Why it matters
The sentence reads well and states the contrary. Readers have no way to notice.

## Example
Original: *Der Minister trat nicht zurück.* Translation: *The minister resigned.*

## Known false alarms
Negation can hide in a word or a phrase (*unable*, *refuse*, *at large*), or negate nothing (*nicht nur*, *nicht
selten*). Where the sentence encoder covers the pair, the two sentences are compared with the negator and without it,
and a word of one that the other accounts for otherwise excuses nothing: *nicht gescheitert* is not *failed*. What is
then in doubt, for example in a very free rendering, is a hint (neutral). Without the encoder a lost negator is minor
between German and English and a hint between other languages. Whether Chinese or Japanese gained one is not asked:
their signs of negation are parts of other words as well. Words in code, addresses and place holders negate nothing.
A word that denies (*unwirksam*, *ohne*, *bestritt*) is compared with its contrary: a word of the other side that lies
clearly nearer to the contrary is major between German and English and a hint (neutral) between other languages, unless
another word turns one of the two sides round.

## Source
MQM: accuracy, mistranslation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.base import Article, Remark, bead_check, beside
from mtcheck.language.kept import prose_of_side
from mtcheck.language.traits import Trait, languages_with
from mtcheck.language.values.denials import denials, known_denials
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.negation import (
    core_negators,
    denies_same_denial,
    find_one_sided,
    find_opposed,
    find_turned_limit,
    find_turned_permission,
    hints_at_negation,
    may_deny,
    negators,
)
from mtcheck.language.values.reversals import cancel_out
from mtcheck.model.bead import Bead, Negated, Opposition, Side
from mtcheck.model.finding import Category, Severity
from mtcheck.model.tags import primary

_SURE, _SURE_BETWEEN_OTHERS = 0.74, 0.86
"""Probabilities from which a negation is taken for lost: where both languages are well known, and between others."""
_AGREED = 0.63
"""The same where the rules, which know no vectors, say so too: of a text of so many words that a free rendering of it
would still show some word that denies."""
_WORDS = 12
_OPPOSED = 0.8
"""How sure a word and its opposite are."""
_DOUBTFUL = 0.5
"""Probability from which it is worth a hint."""
_BY_RULES = 0.5
"""How sure rules are alone."""
_DENIES_BY_NO = "en"
"""English denies a clause by *no* before a noun as well, which is told from *no* as an answer by nothing."""
_LOSS = (0.55, 1.7)
"""Shares of the original's length between which a translation is no free rendering, which may deny by other words."""
_GAIN = (0.4, 2.0)
"""The same where the translation denies: what denies freely is longer, so that more is let through."""


@bead_check(Category.MISTRANSLATION, Severity.MAJOR)
def negation_mismatch(bead: Bead, article: Article) -> Iterator[Remark]:
    source, target = bead.sides
    here, there = primary(article.source_language), primary(article.target_language)
    if cancel_out(source.text, here, target.text, there):
        return
    if opposite := _find_opposite(source, target, here, there):
        yield opposite
    elif bead.opposed and (_are_well_known(here, there) or bead.opposed.turned or not bead.negated):
        yield from _contrary(bead.opposed, source, target, _are_well_known(here, there))
    elif bead.negated and not _is_left_standing(bead.negated, source, target):
        yield from _judged(bead.negated, source, target, here, there)
    elif lexicon(here).negators and lexicon(there).negators:
        yield from _by_rules(source, target, here, there)


def _find_opposite(source: Side, target: Side, here: str, there: str) -> Remark | None:
    """What words alone show to say the opposite."""
    if not _are_alike(source, target, _LOSS):
        return None
    readings = (_opposite, _turned_limit, _turned_permission)
    return next(filter(None, (read(source, target, here, there) for read in readings)), None)


def _opposite(source: Side, target: Side, here: str, there: str) -> Remark | None:
    """What is denied of all on one side and said of all on the other."""
    if pair := find_opposed(source.text, here, target.text, there):
        message = f"the original denies of all what the translation says of all ('{pair[0].text}', '{pair[1].text}')"
        return beside(source, pair[0][2:], target, pair[1][2:], message, severity=Severity.MAJOR, confidence=_OPPOSED)
    if pair := find_opposed(target.text, there, source.text, here):
        message = f"the translation denies of all what the original says of all ('{pair[0].text}', '{pair[1].text}')"
        return beside(source, pair[1][2:], target, pair[0][2:], message, severity=Severity.MAJOR, confidence=_OPPOSED)
    return None


def _turned_limit(source: Side, target: Side, here: str, there: str) -> Remark | None:
    """*Not only* for *only*, or the other way round."""
    limit = find_turned_limit(source.text, here, target.text, there)
    if limit is None:
        return None
    said, instead = source.text[slice(*limit.source)], target.text[slice(*limit.target)]
    message = f"the original says '{said}', the translation '{instead}'"
    return beside(source, limit.source, target, limit.target, message, severity=Severity.MAJOR, confidence=_OPPOSED)


def _turned_permission(source: Side, target: Side, here: str, there: str) -> Remark | None:
    """What one side forbids and the other allows: *darf nicht*, *may*."""
    found = find_turned_permission(source.text, here, target.text, there)
    if found is None:
        return None
    said, instead = source.text[slice(*found.source)], target.text[slice(*found.target)]
    message = (
        f"the translation forbids ('{instead}') what the original allows ('{said}')"
        if negators(target.text, there)
        else f"the original forbids ('{said}') what the translation allows ('{instead}')"
    )
    return beside(source, found.source, target, found.target, message, severity=Severity.MAJOR, confidence=_OPPOSED)


def _contrary(opposed: Opposition, source: Side, target: Side, well_known: bool) -> Iterator[Remark]:
    """A word that the translation renders by its contrary."""
    if opposed.turned:
        return
    severity = Severity.MAJOR if well_known else Severity.NEUTRAL
    word, other = source.text[slice(*opposed.source)], target.text[slice(*opposed.target)]
    message = f"the translation has '{other}', the contrary of the original's '{word}'"
    yield beside(source, opposed.source, target, opposed.target, message, severity=severity, confidence=_OPPOSED)


def _judged(negated: Negated, source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """What the encoder says of a negator that one side alone has."""
    if negated.probability < _DOUBTFUL:
        return
    sure = negated.probability >= (_SURE if _are_well_known(here, there) else _SURE_BETWEEN_OTHERS)
    is_certain = not _has_other_sign(negated, source.text, here, target.text, there) and (
        sure or _is_agreed(negated, source, target, here, there) or _is_bared(negated, source, target, here, there)
    )
    severity = Severity.MAJOR if is_certain else Severity.NEUTRAL
    yield _remark(negated, source, target, severity, round(negated.probability, 2))


def _are_well_known(here: str, there: str) -> bool:
    return {here, there} <= languages_with(Trait.KNOWN_NEGATION)


def _has_other_sign(negated: Negated, source: str, here: str, target: str, there: str) -> bool:
    """Whether the side that seems not to deny has a word that can: *without any* beside *sans aucun*.

    Where the two languages are well known, that is reckoned with.
    """
    if _are_well_known(here, there):
        return False
    if negated.gained:
        return bool(negators(source, here))
    return bool(negators(target, there))


def _is_agreed(negated: Negated, source: Side, target: Side, here: str, there: str) -> bool:
    if negated.probability < _AGREED or len(source.text.split()) < _WORDS or not _are_well_known(here, there):
        return False
    return _is_by_rules(negated, source, target, here, there)


def _is_bared(negated: Negated, source: Side, target: Side, here: str, there: str) -> bool:
    """Whether what the negator denies is itself a denial that the other side renders: *did not rule out*."""
    ours, theirs = (
        ((target.text, there), (source.text, here))
        if negated.gained
        else (
            (source.text, here),
            (target.text, there),
        )
    )
    return denies_same_denial(negated.place, *ours, *theirs)


def _remark(negated: Negated, source: Side, target: Side, severity: Severity, confidence: float) -> Remark:
    places = (source.whole, negated.place) if negated.gained else (negated.place, target.whole)
    negator = (target if negated.gained else source).text[slice(*negated.place)]
    message = (
        f"the translation negates ('{negator}'), the original does not"
        if negated.gained
        else f"the original negates ('{negator}'), the translation does not"
    )
    return beside(source, places[0], target, places[1], message, severity=severity, confidence=confidence)


def _by_rules(source: Side, target: Side, here: str, there: str) -> Iterator[Remark]:
    """What words and lengths say where no encoder has judged."""
    if not may_deny(source.text, here) and not may_deny(target.text, there):
        return
    found = find_one_sided(prose_of_side(source), here, prose_of_side(target), there)
    if not found:
        return
    negated = Negated(found.negators[0][2:], found.gained, 0.0)
    if _is_by_rules(negated, source, target, here, there):
        severity = Severity.MINOR if _are_well_known(here, there) else Severity.NEUTRAL
        yield _remark(negated, source, target, severity, _BY_RULES)


def _is_left_standing(negated: Negated, source: Side, target: Side) -> bool:
    """Whether the negator was left as it is in the original: the passage is not translated, and denies."""
    mine, other = (target, source) if negated.gained else (source, target)
    return re.search(rf"(?<!\w){re.escape(mine.text[slice(*negated.place)])}(?!\w)", other.text) is not None


def _is_by_rules(negated: Negated, source: Side, target: Side, here: str, there: str) -> bool:
    return (_is_gained if negated.gained else _is_lost)(source, target, here, there)


def _is_lost(source: Side, target: Side, here: str, there: str) -> bool:
    if lexicon(here).unspaced or not _are_alike(source, target, _LOSS):
        return False
    return not negators(target.text, there) and not _may_render(target.text, there)


def _is_gained(source: Side, target: Side, here: str, there: str) -> bool:
    if lexicon(there).unspaced:
        return False
    alike = lexicon(here).unspaced or _are_alike(source, target, _GAIN)
    return alike and _is_unprovoked(source.text, here, target.text, there)


def _is_unprovoked(source: str, here: str, target: str, there: str) -> bool:
    """Whether no word of the original asks for a negator: it has none, or *without* stands for each *ohne*."""
    if _may_render(source, here):
        return False
    milder = len(negators(source, here))
    return not milder or (here != _DENIES_BY_NO and milder <= _milder(target, there))


def _may_render(text: str, language: str) -> bool:
    """Whether a text without negators may deny by other words: *unable*, *missed*, *forgot*."""
    weak = known_denials(language).weak
    return hints_at_negation(text, language) or any(each.classes - weak for each in denials(text, language))


def _milder(text: str, language: str) -> int:
    """How many negators of single words a text has."""
    return len(negators(text, language)) - len(core_negators(text, language))


def _are_alike(source: Side, target: Side, bounds: tuple[float, float]) -> bool:
    """Whether the lengths agree so far that the translation is no free rendering."""
    return bounds[0] < len(target.text) / max(1, len(source.text)) < bounds[1]
