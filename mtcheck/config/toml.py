"""TOML of people that may be hostile -> a table of values that can at least be quoted in a message."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError
from mtcheck.errors import parse_toml as read_toml

_BITS, _DEEPEST = 64, 100


def parse_toml(written: str, path: Path) -> Mapping[str, Any]:
    """The table that a file holds.

    Raises:
        UsageError: it is no TOML, or nested too deeply.
    """
    try:
        parsed = read_toml(written)
    except RecursionError as error:
        raise UsageError(f"{path}: lists or tables are nested too deeply") from error
    except ValueError as error:
        hint = "; write the text between single quotes" if "Unescaped '\\'" in str(error) else ""
        raise UsageError(f"{path}: {error}{hint}") from error
    _validate_values(parsed, path)
    return parsed


def _validate_values(parsed: Mapping[str, Any], path: Path) -> None:
    """Refuse what could not even be quoted in a message: TOML's numbers have 64 bits, and nobody nests so deeply."""
    waiting: list[tuple[Any, int]] = [(parsed, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, int) and value.bit_length() > _BITS:
            raise UsageError(f"{path}: a number is too long")
        if depth > _DEEPEST:
            raise UsageError(f"{path}: lists or tables are nested too deeply")
        if isinstance(value, dict | list):
            waiting += [(each, depth + 1) for each in (value.values() if isinstance(value, dict) else value)]
