"""Two texts' values side by side: what stands on one side only, and what may stand for what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mtcheck.language.values.conversion import converts, measures_other
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.excuses import (
    is_conversion_beside,
    is_one_unit,
    is_rounded,
    is_share,
    name_only_unit,
    with_unit,
)
from mtcheck.language.values.facts import Facts, facts
from mtcheck.language.values.identifiers import is_same_identifier
from mtcheck.language.values.nearby import list_nearby, remove_entity
from mtcheck.language.values.parts import find_exchanged, is_part
from mtcheck.language.values.scores import wrong_scores
from mtcheck.language.values.swaps import find_swaps
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_NAMED = (Kind.MONTH, Kind.WEEKDAY)
"""Kinds whose values are numbers only among themselves."""
_DECADE = 10
_THOUSAND, _GROUP = 1000, 3
_MARK = lazy(r"\D")
_SAME = 8
"""The affinity of two values that differ in nothing."""


class Change(StrEnum):
    """What happened to a value."""

    VALUE = "value"
    MAGNITUDE = "magnitude"
    UNIT = "unit"
    SWAPPED = "swapped"
    MISSING = "missing"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that did not survive; ``source`` or ``target`` is None where there is nothing to stand beside it."""

    change: Change
    source: Entity | None
    target: Entity | None

    @property
    def entity(self) -> Entity:
        """The side that there is, the original's first."""
        found = self.source or self.target
        if found is None:
            raise ValueError("a difference has at least one side")
        return found


@lru_cache(maxsize=2048)
def compare(source: str, target: str, source_language: str, target_language: str) -> tuple[Difference, ...]:
    """The values that the two texts do not share, in the order of the translation."""
    here, there = facts(source, source_language), facts(target, target_language)
    parted = tuple(_parts(here, there))
    if not here.entities and not there.entities:
        return parted
    found = (*_differences(here, there), *parted)
    return (*found, *(each for each in (*_scores(here, there), *_swaps(here, there)) if not _is_told(each, found)))


def _parts(here: Facts, there: Facts) -> Iterable[Difference]:
    pair = find_exchanged(here, there)
    if pair:
        yield Difference(Change.VALUE, *pair)


def _scores(here: Facts, there: Facts) -> Iterable[Difference]:
    return (Difference(Change.VALUE, one, other) for one, other in wrong_scores(here, there))


def _swaps(here: Facts, there: Facts) -> Iterable[Difference]:
    pairs, _, _ = _match_values(here, there)
    return (Difference(Change.SWAPPED, one, other) for swap in find_swaps(pairs, here, there) for one, other in swap)


def _is_told(difference: Difference, found: Iterable[Difference]) -> bool:
    """Whether the place is one of a difference that is known already."""
    places = [(each.target.start, each.target.end) for each in found if each.target]
    entity = difference.target
    return entity is not None and any(entity.start < end and start < entity.end for start, end in places)


