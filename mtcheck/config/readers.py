"""What the values of a configuration file mean, and what is said where one means nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from mtcheck.config.keys import KEYS, Key, Kind, validate_names
from mtcheck.config.values import are_texts, is_argument, is_number, list_choices, refusal, validate_program
from mtcheck.errors import UsageError, require_items
from mtcheck.language import house

EXTERNAL = ("command", "entry-point", "timeout", "folder")
LONGEST_WAIT = 86_400


def read_value(key: Key, given: Any, where: str, folder: Path) -> Any:
    """What a key's value means.

    Raises:
        UsageError: nothing; the message says where and what it may be.
    """
    made = _MADE[key.kind](key, given, where)
    if key.kind is Kind.JUDGES:
        return {
            name: {**each, "folder": str(folder / each.get("folder", ""))} if each.get("kind") == "program" else each
            for name, each in made.items()
        }
    if key.kind is Kind.METRICS:
        return {name: {**each, "folder": str(folder / each.get("folder", ""))} for name, each in made.items()}
    if key.files and isinstance(made, tuple):
        return tuple(str(folder / each) for each in made)
    return str(folder / made) if key.files and made else made


def validate_given(config: Any) -> None:
    """Refuse values that a caller gave in Python and that a file could not hold.

    Args:
        config: a ``Config``.

    Raises:
        UsageError: a value means nothing; the message says which and what it may be.
    """
    for key in KEYS:
        given = getattr(config, key.field, None)
        if key.kind is Kind.TEXTS:
            _validate_texts(key, given)
        elif given is not None and (key.kind in _PLAIN or (key.kind is Kind.TEXT and key.choices)):
            _MADE[key.kind](key, given, "Config")
        elif given is not None and not _is_fit(key, given):
            raise _wrong(key, given, "Config")
    for name in ("suppress", "overrides", "check_files"):
        require_items(f"Config: {name}", getattr(config, name, ()), "a tuple")


_PLAIN = (Kind.FLAG, Kind.NUMBER, Kind.LEVELS, Kind.STYLE)


def _is_fit(key: Key, given: Any) -> bool:
    """Whether a value is of the kind that its key holds; in Python a path may be one, and an encoder itself."""
    if key.kind is not Kind.TEXT:
        return isinstance(given, Mapping)
    is_encoder = key.name == "encoder" and hasattr(given, "signature")
    return is_encoder or isinstance(given, (str, Path) if key.files else str)


def _validate_texts(key: Key, given: Any) -> None:
    if isinstance(given, str):
        raise UsageError(f"Config: {key.field} = {given!r} is a text; give a tuple of texts: ({given!r},)")
    kinds = (str, Path) if key.files else str
    if isinstance(given, bytes) or not isinstance(given, Collection) or not all(isinstance(e, kinds) for e in given):
        raise refusal(key.field, given, "a tuple of texts", "Config")


def read_date(given: Any, where: str) -> str:
    """A day as YYYY-MM-DD, from a date or a text.

    Raises:
        UsageError: it is none.
    """
    import datetime as dt

    try:
        return (given if type(given) is dt.date else dt.date.fromisoformat(given)).isoformat()
    except (TypeError, ValueError) as error:
        raise refusal("expires", given, "a date; use YYYY-MM-DD", where) from error


def read_texts(given: Any, name: str, where: str) -> tuple[str, ...]:
    """One text or a list of them.

    Raises:
        UsageError: it is neither.
    """
    found = [given] if isinstance(given, str) else given
    if not isinstance(found, list) or not found or not are_texts(found) or not all(found):
        raise refusal(name, given, "a list of texts", where)
    return tuple(found)


def _wrong(key: Key, given: Any, where: str) -> UsageError:
    return refusal(key.name, given, key.kind, where)


def _text(key: Key, given: Any, where: str) -> str:
    given = given.lower() if key.choices and isinstance(given, str) else given
    if key.choices and given not in key.choices:
        raise refusal(key.name, given, list_choices(given, key.choices), where)
    if not isinstance(given, str):
        raise _wrong(key, given, where)
    return given


def _texts(key: Key, given: Any, where: str) -> tuple[str, ...]:
    if not isinstance(given, list) or not are_texts(given):
        raise _wrong(key, given, where)
    return tuple(given)


def _flag(key: Key, given: Any, where: str) -> bool:
    if not isinstance(given, bool):
        raise _wrong(key, given, where)
    return given


def _number(key: Key, given: Any, where: str) -> float:
    if not is_number(given):
        raise _wrong(key, given, where)
    number: float = given
    if not key.low <= number <= key.high:
        raise refusal(key.name, given, f"between {key.low} and {key.high}", where)
    return number


def _levels(key: Key, given: Any, where: str) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    levels = {name: level.lower() if isinstance(level, str) else level for name, level in given.items()}
    for name, level in levels.items():
        if level not in key.choices:
            raise refusal(f"levels.'{name}'", level, list_choices(level, key.choices), where)
    return levels


def _options(key: Key, given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict) or not all(isinstance(each, dict) for each in given.values()):
        raise _wrong(key, given, where)
    return given


def _style(key: Key, given: Any, where: str) -> Mapping[str, str]:
    if not isinstance(given, Mapping):
        raise _wrong(key, given, where)
    validate_names(given, key.choices, f"{where}: {key.name}")
    for name, choice in given.items():
        known = house.choices(name)
        if choice not in known:
            raise refusal(f"{key.name}.{name}", choice, list_choices(choice, known), where)
    return given


def _columns(key: Key, given: Any, where: str) -> Mapping[str, str]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    validate_names(given, key.choices, f"{where}: columns")
    for name, column in given.items():
        if isinstance(column, bool) or not isinstance(column, str | int) or not str(column).strip():
            raise UsageError(f"{where}: columns.{name} = {column!r} is neither the name of a column nor its number")
    return {name: str(column).strip() for name, column in given.items()}


def _metrics(key: Key, given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    validate_names(given, ("external",), f"{where}: metrics")
    for name, table in given.items():
        here = f"{where}: metrics.{name}"
        if not isinstance(table, dict):
            raise UsageError(f"{here} = {table!r} is not a table")
        validate_names(table, EXTERNAL, here)
        _external(table, here)
    return given


def _judges(key: Key, given: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    from mtcheck.config.judges import read_judges

    read_judges(given, where)
    return given


def _plugins(key: Key, given: Any, where: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(given, dict):
        raise _wrong(key, given, where)
    validate_names(given, ("disable",), f"{where}: plugins")
    return {name: read_texts(each, f"plugins.{name}", where) for name, each in given.items()}


def _external(table: Mapping[str, Any], where: str) -> None:
    command, entry, timeout, folder = (table.get(name) for name in EXTERNAL)
    validate_program(command, entry, where)
    if timeout is not None and not (is_number(timeout) and 0 < timeout <= LONGEST_WAIT):
        raise refusal("timeout", timeout, f"a number of seconds between 0 and {LONGEST_WAIT}", where)
    if folder is not None and not is_argument(folder):
        raise refusal("folder", folder, "a text", where)


_MADE: Mapping[Kind, Callable[[Key, Any, str], Any]] = {
    Kind.TEXT: _text,
    Kind.TEXTS: _texts,
    Kind.FLAG: _flag,
    Kind.NUMBER: _number,
    Kind.LEVELS: _levels,
    Kind.OPTIONS: _options,
    Kind.COLUMNS: _columns,
    Kind.STYLE: _style,
    Kind.METRICS: _metrics,
    Kind.JUDGES: _judges,
    Kind.PLUGINS: _plugins,
}
