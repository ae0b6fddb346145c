"""Measures that a translator converted, and those that only kept their number."""

from __future__ import annotations

from mtcheck.language.values.entity import Entity
from mtcheck.language.values.lexicon import dimensions

_CONVERSION = 0.09
"""How far a converted and rounded measure may be off."""
_ROUND, _FIVE = 0.12, 5
"""How far it may be off where both figures are round, multiples of five."""
_CALENDAR = 0.02
"""How far months and years may be off in days."""
_WEEKS: dict[float, float] = {8: 7, 15: 14}
"""Days of one and two weeks as languages say that count the first day and the last: *quinze jours*."""
_WARMTH = 1.2
"""How many degrees Celsius a converted temperature, or difference of two, may be off."""
_TEN = 10
_POWERS = "23"
"""What makes an area or a volume of a length; the word for it may stand apart from the number."""
_ALIKE = ({"celsius", "degree"}, {"fahrenheit", "degree"}, {"lb", "pound"})
"""Measures that share a name."""


def converts(one: Entity, other: Entity) -> bool:
    """Whether two values in different units are one measure, within the bounds of rounding."""
    if (_is_warm(one) and _may_be_warm(other)) or (_is_warm(other) and _may_be_warm(one)):
        return any(
            _are_warm_alike(*((a, b) if unit == "celsius" else (b, a)), _tens(one) + _tens(other))
            for unit in _scales(one.unit)
            for other_unit in _scales(other.unit)
            if unit != other_unit
            for a in one.values
            for b in other.values
        )
    if not one.unit or not other.unit or one.unit == other.unit:
        return False
    return any(_is_near(a, one.unit, b, other.unit) for a in one.values for b in other.values)


def is_same_time(value: float, unit: str, other_value: float, other_unit: str) -> bool:
    """Whether two measures are one span of time."""
    kinds = {dimensions()[each][0] for each in (unit, other_unit) if each in dimensions()}
    return kinds == {"time"} and _is_near(value, unit, other_value, other_unit)


def _is_warm(entity: Entity) -> bool:
    return entity.unit in ("celsius", "fahrenheit", "degree")


def _may_be_warm(entity: Entity) -> bool:
    return _is_warm(entity) or bool(_tens(entity))


def _tens(entity: Entity) -> int:
    """Ten where the value is any of ten: *in the 80s*."""
    return _TEN * (len(entity.parts) == 1 and entity.parts[0] == entity.value)


def _scales(unit: str) -> tuple[str, ...]:
    return (unit,) if unit in ("celsius", "fahrenheit") else ("celsius", "fahrenheit")


def _are_warm_alike(celsius: float, fahrenheit: float, tens: int) -> bool:
    """Whether two readings are one temperature, of either sign, or one difference of temperatures."""
    if abs(celsius - fahrenheit / 1.8) <= _WARMTH / 2:
        return True
    return any(
        -_WARMTH <= sign * celsius - (other_sign * fahrenheit - 32) / 1.8 <= _WARMTH + tens / 1.8
        for sign in (1, -1)
        for other_sign in (1, -1)
    )


def _is_near(value: float, unit: str, other_value: float, other_unit: str) -> bool:
    (kind, factor, _), (other_kind, other_factor, _) = dimensions()[unit], dimensions()[other_unit]
    if {kind, other_kind} == {"length", "speed"}:
        factor, other_factor = (
            each / 1000 if name == "length" else each for name, each in ((kind, factor), (other_kind, other_factor))
        )
    elif kind != other_kind:
        return False
    if kind == "time":
        value, other_value = _days(value, unit, other_unit), _days(other_value, other_unit, unit)
    base, other_base = value * factor, other_value * other_factor
    if kind == "time":
        return abs(base - other_base) <= _CALENDAR * base
    rounding = _ROUND if value % _FIVE == other_value % _FIVE == 0 else _CONVERSION
    return abs(base - other_base) <= max(rounding * abs(base), 0.6 * min(factor, other_factor))


def _days(value: float, unit: str, other_unit: str) -> float:
    return _WEEKS.get(value, value) if (unit, other_unit) == ("day", "week") else value


def measures_other(one: Entity, other: Entity) -> bool:
    """Whether equal numbers are said to measure different things."""
    if one.value != other.value or not ((one.digits and other.digits) or _are_spans(one, other)):
        return False
    measures = {entity.currency or entity.unit.rstrip(_POWERS) for entity in (one, other)}
    return len(measures) > 1 and "" not in measures and measures not in _ALIKE


def _are_spans(one: Entity, other: Entity) -> bool:
    """Whether both count units of time, be it in words."""
    return one.value > 1 and all(each.unit and dimensions()[each.unit][0] == "time" for each in (one, other))