@lru_cache(maxsize=1024)
def counterparts(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[tuple[Entity, Entity], ...]:
    """The values that the two texts share, the original's beside the translation's."""
    here, there = facts(source, source_language), facts(target, target_language)
    return _match_values(here, there)[0]


def _differences(here: Facts, there: Facts) -> Iterable[Difference]:
    matched = _match_values(here, there)
    pairs, lost, gained = matched.pairs, list(matched.lost), list(matched.gained)
    scale = _scale(here, there)
    found = [
        Difference(Change.UNIT, one, other)
        for one, other in pairs
        if measures_other(one, other)
        and not any(converts(one, each) for each in list_nearby(one.start * scale, there.entities))
        and not any(converts(each, other) for each in list_nearby(other.start / scale, here.entities))
    ]
    repeated = [entity for entity in lost if _is_covered(entity, list_nearby(entity.start * scale, there.entities))]
    known = frozenset(repeated)
    lost = [entity for entity in lost if entity not in known and not _is_said(entity, here, there)]
    gained = [
        entity
        for entity in gained
        if not _is_covered(entity, list_nearby(entity.start / scale, here.entities))
        and not _is_said(entity, there, here)
    ]
    for one in (*lost, *repeated):
        other = _nearest(one, list_nearby(one.start * scale, gained))
        if other:
            remove_entity(other, gained)
            found.append(Difference(_change(one, other), one, other))
    changed = frozenset(difference.source for difference in found)
    lost = [entity for entity in lost if entity not in changed]
    miscounted = _find_miscount(lost, gained)
    if miscounted:
        lost = [entity for entity in lost if entity is not miscounted.source]
        gained = [entity for entity in gained if entity is not miscounted.target]
        found.append(miscounted)
    units = [name_only_unit(pairs, side) for side in (0, 1)]
    found = [difference for difference in found if not _is_excused(difference, units, there)]
    found += [Difference(Change.MISSING, entity, None) for entity in _keep_telling(lost)]
    found += [Difference(Change.ADDED, None, entity) for entity in _keep_telling(gained)]
    return found


def _is_said(entity: Entity, side: Facts, other: Facts) -> bool:
    """Whether its own side says it in another unit as well, or the other side in words."""
    return (
        is_conversion_beside(entity, list_nearby(entity.start, side.entities), side.text)
        or is_part(entity, other)
        or is_one_unit(entity, other)
    )


def _is_excused(difference: Difference, units: Sequence[str], there: Facts) -> bool:
    """Whether the translator may mean the same by the other figure."""
    one, other = difference.source, difference.target
    if one is None or other is None or difference.change is not Change.VALUE:
        return False
    return is_rounded(one, other, there) or converts(*map(with_unit, (one, other), units))


def _find_miscount(lost: Sequence[Entity], gained: Sequence[Entity]) -> Difference | None:
    """A number or time in words for another, if there is one on either side and nothing else it could stand for."""
    for kind in (Kind.NUMBER, Kind.TIME):
        ones = [entity for entity in lost if entity.kind is kind]
        others = [entity for entity in gained if entity.kind is kind]
        if len(ones) == len(others) == 1 and _are_comparable(*ones, *others):
            return Difference(Change.VALUE, *ones, *others)
    return None


def _are_comparable(one: Entity, other: Entity) -> bool:
    """Whether both count, both say which of several, or both are times, and one of them does so in words."""
    if one.digits and other.digits:
        return False
    both = (one, other)
    is_time = one.kind is Kind.TIME
    return is_time or all(each.counted or each.digits for each in both) or all(each.ordinal for each in both)


def _keep_telling(alone: Sequence[Entity]) -> Iterable[Entity]:
    """Those values whose absence on the other side says something."""
    months = [entity for entity in alone if entity.kind is Kind.MONTH]
    for entity in alone:
        dated = any(-1 <= entity.start - month.end <= 3 or -1 <= month.start - entity.end <= 4 for month in months)
        turn_of_century = len(entity.parts) == 3 and entity.value % 100 == 0
        certainty = entity.value == 100 and entity.unit == "percent"
        if entity.is_weighty and not dated and not certainty and not turn_of_century:
            yield entity


class _Matched(NamedTuple):
    """Pairs of one value, and what is left on either side."""

    pairs: tuple[tuple[Entity, Entity], ...]
    lost: tuple[Entity, ...]
    gained: tuple[Entity, ...]


@lru_cache(maxsize=64)
def _match_values(here: Facts, there: Facts) -> _Matched:
    """The values of two texts in pairs. Equal measures choose before others, digits before words."""
    pairs: list[tuple[Entity, Entity]] = []
    scale = _scale(here, there)
    left, lost = list(there.entities), sorted(here.entities, key=lambda each: not each.digits)
    for alike in (True, False):
        waiting, lost = lost, []
        for entity in waiting:
            mate = _mate(entity, list_nearby(entity.start * scale, left), alike=alike)
            if mate:
                remove_entity(mate, left)
                pairs.append((entity, mate))
            else:
                lost.append(entity)
    return _Matched(tuple(pairs), tuple(sorted(lost, key=lambda each: each.start)), tuple(left))


def _scale(here: Facts, there: Facts) -> float:
    """How much longer the other text is."""
    return (len(there.text) + 1) / (len(here.text) + 1)


def _mate(entity: Entity, left: Sequence[Entity], *, alike: bool) -> Entity | None:
    """The likeliest of what is equal, the first among equals."""
    best, most = None, -1
    for each in left:
        affinity = _affinity(entity, each)
        if affinity > most and are_equal(entity, each) and not (alike and measures_other(entity, each)):
            best, most = each, affinity
            if most == _SAME:
                break
    return best


def _affinity(one: Entity, other: Entity) -> int:
    return (
        4 * (one.value == other.value)
        + 2 * (one.digits == other.digits)
        + (one.unit == other.unit and one.currency == other.currency)
        + (one.kind is other.kind)
    )


def are_equal(one: Entity, other: Entity) -> bool:
    """Whether two entities can mean the same."""
    if (one.kind in _NAMED or other.kind in _NAMED) and one.kind is not other.kind:
        return False
    if one.key or other.key:
        return is_same_identifier(one, other)
    if any(abs(a - b) <= 1e-9 * max(abs(a), 1) for a in one.values for b in other.values):
        return not (_is_fraction_of(one, other) or _is_fraction_of(other, one))
    return converts(one, other)


def _is_fraction_of(one: Entity, other: Entity) -> bool:
    """Whether thousands of what is counted or paid are read as a fraction, whose noughts nobody writes: *12.5 guests*.

    Of a measure they may be one: *2.500 kg*.
    """
    if (one.unit and not one.currency) or not (one.is_decimal and other.is_decimal) or one.value < _THOUSAND:
        return False
    return one.value not in other.values and _decimals(one) == _GROUP and _decimals(other) < _GROUP


def _decimals(entity: Entity) -> int:
    """How many digits stand behind the sign in a number."""
    return len(_MARK.split(entity.text)[-1])


def _is_covered(entity: Entity, others: Sequence[Entity]) -> bool:
    """Whether the other side holds the value after all: said once for twice, or in parts."""
    if any(are_equal(entity, other) for other in others) or is_share(entity, others):
        return True
    if entity.unit == "year" and entity.value % 10 == 0 and any(_is_decades(other) for other in others):
        return True
    whole = [other for other in others if not other.is_decimal]
    if len(entity.parts) > 1:
        return all(any(part in other.values or part in other.parts for other in whole) for part in entity.parts)
    return any(entity.value in other.parts for other in whole)


def _is_decades(entity: Entity) -> bool:
    return entity.value == _DECADE and not entity.digits and not entity.counted


def _nearest(one: Entity, gained: Sequence[Entity]) -> Entity | None:
    """What the translation most likely says in place of a lost value."""
    mates = [other for other in gained if _can_stand_for(one, other)]
    return max(mates, key=lambda other: (_likeness(one, other), -other.start), default=None)


def _can_stand_for(one: Entity, other: Entity) -> bool:
    if one.kind in _NAMED or other.kind in _NAMED:
        return one.kind is other.kind
    return one.digits and other.digits


def _likeness(one: Entity, other: Entity) -> float:
    same = sum(a == b for a, b in zip(one.text, other.text, strict=False)) / max(len(one.text), len(other.text))
    return 2.0 * (one.kind is other.kind) + (one.unit == other.unit) + (one.currency == other.currency) + same


def _change(one: Entity, other: Entity) -> Change:
    if (
        one.magnitude != other.magnitude
        and other.value
        and abs(one.value / one.magnitude - other.value / other.magnitude)
        < 1e-9 * max(1.0, abs(one.value / one.magnitude))
    ):
        return Change.MAGNITUDE
    return Change.VALUE
