"""Words of an original whose contrary alone is in the translation: *north* where *Süden* was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mtcheck.language.profiles import writes_noun_capitals
from mtcheck.language.values.denials import Denial, denials, known_denials
from mtcheck.language.values.facts import facts
from mtcheck.language.values.negation import negators, written_negators
from mtcheck.language.values.opposites import (
    INNOCENT,
    Poles,
    denying_ends,
    known_opposites,
    mild_ends,
    opposite_ends,
    phrases_of,
    poles_of,
    possible_poles,
)
from mtcheck.language.values.proper import begins_sentence
from mtcheck.language.values.tokens import Token, tokens
from mtcheck.model.tuples import NamedTuple

_REMEMBERED = 1024
_MADE = "un"
"""The class of words that deny by a syllable of theirs, and nothing but themselves: *unemployment*."""
_REACH, _REACH_OF_SIGNS = 40, 10
"""Characters on either side of a word within which what denies may turn it round, and where a sign is a word."""
_TITLE = 4
"""Words of the longest text whose capitals may be those of a title or a label."""

Place = tuple[int, int]
_Senses = Mapping[str, list["Sense"]]
"""The wordings of a text by the ends at which they stand."""


class Sense(NamedTuple):
    """A wording at one end of an axis, or of several."""

    start: int
    end: int
    poles: Poles
    parts: tuple[Place, ...]
    """Where its words stand: a verb and its particle have others between them."""


class Reversal(NamedTuple):
    """A wording of the original and one of the translation that stand at opposite ends of an axis."""

    source: Sense
    target: Sense
    axis: tuple[str, str]

    @property
    def is_grave(self) -> bool:
        """Whether no other point of view lets the two say the same."""
        return mild_ends().isdisjoint(self.axis)


@lru_cache(maxsize=_REMEMBERED)
def find_reversals(source: str, source_language: str, target: str, target_language: str) -> tuple[Reversal, ...]:
    """The words of the original that only their contrary can render in the translation.

    Of an axis one text has words of the one end alone, the other words of the other end alone, and nothing near
    either of them denies.
    """
    found = _set_against(source, source_language, target, target_language)
    if not found or _cancel(found):
        return ()
    ours, theirs = find_senses(source, source_language), find_senses(target, target_language)
    here, there = _by_pole(ours), _by_pole(theirs)
    return tuple(
        each
        for each in found
        if not _is_turned(each.source, source, source_language, _list_calm(ours, there))
        and not _is_turned(each.target, target, target_language, _list_calm(theirs, here))
    )


def cancel_out(source: str, source_language: str, target: str, target_language: str) -> bool:
    """Whether the translation denies the contrary of what the original says, which is the same: *never late*."""
    return _cancel(_set_against(source, source_language, target, target_language))


@lru_cache(maxsize=_REMEMBERED)
def _set_against(source: str, source_language: str, target: str, target_language: str) -> tuple[Reversal, ...]:
    """The ends that one text alone has, beside the other ends of their axes that the other text alone has."""
    if not _may_reverse(source, source_language, target, target_language):
        return ()
    here, there = _by_pole(find_senses(source, source_language)), _by_pole(find_senses(target, target_language))
    ends = opposite_ends()
    return tuple(
        Reversal(here[pole][0], there[other][0], (pole, other))
        for pole in here
        if (other := ends[pole]) in there and other not in here and pole not in there
    )


def _cancel(found: Sequence[Reversal]) -> bool:
    """Whether one of two contraries denies the other, so that the texts say the same: *always open*, *never closed*."""
    return len({each.axis for each in found}) > 1 and any(not denying_ends().isdisjoint(each.axis) for each in found)


def _list_calm(senses: Sequence[Sense], other: _Senses) -> list[Sense]:
    """The wordings of axes that turn nothing round: all but those that deny and have no match in the other text."""
    return [each for each in senses if not (each.poles & denying_ends()) - other.keys()]


def _may_reverse(source: str, source_language: str, target: str, target_language: str) -> bool:
    """Whether the two texts have words of two ends of one axis at all, told sooner than where."""
    here, there = _possible_poles(source, source_language), _possible_poles(target, target_language)
    ends = opposite_ends()
    return any(ends[pole] in there for pole in here)


def _possible_poles(text: str, language: str) -> Poles:
    if signs := known_opposites(language).signs:
        return frozenset().union(*(poles for sign, poles in signs.items() if sign in text)) - {INNOCENT}
    return frozenset().union(*map(possible_poles(language).__getitem__, facts(text, language).lower))


def _by_pole(senses: Sequence[Sense]) -> _Senses:
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    for each in senses:
        for pole in each.poles:
            found[pole].append(each)
    return dict(found)


def find_senses(text: str, language: str) -> tuple[Sense, ...]:
    """The wordings of a text that stand at an end of an axis; what lies inside a longer one is left out."""
    is_signed = bool(known_opposites(language).signs)
    found = _find_signs(text, language) if is_signed else _find_wordings(text, language)
    kept: list[Sense] = []
    for each in sorted(found, key=lambda each: (each.start, -each.parts[0][1])):
        if not kept or each.start >= kept[-1].parts[0][1] or each.parts == kept[-1].parts:
            kept.append(each)
    return tuple(each for each in kept if INNOCENT not in each.poles)


def _find_signs(text: str, language: str) -> Iterator[Sense]:
    for sign, poles in known_opposites(language).signs.items():
        at = text.find(sign)
        while at >= 0:
            yield Sense(at, at + len(sign), poles, ((at, at + len(sign)),))
            at = text.find(sign, at + len(sign))


def _find_wordings(text: str, language: str) -> Iterator[Sense]:
    words = _find_ordinary_words(text, language)
    lowered = [_plain(each.lower) for each in words]
    for token, poles in zip(words, map(poles_of(language).__getitem__, lowered), strict=True):
        if poles:
            yield Sense(token.start, token.end, poles, ((token.start, token.end),))
    lower = _plain(text.lower())
    if len(lower) != len(text):
        return
    begun = map(phrases_of(language).__getitem__, dict.fromkeys(lowered))
    for pattern, names in (phrase for phrases in begun for phrase in phrases):
        for match in pattern.finditer(lower):
            yield Sense(*match.span(), names, _parts(match, lower))


def _plain(text: str) -> str:
    return text.replace("’", "'") if "’" in text else text


def _find_ordinary_words(text: str, language: str) -> Sequence[Token]:
    """The words of a text that may be no names: those with a capital inside a sentence are part of one."""
    words = facts(text, language).tokens
    if len(words) <= _TITLE or writes_noun_capitals(language):
        return words
    return [each for each in words if each.text[0].islower() or begins_sentence(text, each)]


def _parts(match: re.Match[str], lower: str) -> tuple[Place, ...]:
    if "particle" not in match.groupdict():
        return (match.span(),)
    verb = tokens(lower[match.start() : match.end()])[0]
    return (match.start(), match.start() + verb.end), match.span("particle")


def _is_turned(sense: Sense, text: str, language: str, senses: Sequence[Sense]) -> bool:
    """Whether something near a wording turns it round, that is no wording of an axis itself."""
    known = known_opposites(language)
    if _is_lessened(sense, text, language):
        return True
    reach = _REACH_OF_SIGNS if known.signs else _REACH
    near = (
        each
        for each in _find_turning(text, language)
        if each.end > sense.start - reach and each.start < sense.end + reach
    )
    return any(not any(each.start < other.end and other.start < each.end for other in senses) for each in near)


def _find_turning(text: str, language: str) -> Iterator[Token | Denial]:
    known, weak = known_opposites(language), known_denials(language).weak | {_MADE}
    yield from negators(text, language) if known.signs else written_negators(text, language)
    yield from (each for each in denials(text, language) if each.classes - weak)
    yield from (each for each in facts(text, language).tokens if known.turning.get(each.lower) is not None)


def _is_lessened(sense: Sense, text: str, language: str) -> bool:
    lessening = known_opposites(language).lessening
    before = text[max(0, sense.start - _REACH) : sense.start].lower().split()
    return bool(lessening and before) and lessening.get(before[-1].strip("([")) is not None
