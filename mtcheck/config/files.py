"""Where a configuration is found, what it extends, and the settings that its tables make."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mtcheck.config import keys, readers, trust
from mtcheck.config.paths import is_open
from mtcheck.config.settings import Config, Layer, Suppress, WrittenRule
from mtcheck.config.toml import parse_toml
from mtcheck.errors import UsageError, make_printable, read_small
from mtcheck.model.tuples import NamedTuple

FILE = "mtcheck.toml"
LARGEST = 1_000_000
"""Bytes of a configuration: what takes a reader of TOML long is refused before it is read."""
_KEYS = {each.name: each for each in keys.KEYS}
_TOP = (*_KEYS, "extends", "overrides", "rules", "suppress")
_FOR_PAGES = ("paths", *(each.name for each in keys.KEYS if each.for_pages))
_ALLOWED = "allow it with --allow-programs, by naming the file with --config, or in {}"


class Found(NamedTuple):
    """The configuration that holds in a folder, and those on the way that are not followed, each with why."""

    path: Path | None
    passed_over: tuple[str, ...] = ()


class _Terms(NamedTuple):
    """On which terms a file is read."""

    is_named: bool
    """Whether the user has named it, or the file that extends it."""
    programs: bool
    """Whether it may name what is run."""


def nearest(start: Path) -> Found:
    """The configuration that holds in a folder: its own or the nearest above it in the same repository.

    Raises:
        UsageError: a file on the way is no TOML.
    """
    passed_over: list[str] = []
    for folder, holds in trust.folders(start):
        for path in (folder / FILE, folder / "pyproject.toml"):
            if not os.path.isfile(path) or not _is_ours(path, holds):  # noqa: PTH113  # what cannot be looked at is none
                continue
            why = trust.objection(path) if holds else "it lies above the repository, the home folder or the file system"
            if not why:
                return Found(path, tuple(passed_over))
            passed_over.append(_not_followed(path, why))
    return Found(None, tuple(passed_over))


def load(start: Path, *, programs: bool = False) -> Config:
    """The settings that hold in a folder.

    Args:
        start: the folder.
        programs: whether the file may name what is run, wherever it lies.

    Raises:
        UsageError: the file is no TOML, or holds a key or value that means nothing.
    """
    return merge_layers(follow(nearest(start), programs=programs))


def follow(configuration: Found, *, programs: bool = False) -> tuple[Layer, ...]:
    """The layers of a configuration that nobody has named, and what was passed over.

    Raises:
        UsageError: as for ``read``.
    """
    path, passed_over = configuration
    notes = (_passed_over(path or Path(), passed_over),) if passed_over else ()
    return (*notes, *(_layers(path, (), path.name, _Terms(is_named=False, programs=programs)) if path else ()))


def read(path: Path) -> tuple[Layer, ...]:
    """The layers of a named file and of those that it extends, each before those that go before it.

    Raises:
        UsageError: a file is missing, no TOML, extends itself, or holds a key or value that means nothing.
    """
    return tuple(_layers(path, (), path.name, _Terms(is_named=True, programs=True)))


def merge_layers(layers: Sequence[Layer]) -> Config:
    """The settings that layers make: those for all pages first, then those for some."""
    settings = Config(overrides=tuple(each for each in layers if each.paths))
    origins: dict[str, str] = {}
    for layer in layers:
        if not layer.paths:
            origins |= dict.fromkeys(layer.changes, layer.where)
            more = {name: (*getattr(settings, name), *layer.changes.get(name, ())) for name in _GATHERED}
            settings = settings.changed({**layer.changes, **more})
    return settings.changed({"origins": origins})


_GATHERED = ("rules", "suppress", "passed_over")
"""What the files of one configuration say together."""


def _is_ours(path: Path, holds: bool) -> bool:
    """Whether a file is a configuration; one that does not hold anyway need not be sound."""
    try:
        return _table(path) is not None
    except UsageError:
        if holds:
            raise
        return path.name == FILE


def _not_followed(path: Path, why: str, option: str = "--config") -> str:
    return f"{make_printable(str(path))} is not followed: {why}; name it with {option} if it is to hold"


def _passed_over(path: Path, lines: tuple[str, ...]) -> Layer:
    return Layer(str(path), {"passed_over": lines})


def _layers(path: Path, above: tuple[Path, ...], name: str, terms: _Terms) -> Iterator[Layer]:
    if not path.is_file():
        raise UsageError(f"{path}: {'not a regular file' if path.exists() else 'no such configuration file'}")
    if path.resolve() in above:
        circle = " -> ".join(each.name for each in (*above[above.index(path.resolve()) :], path.resolve()))
        raise UsageError(f"{path}: extends goes round in a circle: {circle}; take one of them out")
    table = keys.rename_keys(_table(path) or {}, str(path))
    keys.validate_names(table, _TOP, str(path))
    for extended in readers.read_texts(table["extends"], "extends", str(path)) if "extends" in table else ():
        base = path.parent / extended
        if not terms.is_named and (why := trust.objection(base)):
            yield _passed_over(base, (_not_followed(base, why),))
        else:
            yield from _layers(base, (*above, path.resolve()), extended, terms)
    programs = terms.programs or (_names_programs(table) and trust.is_listed(path))
    changes = _changes(table, str(path), path.parent, programs)
    if not terms.is_named and (refused := _refuse_packs(changes, path)):
        yield _passed_over(path, refused)
    if suppress := tuple(_suppress(table, path, name)):
        changes["suppress"] = suppress
    if rules := tuple(_rules(table, path, name)):
        changes["rules"] = rules
    yield Layer(str(path), changes, path.parent)
    for number, entry in _entries(table, "overrides", path):
        where = f"{path}: overrides {number}"
        entry = keys.rename_keys(entry, where)
        _validate_for_pages(entry, where)
        if "paths" not in entry:
            raise UsageError(f"{where}: no 'paths'; say which pages it is about")
        paths = readers.read_texts(entry["paths"], "paths", where)
        _refuse_open(paths, where)
        yield Layer(where, _changes(entry, where, path.parent, programs), path.parent, paths)


def _refuse_open(paths: Iterable[str], where: str) -> None:
    """Raise a UsageError for a pattern that hardly means what it says."""
    if written := next(filter(is_open, paths), ""):
        cure = "close it, or write '[[]' for the bracket itself"
        raise UsageError(f"{where}: paths: '{make_printable(written)}' has a '[' without its ']'; {cure}")


def _validate_for_pages(entry: Mapping[str, Any], where: str) -> None:
    for name in entry:
        if name in _TOP and name not in _FOR_PAGES:
            raise UsageError(f"{where}: '{name}' is for a whole run; put it outside of [[overrides]]")
    keys.validate_names(entry, _FOR_PAGES, where)


def _changes(table: Mapping[str, Any], where: str, folder: Path, programs: bool) -> dict[str, Any]:
    values = {
        _KEYS[name].field: readers.read_value(_KEYS[name], table[name], where, folder)
        for name in table
        if name in _KEYS
    }
    named = {name: what for name in keys.PROGRAMS if (what := keys.program(name, values.get(name)))}
    if not programs:
        values = {name: value for name, value in values.items() if name not in named}
    reasons = {name: "" if programs else _withheld(where, what) for name, what in named.items()}
    return values | ({"withheld": reasons} if reasons else {})


def _refuse_packs(changes: dict[str, Any], path: Path) -> tuple[str, ...]:
    """Take out the packs of rules that a file which nobody has named must not name, and say why of each."""
    named: tuple[str, ...] = changes.get("rule_packs", ())
    whys = {each: trust.objection_to_data(Path(each), path.parent) for each in named}
    changes.update({"rule_packs": tuple(each for each in named if not whys[each])} if named else {})
    return tuple(_not_followed(Path(each), why, "--rules") for each, why in whys.items() if why)


def _withheld(where: str, what: str) -> str:
    allowed = _ALLOWED.format(trust.trusted_folders())
    return make_printable(f"{where}: {what} is not run: nobody has allowed it; {allowed}")


def _names_programs(table: Mapping[str, Any]) -> bool:
    return bool({*keys.PROGRAMS, "overrides"} & table.keys())


def _entries(table: Mapping[str, Any], name: str, path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    entries = table.get(name, [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        raise UsageError(f"{path}: {name} = {entries!r} is not a list of tables; write [[{name}]]")
    return enumerate(entries, 1)


def _rules(table: Mapping[str, Any], path: Path, name: str) -> Iterator[WrittenRule]:
    for number, entry in _entries(table, "rules", path):
        yield WrittenRule(f"{path}: rules {number}", f"{name}: rules {number}", entry)


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
            paths=readers.read_texts(entry["path"], "path", where) if "path" in entry else (),
            expires=readers.read_date(entry["expires"], where) if "expires" in entry else "",
            folder=path.parent,
        )


def _table(path: Path) -> Mapping[str, Any] | None:
    is_shared = path.name == "pyproject.toml"
    written = read_small(path, "configuration", LARGEST)
    if is_shared and "mtcheck" not in written:
        return None
    parsed = parse_toml(written, path)
    if not is_shared:
        return parsed
    tool = parsed.get("tool", {})
    table = tool.get("mtcheck") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise UsageError(f"{path}: tool.mtcheck = {table!r} is not a table")
    return table
