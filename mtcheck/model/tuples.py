"""``NamedTuple`` as the standard library has it, at less than half of the time that it takes to define one.

Theirs makes an object of every annotation, to check it. A run defines more than a hundred named tuples and asks none of
them for its annotations; these stay the strings that they are written as.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

__all__ = ["NamedTuple", "make_rows"]

_make: Any = namedtuple
_OWN = frozenset({"__annotations__", "__module__", "__qualname__"})
Row = TypeVar("Row", bound=tuple[Any, ...])


def make_rows(kind: type[Row], *columns: Iterable[Any]) -> tuple[Row, ...]:
    """Many named tuples at once, from a column for each field: no Python runs for each of them."""
    return tuple(map(cast("Any", partial(tuple.__new__, kind)), zip(*columns, strict=True)))


class _Maker(type):
    """Makes a tuple of each class that is derived from ``NamedTuple``, with all that stands in the class."""

    def __new__(cls, name: str, bases: tuple[type, ...], given: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, given)
        kinds = given.get("__annotations__", {})
        defaults = [given[field] for field in kinds if field in given]
        if defaults and any(field not in given for field in list(kinds)[-len(defaults) :]):
            raise TypeError(f"{name}: a field without a default follows one that has one")
        made = _make(name, kinds, defaults=defaults, module=given["__module__"])
        for attribute, value in given.items():
            if attribute not in kinds and attribute not in _OWN:
                setattr(made, attribute, value)
        made.__qualname__, made.__annotations__ = given["__qualname__"], kinds
        return made


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Maker):
        """What named tuples are derived from."""
