"""Frozen records: what ``dataclass(frozen=True)`` makes, at a fiftieth of the time, since no code is generated for it.

A run defines more records than it makes, and a dataclass takes up to three milliseconds to define.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from functools import cache, partial
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

from mtcheck.model.tuples import NamedTuple

Made = TypeVar("Made", bound=type)

_FORM = "__record_form__"
_FEW = 3
"""Values up to which an instance is smaller, and made no later, without a dictionary of its own."""
_SET = object.__setattr__


class _Form(NamedTuple):
    """The fields of a record."""

    names: tuple[str, ...]
    known: frozenset[str]
    required: frozenset[str]
    """The fields without a default."""
    kinds: Mapping[str, Any]
    """What is annotated of each."""
    defaults: Mapping[str, Any]
    factories: Mapping[str, Callable[[], Any]]
    shown: tuple[str, ...]
    """The fields that count where records are compared and shown."""
    values: Callable[[Any], Any]
    """The values of those in order; the value itself of a record that has only one."""


class _Fields:
    """What the standard library asks of a dataclass, made when it is asked for."""

    def __get__(self, instance: object, owner: type) -> Mapping[str, Field[Any]]:
        return _list_fields(owner)


@cache
def _list_fields(what: type) -> Mapping[str, Field[Any]]:
    form: _Form = getattr(what, _FORM)
    given = {name: field(default_factory=make) for name, make in form.factories.items()} | dict(form.defaults)
    twin = type(what.__name__, (), {"__doc__": what.__name__, "__annotations__": dict(form.kinds), **given})
    return dataclass(init=False, repr=False, eq=False)(twin).__dataclass_fields__  # type: ignore[attr-defined, no-any-return]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Made) -> Made:
    """Make a class a frozen record of its annotated names; it may also have ``__post_init__``.

    ``field`` gives it a ``default_factory``, or a default of what is neither compared nor shown (``compare=False``).
    """
    form = _read_form(cls)
    for name in form.names:
        if isinstance(vars(cls).get(name), Field):
            delattr(cls, name)
    for name, value in form.defaults.items():
        setattr(cls, name, value)
    own = {"__init__": _initialiser(form, hasattr(cls, "__post_init__")), "__match_args__": form.names, _FORM: form}
    for name, value in {**_METHODS, **own}.items():
        if vars(cls).get(name) is None:
            setattr(cls, name, value)
    return cls


def _read_form(cls: type) -> _Form:
    kinds = {name: kind for name, kind in cls.__annotations__.items() if not str(kind).startswith("ClassVar")}
    given = {name: vars(cls)[name] for name in kinds if name in vars(cls)}
    fields = {name: value for name, value in given.items() if isinstance(value, Field)}
    factories: dict[str, Any] = {}
    for name, each in fields.items():
        if each.default is MISSING:
            factories[name] = each.default_factory
        else:
            given[name] = each.default
    shown = tuple(name for name in kinds if name not in fields or fields[name].compare)
    defaults = {name: value for name, value in given.items() if name not in factories}
    required = frozenset(kinds) - defaults.keys() - factories.keys()
    return _Form(tuple(kinds), frozenset(kinds), required, kinds, defaults, factories, shown, attrgetter(*shown))


def _initialiser(form: _Form, has_more: bool) -> Callable[..., None]:
    """What fills an instance; a default that is not given stays with the class, so that small records are small."""
    names, least = form.names, _count_least(form)
    factories = (*form.factories.items(), *_own_defaults(form))
    is_plain = not (factories or has_more)
    """Whether values alone are to be kept, and none made or looked at."""
    few, most = (_FEW, len(names)) if is_plain else (-1, -1)

    def initialise(self: Any, *args: Any, **given: Any) -> None:
        if not given and least <= len(args) <= few:
            for name, value in zip(names, args):  # noqa: B905  # spelling ``strict`` out takes as long as all the rest
                _SET(self, name, value)
            return
        values = self.__dict__
        if not given and least <= len(args) <= most:
            values.update(zip(names, args))  # noqa: B905  # as above
            return
        if args:
            values.update(zip(names, args))  # noqa: B905  # as above
        values.update(given)
        for name, make in factories:
            if name not in values:
                values[name] = make()
        if _is_misfit(form, least, values.keys(), args, given):
            raise TypeError(_describe_misfit(type(self).__name__, form, args, given))
        if has_more:
            self.__post_init__()

    return initialise


def _own_defaults(form: _Form) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What makes the defaults that are functions, which as attributes of the class would become methods."""
    return (
        (name, partial(lambda each: each, value)) for name, value in form.defaults.items() if hasattr(value, "__get__")
    )


def _count_least(form: _Form) -> int:
    """How many values are asked for at least; all, where names that need one stand behind others."""
    least = len(form.required)
    return least if form.required.issuperset(form.names[:least]) else len(form.names)


def _is_misfit(form: _Form, least: int, held: Set[str], args: tuple[Any, ...], given: Mapping[str, Any]) -> bool:
    """Whether there are too many values, too few, unknown ones or one twice."""
    if len(args) > len(form.names) or not form.known.issuperset(given):
        return True
    if len(args) < least and not held >= form.required:
        return True
    return bool(args and given) and not given.keys().isdisjoint(form.names[: len(args)])


def _describe_misfit(name: str, form: _Form, args: tuple[Any, ...], given: Mapping[str, Any]) -> str:
    said = [*form.names[: len(args)], *given]
    twice = [each for each in given if each in form.names[: len(args)]]
    unknown = [each for each in given if each not in form.names]
    missing = [
        each for each in form.names if each not in said and each not in form.defaults and each not in form.factories
    ]
    kinds = {"given twice": twice, "unknown": unknown, "missing": missing}
    parts = [f"{kind}: {', '.join(names)}" for kind, names in kinds.items() if names]
    return f"{name}: {'; '.join(parts) or f'{len(args)} values for {len(form.names)} fields'}"


def _refuse_assignment(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deletion(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _equal(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = getattr(self, _FORM).values
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(getattr(self, _FORM).values(self))


def _represent(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in getattr(self, _FORM).shown)
    return f"{type(self).__qualname__}({said})"


def _replace(self: Any, /, **changes: Any) -> Any:
    return type(self)(**{name: getattr(self, name) for name in getattr(self, _FORM).names} | changes)


_METHODS: Mapping[str, Any] = {
    "__setattr__": _refuse_assignment,
    "__delattr__": _refuse_deletion,
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _represent,
    "__replace__": _replace,
    "__dataclass_fields__": _Fields(),
}
