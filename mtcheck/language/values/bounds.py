"""Which way a figure is bounded: *at least* and *more than* from below, *at most* and *less than* from above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from mtcheck.language.values.compare import counterparts
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import Facts, facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.negation import negators
from mtcheck.language.values.quantities import money_signs
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of

_FROM_BELOW = frozenset({"min", "over", "past", "earliest"})
_LOOSE = frozenset({"near", "past", "close"})
_EITHER = "close"
"""What says that a figure is nearly right, and may be over it as well: *close to*, *cerca de*."""
_DATED = frozenset({"earliest", "latest"})
_REACH = 40
"""How many characters before a figure its bound is looked for."""


class Bound(NamedTuple):
    """A wording that bounds a figure, and where it stands."""

    direction: str
    start: int
    end: int
    reversed: bool = False
    """Whether a negator right before it turns it round: *nicht über 20*."""

    @property
    def is_from_below(self) -> bool:
        """Whether the figure is the least there may be."""
        return (self.direction in _FROM_BELOW) != self.reversed

    @property
    def is_loose(self) -> bool:
        """Whether it says no more than that the figure is nearly right."""
        return self.direction in _LOOSE


class Turn(NamedTuple):
    """A figure that the original bounds from one side and the translation from the other."""

    one: Entity
    bound: Bound
    other: Entity
    other_bound: Bound


@lru_cache(maxsize=1024)
def find_turns(source: str, target: str, source_language: str, target_language: str) -> tuple[Turn, ...]:
    """The figures whose bounds point the other way in the translation."""
    if not (_may_bound(source, source_language) and _may_bound(target, target_language)):
        return ()
    here, there = facts(source, source_language), facts(target, target_language)
    pairs = counterparts(source, target, source_language, target_language)
    return tuple(
        Turn(one, bound, other, other_bound)
        for one, other in pairs
        if (bound := bound_of(one, here))
        and (other_bound := bound_of(other, there))
        and bound.is_from_below != other_bound.is_from_below
        and not (bound.is_loose and other_bound.is_loose and _EITHER in (bound.direction, other_bound.direction))
        and _is_denied(here, bound) == _is_denied(there, other_bound)
    )


def _is_denied(side: Facts, bound: Bound) -> bool:
    """Whether something before the bound is denied, which may turn it round."""
    return any(word.end <= bound.start for word in negators(side.text, side.language))


def bound_of(entity: Entity, side: Facts) -> Bound | None:
    """What bounds a figure, right before it or right behind it."""
    bound = _before(entity, side) or _behind(entity, side)
    dated = entity.kind.is_calendar or entity.kind is Kind.TIME
    return bound if bound and (bound.direction in _DATED or not dated) and entity.kind is not Kind.IDENTIFIER else None


def _before(entity: Entity, side: Facts) -> Bound | None:
    start = max(0, entity.start - _REACH)
    lower = side.text[start : entity.start].lower()
    match = next(_find_bounds(_patterns(side.language)[0], lower), None)
    if match is None or len(lower) != entity.start - start:
        return None
    direction = lexicon(side.language).bounds.words[_plain(match["bound"])]
    if direction in _LOOSE and "," in lower[match.end("bound") :]:
        return None
    words = lower[: match.start("bound")].split()
    denied = bool(words) and lexicon(side.language).core_negators.get(words[-1]) is not None
    return Bound(direction, start + match.start("bound"), start + match.end("bound"), denied)


def _find_bounds(pattern: re.Pattern[str] | None, text: str) -> Iterator[re.Match[str]]:
    if pattern:
        yield from pattern.finditer(text)


def _behind(entity: Entity, side: Facts) -> Bound | None:
    pattern = _patterns(side.language)[1]
    lower = side.text[entity.end : entity.end + _REACH].lower()
    match = pattern.match(lower) if pattern else None
    if match is None:
        return None
    direction = lexicon(side.language).bounds_after.words[_plain(match["bound"])]
    return Bound(direction, entity.end + match.start("bound"), entity.end + match.end("bound"))


def _plain(wording: str) -> str:
    return wording.replace("\u00a0", " ").replace("’", "'") if "’" in wording or "\u00a0" in wording else wording


@cache
def _may_bound_by(language: str) -> re.Pattern[str] | None:
    known = lexicon(language)
    return _alternation({**known.bounds.words, **known.bounds_after.words}, "", "")


def _may_bound(text: str, language: str) -> bool:
    pattern = _may_bound_by(language)
    return pattern is not None and pattern.search(text.lower()) is not None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What finds a bound before a figure, and what behind it."""
    known = lexicon(language)
    if known.unspaced:
        return (
            _alternation(known.bounds.words, "", rf"[でにはの]?[约約]?[ {money_signs()}]*$"),
            _alternation(known.bounds_after.words, r"[^\W\d]{0,4}?[）)]?", ""),
        )
    return (
        _alternation(
            known.bounds.words,
            r"(?<!\w)",
            r"(?<=[\w'’])(?:(?<!['’]),?[ \u00a0]|(?<=['’]))(?:[^\W\d_]{1,4}[ \u00a0])?"
            rf"[{money_signs()}~]?[ \u00a0]?$",
        ),
        _alternation(
            known.bounds_after.words,
            r"(?:['’]\w{2,5})?(?:[ \u00a0-][^\W\d_]+)?(?:[ \u00a0][^\W\d_]+)?[ \u00a0]",
            r"(?!\w)",
        ),
    )


def _alternation(words: Mapping[str, str], before: str, behind: str) -> re.Pattern[str] | None:
    return re.compile(rf"{before}(?P<bound>{any_of(words)}){behind}") if words else None
