"""Two texts' values side by side: what stands on one side only, and what may stand for what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mtcheck.language.entities.entity import Entity, Kind
from mtcheck.language.entities.facts import facts
from mtcheck.language.entities.lexicon import dimensions

_CONVERSION = 0.09
"""How far a converted and rounded measure may be off."""
_CALENDAR = 0.02
"""How far months and years may be off in days."""

_POWERS = "23"
"""What makes an area or a volume of a length; the word for it may stand apart from the number."""
_ALIKE = ({"celsius", "degree"}, {"fahrenheit", "degree"}, {"lb", "pound"})
"""Measures that share a name."""

_NAMED = (Kind.MONTH, Kind.WEEKDAY)
"""Kinds whose values are numbers only among themselves."""


class Change(StrEnum):
    """What happened to a value."""

    VALUE = "value"
    MAGNITUDE = "magnitude"
    UNIT = "unit"
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
    here = facts(source, source_language).entities
    there = facts(target, target_language).entities
    if not here and not there:
        return ()
    return tuple(_differences(here, there))


def _differences(here: Sequence[Entity], there: Sequence[Entity]) -> Iterable[Difference]:
    pairs, lost, gained = _matched(here, there)
    found = [
        Difference(Change.UNIT, one, other)
        for one, other in pairs
        if _other_unit(one, other)
        and not any(_converts(one, each) for each in there)
        and not any(_converts(each, other) for each in here)
    ]
    repeated = [entity for entity in lost if _is_covered(entity, there)]
    lost = [entity for entity in lost if entity not in repeated]
    gained = [entity for entity in gained if not _is_covered(entity, here)]
    for one in (*lost, *repeated):
        other = _nearest(one, gained)
        if other:
            gained.remove(other)
            found.append(Difference(_change(one, other), one, other))
    changed = [difference.source for difference in found]
    lost = [entity for entity in lost if entity not in changed]
    miscounted = _miscounted(lost, gained)
    if miscounted:
        lost = [entity for entity in lost if entity is not miscounted.source]
        gained = [entity for entity in gained if entity is not miscounted.target]
        found.append(miscounted)
    found += [Difference(Change.MISSING, entity, None) for entity in _told(lost)]
    found += [Difference(Change.ADDED, None, entity) for entity in _told(gained)]
    return found


def _miscounted(lost: Sequence[Entity], gained: Sequence[Entity]) -> Difference | None:
    """A cardinal in words for another, where there is just one on either side and nothing else it could stand for."""
    ones = [entity for entity in lost if entity.kind is Kind.NUMBER]
    others = [entity for entity in gained if entity.kind is Kind.NUMBER]
    if len(ones) != 1 or len(others) != 1 or (ones[0].digits and others[0].digits):
        return None
    one, other = ones[0], others[0]
    certain = all(entity.counted or entity.digits for entity in (one, other))
    return Difference(Change.VALUE, one, other) if certain else None


def _told(alone: Sequence[Entity]) -> Iterable[Entity]:
    """Those values whose absence on the other side says something."""
    months = [entity for entity in alone if entity.kind is Kind.MONTH]
    for entity in alone:
        dated = any(-1 <= entity.start - month.end <= 3 or -1 <= month.start - entity.end <= 4 for month in months)
        turn_of_century = len(entity.parts) == 3 and entity.value % 100 == 0
        certainty = entity.value == 100 and entity.unit == "percent"
        if entity.is_weighty and not dated and not certainty and not turn_of_century:
            yield entity


def _matched(
    here: Sequence[Entity], there: Sequence[Entity]
) -> tuple[list[tuple[Entity, Entity]], list[Entity], list[Entity]]:
    """Pairs of one value, and what is left on either side. Digits choose before words."""
    pairs, left = [], list(there)
    lost = []
    for entity in sorted(here, key=lambda each: not each.digits):
        mates = [other for other in left if are_equal(entity, other)]
        if mates:
            mate = max(mates, key=lambda other: (_affinity(entity, other), -other.start))
            left.remove(mate)
            pairs.append((entity, mate))
        else:
            lost.append(entity)
    return pairs, sorted(lost, key=lambda each: each.start), left


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
    if any(abs(a - b) <= 1e-9 * max(abs(a), 1) for a in one.values for b in other.values):
        return True
    return _converts(one, other)


def _converts(one: Entity, other: Entity) -> bool:
    if not one.unit or not other.unit or (one.unit == other.unit and one.unit != "degree"):
        return False
    units = [(a, b) for a in _scales(one.unit) for b in _scales(other.unit) if a != b]
    return any(
        _is_near(a, one_unit, b, other_unit) for one_unit, other_unit in units for a in one.values for b in other.values
    )


def _scales(unit: str) -> tuple[str, ...]:
    return ("celsius", "fahrenheit") if unit == "degree" else (unit,)


def _is_near(value: float, unit: str, other_value: float, other_unit: str) -> bool:
    (kind, factor, offset), (other_kind, other_factor, other_offset) = dimensions()[unit], dimensions()[other_unit]
    if {kind, other_kind} == {"length", "speed"}:
        factor, other_factor = (
            each / 1000 if name == "length" else each for name, each in ((kind, factor), (other_kind, other_factor))
        )
    elif kind != other_kind:
        return False
    base, other_base = (value + offset) * factor, (other_value + other_offset) * other_factor
    rounding = 1.2 if kind == "temperature" else 0.6 * min(factor, other_factor)
    if kind == "time":
        return abs(base - other_base) <= _CALENDAR * base
    return abs(base - other_base) <= max(_CONVERSION * abs(base) * (kind != "temperature"), rounding)


def _other_unit(one: Entity, other: Entity) -> bool:
    """Whether equal numbers are said to measure different things."""
    if one.value != other.value or not (one.digits and other.digits):
        return False
    measures = {entity.currency or entity.unit.rstrip(_POWERS) for entity in (one, other)}
    return len(measures) > 1 and "" not in measures and measures not in _ALIKE


def _is_covered(entity: Entity, others: Sequence[Entity]) -> bool:
    """Whether the other side holds the value after all: said once for twice, or in parts."""
    if any(are_equal(entity, other) for other in others):
        return True
    whole = [other for other in others if not other.is_decimal]
    if len(entity.parts) > 1:
        return all(any(part in other.values or part in other.parts for other in whole) for part in entity.parts)
    return any(entity.value in other.parts for other in whole)


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
