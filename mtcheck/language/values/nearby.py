"""Where the counterpart of a value is looked for in a text that has more of them than any sentence, as a table has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from mtcheck.language.values.entity import Entity

_MOST, _NEAR = 200, 30
"""Values of a text from which on only so many on either side of the place are looked at."""
_start = attrgetter("start")


def list_nearby(place: float, entities: Sequence[Entity]) -> Sequence[Entity]:
    """The values about a place of their text, which are in its order; all where there are not very many."""
    if len(entities) <= _MOST:
        return entities
    at = bisect_left(entities, place, key=_start)
    return entities[max(0, at - _NEAR) : at + _NEAR]


def remove_entity(entity: Entity, entities: list[Entity]) -> None:
    """Take one of some values out, which are in the order of their text."""
    at = bisect_left(entities, entity.start, key=_start)
    while entities[at] is not entity:
        at += 1
    del entities[at]
