"""``mtcheck.toml`` or ``[tool.mtcheck]`` in ``pyproject.toml`` -> a frozen ``Config``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError, did_you_mean, read_small
from mtcheck.model.finding import Severity

FILE = "mtcheck.toml"
MOST_MEGABYTES = 1_000_000.0
_RANGES: Mapping[str, tuple[float, float]] = {"min-score": (0.0, 100.0), "max-megabytes": (0.001, MOST_MEGABYTES)}


@dataclass(frozen=True)
class Config:
    """How a run is made. Every field can stand in the file, with ``-`` for ``_``."""

    source_language: str = ""
    target_language: str = ""
    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()
    preview: bool = False
    fail_on: str = Severity.MAJOR.value
    """The lowest severity that makes the exit code 1, or ``never``."""
    min_score: float | None = None
    labels: tuple[str, ...] = ()
    """Files of further interface labels (``docs/labels.md``)."""
    glossaries: tuple[str, ...] = ()
    """Files of terms: CSV, TSV or TBX (``docs/glossaries.md``)."""
    encoder: str = ""
    """Another sentence encoder than the embedded one: ``package.module:factory`` or a model's folder."""
    max_megabytes: float = 32.0
    """Files above this size are refused, not read."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """A table for each check that takes options: ``[options."style/…"]``."""

    @property
    def max_bytes(self) -> int:
        """The size above which a file is refused."""
        return int(self.max_megabytes * 1_000_000)


def load(start: Path) -> Config:
    """The configuration that holds in a folder: its own or the nearest above it.

    Raises:
        UsageError: the file is no TOML, or holds a key or value that means nothing.
    """
    for folder in (start, *start.parents):
        for path in (folder / FILE, folder / "pyproject.toml"):
            if path.is_file():
                table = _table(path)
                if table is not None:
                    return _config(table, path)
    return Config()


def read(path: Path) -> Config:
    """The configuration in a named file.

    Raises:
        UsageError: the file is missing, no TOML, or holds a key or value that means nothing.
    """
    if not path.is_file():
        raise UsageError(f"{path}: {'this is no file' if path.exists() else 'no such configuration file'}")
    return _config(_table(path) or {}, path)


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


def _config(table: Mapping[str, Any], path: Path) -> Config:
    known = {each.name.replace("_", "-"): each for each in fields(Config)}
    changes: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"{path}: unknown key '{key}'{did_you_mean(key, known)}")
        changes[known[key].name] = _value(key, value, getattr(Config(), known[key].name), path)
    return replace(Config(), **changes)


def _value(key: str, value: Any, default: Any, path: Path) -> Any:
    if key == "fail-on" and value not in ("never", *Severity):
        raise UsageError(f"{path}: fail-on = {value!r} is none of never, {', '.join(Severity)}")
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(each, str) for each in value):
        if key in ("labels", "glossaries"):
            return tuple(str(path.parent / each) for each in value)
        return tuple(value)
    if isinstance(default, bool) or isinstance(value, bool):
        wanted: tuple[type, ...] = (bool,) if isinstance(default, bool) else ()
    elif default is None or isinstance(default, float):
        wanted = (int, float)
    elif isinstance(default, Mapping):
        wanted = (dict,)
    else:
        wanted = (type(default),)
    if not isinstance(value, wanted):
        raise UsageError(f"{path}: {key} = {value!r} is not {_kind(default)}")
    _check_range(key, value, path)
    return value


def _check_range(key: str, value: Any, path: Path) -> None:
    if key in _RANGES:
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise UsageError(f"{path}: {key} = {value!r} is not between {low} and {high}")


def _kind(default: Any) -> str:
    if isinstance(default, tuple):
        return "a list of texts"
    if isinstance(default, bool):
        return "true or false"
    if default is None or isinstance(default, float):
        return "a number"
    return "a table" if isinstance(default, Mapping) else "a text"
