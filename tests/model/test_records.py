"""Frozen records, which stand in for frozen dataclasses."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest

from mtcheck.model.records import record


@record
class Ship:
    """A record as the package has them."""

    name: str
    length: float = 12.5
    crew: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a ship wants a name")


@dataclass(frozen=True)
class Model:
    """The same as a dataclass."""

    name: str
    length: float = 12.5
    crew: Mapping[str, str] = field(default_factory=dict)


@pytest.mark.parametrize(
    "given", [{"name": "Anna"}, {"name": "Anna", "length": 3}, {"name": "Anna", "crew": {"a": "b"}}]
)
def test_a_record_is_what_a_dataclass_is(given: dict[str, Any]) -> None:
    ship, model = Ship(**given), Model(**given)
    assert repr(ship).partition("(")[2] == repr(model).partition("(")[2]
    assert [each.name for each in fields(ship)] == [each.name for each in fields(model)]
    assert ship == Ship(*given.values()) or "crew" in given
    assert ship != model
    assert replace(ship, length=8).length == 8
    assert pickle.loads(pickle.dumps(ship)) == ship  # noqa: S301  # written a moment ago


def test_equal_records_have_one_hash() -> None:
    @record
    class Point:
        x: int
        y: int = 0

    assert hash(Point(1)) == hash(Point(x=1, y=0))
    assert len({Point(1), Point(1, 0), Point(2)}) == 2


def test_nothing_in_it_can_be_changed() -> None:
    ship = Ship("Anna")
    with pytest.raises(FrozenInstanceError):
        ship.name = "Berta"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del ship.name


@pytest.mark.parametrize(
    ("args", "given", "said"),
    [
        ((), {}, "missing: name"),
        (("Anna",), {"name": "Berta"}, "given twice: name"),
        (("Anna",), {"mast": 2}, "unknown: mast"),
        (("Anna", 1, {}, 2), {}, "4 values for 3 fields"),
    ],
)
def test_what_does_not_fit_is_named(args: tuple[Any, ...], given: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Ship(*args, **given)


def test_it_may_refuse_its_values() -> None:
    with pytest.raises(ValueError, match="a name"):
        Ship("")
