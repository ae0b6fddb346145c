"""Which value holds for a page, and which layer it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mtcheck.config.files import merge_layers
from mtcheck.config.keys import KEYS
from mtcheck.config.settings import MERGED, Layer, WrittenRule
from mtcheck.errors import make_printable

_DEFAULT = "default"


def lines(layers: Sequence[Layer], page: Path | None) -> Iterator[str]:
    """The settings as TOML, a line a value, each with its origin as a comment.

    Args:
        layers: those of the configuration file.
        page: the page; None for what holds for all.
    """
    settings = merge_layers(layers).of(page)
    plain = [each for each in layers if not each.paths]
    order = [*plain, *(each for each in layers if each.paths and each.holds_for(page))]
    yield f"# what holds for {make_printable(str(page))}" if page else "# what holds for every page"
    tables = []
    for key in KEYS:
        value = getattr(settings, key.field)
        if key.field in MERGED:
            tables += [f"[{key.name}]", *_entries(value, key.field, order)] if value else []
        elif value is None or value in ((), ""):
            yield f"# {key.name} is not set"
        else:
            yield f"{key.name} = {_toml(value)}  # {_origin(order, key.field)}"
    yield from tables
    yield from (f"# {line}" for line in settings.warnings)
    for rule in settings.rules:
        if isinstance(rule, WrittenRule):
            yield f"# {make_printable(rule.where)}: {make_printable(str(rule.table.get('id', '')))}"
    for each in settings.suppress:
        if each.holds_for(page):
            said = " ".join(filter(None, (each.check, each.text, each.fingerprint)))
            yield f"# {make_printable(each.where)}: {make_printable(said)}"


def _entries(table: Mapping[str, Any], field: str, order: Sequence[Layer]) -> Iterator[str]:
    for name, value in table.items():
        origin = next(each.where for each in reversed(order) if name in each.changes.get(field, {}))
        yield f"{_toml(name)} = {_toml(value)}  # {make_printable(origin)}"


def _origin(order: Sequence[Layer], field: str) -> str:
    return next((make_printable(each.where) for each in reversed(order) if field in each.changes), _DEFAULT)


def _toml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_toml(name)} = {_toml(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, default=str)
