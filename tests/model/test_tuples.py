"""Named tuples are what the standard library makes of the same class."""

from __future__ import annotations

import pickle
import typing

import pytest

from mtcheck.model.tuples import NamedTuple

BODY = '''
class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 0
    """How high."""
    names: tuple[str, ...] = ()

    @property
    def sum(self) -> int:
        return self.x + self.y

    @classmethod
    def at(cls, x):
        return cls(x)
'''


def define(base):
    known = {"NamedTuple": base, "__name__": __name__}
    exec(compile("from __future__ import annotations\n" + BODY, "point", "exec"), known)  # noqa: S102  # our own text
    return known["Point"]


class Kept(NamedTuple):
    name: str
    size: int = 1


OURS, THEIRS = define(NamedTuple), define(typing.NamedTuple)


@pytest.mark.parametrize("name", ["__doc__", "__name__", "__qualname__", "__module__", "_fields", "_field_defaults"])
def test_the_class_is_the_same(name):
    assert getattr(OURS, name) == getattr(THEIRS, name)


def test_so_are_its_instances():
    ours, theirs = OURS(1, names=("a",)), THEIRS(1, names=("a",))
    assert ours == theirs
    assert repr(ours) == repr(theirs)
    assert ours._replace(y=4).sum == theirs._replace(y=4).sum == 5
    assert OURS.at(3) == THEIRS.at(3)
    assert OURS.__bases__ == THEIRS.__bases__ == (tuple,)


def test_its_kinds_can_be_asked_for():
    assert typing.get_type_hints(OURS) == typing.get_type_hints(THEIRS)


def test_it_can_be_pickled():
    assert pickle.loads(pickle.dumps(Kept("a"))) == Kept("a", 1)  # noqa: S301  # what was made here


def test_a_field_without_a_default_comes_first():
    with pytest.raises(TypeError, match="without a default"):

        class Wrong(NamedTuple):
            x: int = 0
            y: int
