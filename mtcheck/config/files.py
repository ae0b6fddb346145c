"""Where a configuration is found, what it extends, and the settings that its tables make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mtcheck.config import keys
from mtcheck.config.settings import Config, Layer, Suppress
from mtcheck.errors import UsageError, read_small

FILE = "mtcheck.toml"
_KEYS = {each.name: each for each in keys.KEYS}
_TOP = (*_KEYS, "extends", "overrides", "suppress")
_FOR_PAGES = ("paths", *(each.name for each in keys.KEYS if each.for_pages))


def nearest(start: Path) -> Path | None:
    """The configuration that holds in a folder: its own or the nearest above it.

    Raises:
        UsageError: a file on the way is no TOML.
    """
    for folder in (start, *start.parents):
        for path in (folder / FILE, folder / "pyproject.toml"):
            if path.is_file() and _table(path) is not None:
                return path
    return None


def load(start: Path) -> Config:
    """The settings that hold in a folder.

    Raises:
        UsageError: the file is no TOML, or holds a key or value that means nothing.
    """
    path = nearest(start)
    return Config() if path is None else made(read(path))


def read(path: Path) -> tuple[Layer, ...]:
    """The layers of a named file and of those that it extends, each before those that go before it.

    Raises:
        UsageError: a file is missing, no TOML, extends itself, or holds a key or value that means nothing.
    """
    return tuple(_layers(path, (), path.name))


def made(layers: Sequence[Layer]) -> Config:
    """The settings that layers make: those for all pages first, then those for some."""
    settings = Config(overrides=tuple(each for each in layers if each.paths))
    for layer in layers:
        if not layer.paths:
            more = {"suppress": (*settings.suppress, *layer.changes.get("suppress", ()))}
            settings = settings.changed({**layer.changes, **more})
    return settings


def _layers(path: Path, above: tuple[Path, ...], name: str) -> Iterator[Layer]:
    if not path.is_file():
        raise UsageError(f"{path}: {'this is no file' if path.exists() else 'no such configuration file'}")
    if path.resolve() in above:
        circle = " -> ".join(each.name for each in (*above[above.index(path.resolve()) :], path.resolve()))
        raise UsageError(f"{path}: extends goes round in a circle: {circle}; take one of them out")
    table = _table(path) or {}
    keys.validate_names(table, _TOP, str(path))
    for extended in keys.texts(table["extends"], "extends", str(path)) if "extends" in table else ():
        yield from _layers(path.parent / extended, (*above, path.resolve()), extended)
    changes = _changes(table, str(path), path.parent)
    if suppress := tuple(_suppress(table, path, name)):
        changes["suppress"] = suppress
    yield Layer(str(path), changes, path.parent)
    for number, entry in _entries(table, "overrides", path):
        where = f"{path}: overrides {number}"
        keys.validate_names(entry, _FOR_PAGES, where)
        if "paths" not in entry:
            raise UsageError(f"{where}: no 'paths'; say which pages it is about")
        paths = keys.texts(entry["paths"], "paths", where)
        yield Layer(where, _changes(entry, where, path.parent), path.parent, paths)


def _changes(table: Mapping[str, Any], where: str, folder: Path) -> dict[str, Any]:
    return {_KEYS[name].field: keys.value(_KEYS[name], table[name], where, folder) for name in table if name in _KEYS}


def _entries(table: Mapping[str, Any], name: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UsageError(f"{path}: {name} = {entries!r} is not a list of tables; write [[{name}]]")
    return enumerate(entries, 1)


def _suppress(table: Mapping[str, Any], path: Path, name: str) -> Iterator[Suppress]:
    for number, entry in _entries(table, "suppress", path):
        where = f"{path}: suppress {number}"
        keys.validate_names(entry, keys.SUPPRESS, where)
        if not entry.keys() & {"check", "text", "fingerprint"}:
            raise UsageError(f"{where}: says nothing of the findings; name a check, a text or a fingerprint")
        values = {each: entry[each] for each in keys.SUPPRESS if each in entry and each not in ("path", "expires")}
        for each, given in values.items():
            if not isinstance(given, str) or not given:
                raise UsageError(f"{where}: {each} = {given!r} is not a text")
        yield Suppress(
            f"{name}: suppress {number}",
            **values,
            paths=keys.texts(entry["path"], "path", where) if "path" in entry else (),
            expires=keys.date(entry["expires"], where) if "expires" in entry else "",
            folder=path.parent,
        )


def _table(path: Path) -> Mapping[str, Any] | None:
    import tomllib

    try:
        parsed = tomllib.loads(read_small(path, "configuration"))
    except RecursionError as error:
        raise UsageError(f"{path}: lists or tables are nested too deeply") from error
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from error
    if path.name != "pyproject.toml":
        return parsed
    tool = parsed.get("tool", {})
    table = tool.get("mtcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: tool.mtcheck = {table!r} is not a table")
    return table
