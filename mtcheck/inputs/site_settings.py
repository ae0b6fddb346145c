"""The configuration of a site: text that is searched and never run, and what is broken in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from mtcheck.errors import UsageError, one_line, parse_toml, read_small, shown_path

_MOST_PARSED = 200_000
"""Characters of a configuration that is looked through for what is broken; larger ones only a program writes."""


def read_settings(path: Path, layout: str) -> str:
    """The text of a site's configuration.

    Raises:
        UsageError: it cannot be read, or is broken in a way that the program which makes the site would refuse as well.
    """
    text = read_small(path, "configuration of a site")
    find = _FINDERS.get(path.suffix.lower())
    fault = find(text) if find and len(text) <= _MOST_PARSED else ""
    if fault:
        raise UsageError(f"--site {layout}: {shown_path(path)}: {fault}; mend it, since it says where the pages are")
    return text


def _find_fault_of_yaml(text: str) -> str:
    from mtcheck.loading.catalogues.yaml import find_fault

    return find_fault(text)


def _find_fault_of_toml(text: str) -> str:
    try:
        parse_toml(text)
    except (ValueError, RecursionError) as error:
        return f"not TOML: {_tell(error)}"
    return ""


def _find_fault_of_json(text: str) -> str:
    try:
        return "" if isinstance(json.loads(text), dict) else "line 1: holds no settings by name"
    except json.JSONDecodeError as error:
        return f"line {error.lineno}, column {error.colno}: not JSON: {error.msg}"
    except (ValueError, RecursionError) as error:
        return f"not JSON that can be read: {_tell(error)}"


def _tell(error: ValueError | RecursionError) -> str:
    return "too deeply nested" if isinstance(error, RecursionError) else one_line(error)


_FINDERS: Mapping[str, Callable[[str], str]] = {
    ".json": _find_fault_of_json,
    ".toml": _find_fault_of_toml,
    ".yaml": _find_fault_of_yaml,
    ".yml": _find_fault_of_yaml,
}
