"""What a translator may write for a figure, or beside it, without getting it wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from mtcheck.language.values.conversion import converts, is_same_time
from mtcheck.language.values.entity import Entity, Kind
from mtcheck.language.values.facts import Facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.patterns import lazy

_NEAR = 40
"""How many characters apart a sum and its conversion are at most."""
_ABOUT = 24
"""How many characters before a rounded number the word for it is looked for."""
_ROUNDING, _FEW_DIGITS = 0.03, 0.08
"""How far a rounded figure may be off, and how far if it is right in the digits that it has."""
_LEAST_PART = 10
"""The smallest part that has a name in use: a tenth."""
_FEWEST_OF_ONE = 7
"""The least number of a unit of time that makes one of the next: days of a week."""
_BRACKET = lazy(r"[(\[（［【~≈=]|[-–—,/] ?$")


def is_conversion_beside(entity: Entity, others: Sequence[Entity], text: str) -> bool:
    """Whether a sum or measure gives once more, in brackets, what stands before it in another currency or unit."""
    if not (entity.currency or entity.unit):
        return False
    before = [other for other in others if 0 < entity.start - other.end <= _NEAR]
    for other in before:
        between = text[other.end : entity.start]
        is_money = entity.currency and other.currency and entity.currency != other.currency
        if (is_money or converts(other, entity)) and _BRACKET.search(between):
            return True
    return False


def is_share(entity: Entity, others: Sequence[Entity]) -> bool:
    """Whether a percentage is said in words on the other side: *ein Fünftel*, *three quarters* for 75 percent."""
    if entity.unit != "percent":
        return False
    words = [other for other in others if not other.digits]
    parts = [other.value if other.value < 1 else 1 / other.value for other in words if _is_part(other)]
    times = [1.0, *(other.value for other in words if other.counted)]
    return any(abs(entity.value - 100 * many * part) < 1 for part in parts for many in times)


def _is_part(entity: Entity) -> bool:
    """Whether a number word may say a part of a whole; cardinals cannot."""
    return 0 < entity.value < 1 or (not entity.counted and 1 < entity.value <= _LEAST_PART)


def is_one_unit(entity: Entity, other: Facts) -> bool:
    """Whether a span of time is just one of a longer unit that the other side names: *24 Stunden*, *a day*."""
    if not entity.unit or entity.value < _FEWEST_OF_ONE:
        return False
    return any(is_same_time(entity.value, entity.unit, 1, unit) for unit in _name_units(other))


@lru_cache(maxsize=64)
def _name_units(side: Facts) -> frozenset[str]:
    """The units that a text names."""
    known = lexicon(side.language).units.words
    return frozenset(unit for word in side.tokens if (unit := known.get(word.lower)))


def is_rounded(fine: Entity, coarse: Entity, side: Facts) -> bool:
    """Whether the translation rounds a figure of the original, and says that it is no exact one."""
    if fine.kind is not Kind.NUMBER or coarse.kind is not Kind.NUMBER or fine.currency != coarse.currency:
        return False
    if _digits(fine) <= _digits(coarse) or not _rounds(fine.value, coarse.value, _digits(coarse)):
        return False
    before = side.text[max(0, coarse.start - _ABOUT) : coarse.start].lower()
    return any(word in before for word in lexicon(side.language).about.words)


def _rounds(fine: float, coarse: float, digits: int) -> bool:
    """Whether the coarse number is near the fine one, or is what the fine one is in so many digits."""
    off = abs(fine - coarse)
    return off <= _ROUNDING * abs(fine) or (off <= _FEW_DIGITS * abs(fine) and float(f"{fine:.{digits}g}") == coarse)


def _digits(entity: Entity) -> int:
    """How many digits a figure is exact to."""
    return len("".join(filter(str.isdigit, entity.text)).strip("0")) or 1


def name_only_unit(pairs: Sequence[tuple[Entity, Entity]], side: int) -> str:
    """The unit that all numbers of a side are converted from; empty where it is not one."""
    units = {pair[side].unit for pair in pairs if pair[0].unit != pair[1].unit and pair[side].unit}
    return units.pop() if len(units) == 1 else ""


def with_unit(entity: Entity, unit: str) -> Entity:
    """A bare number with the unit that other numbers on its side are converted from: *2 to 5 centimetres, up to 10*."""
    return replace(entity, unit=unit) if unit and not entity.unit and not entity.currency else entity
