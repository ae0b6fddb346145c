"""Files of translations -> rows: their units, which belong together where they have the same original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from mtcheck.comparison.gathering import Files
from mtcheck.comparison.tables import Row
from mtcheck.config import Config
from mtcheck.errors import ReadError, shown_path
from mtcheck.loading import read_bytes
from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.model.bitext import Unit
from mtcheck.model.kinds import Region

_Key = tuple[str, int]
"""An original, and how many units with the same came before."""
_Units = dict[_Key, Unit]


def read_units(name: str, files: Files, config: Config) -> tuple[Row, ...]:
    """The units that every translation has.

    Args:
        name: the article's.
        files: a file of translations for each system and reference.
        config: languages and columns.

    Raises:
        ReadError: a file cannot be read or is of another kind, or the translations have no original in common.
    """
    outputs = [_read(path, config) for path in files.outputs]
    references = [_read(path, config) for path in files.references]
    shared = [key for key in outputs[0] if all(key in each for each in outputs)]
    if not shared:
        raise ReadError(f"{' and '.join(map(shown_path, files.outputs))}: have no translated original in common")
    streams = [_list_references(units, shared) for units in references] or _list_columns(outputs[0], shared)
    return tuple(
        Row(name, number, key[0], tuple(told), tuple(_text(each[key]) for each in outputs), Region.BODY.value)
        for number, (key, *told) in enumerate(zip(shared, *streams, strict=True), 1)
    )


def _list_references(units: _Units, keys: Sequence[_Key]) -> list[str]:
    """The texts of a reference; empty where it has none."""
    return [_text(units[key]) if key in units else "" for key in keys]


def _list_columns(units: _Units, keys: Sequence[_Key]) -> list[list[str]]:
    """The references that a table has in columns of its own, each as a stream of texts."""
    columns = zip_longest(*(units[key].references for key in keys), fillvalue="")
    return [list(each) for each in columns]


def _text(unit: Unit) -> str:
    return unit.target.text if unit.target else ""


def _read(path: Path, config: Config) -> _Units:
    if not is_bitext(path):
        raise ReadError(
            f"{shown_path(path)}: is not a file of translations, while the files that it is to be compared with are"
        )
    settings = config.of(path)
    wanted = Wanted(settings.source_language, settings.target_language, settings.columns)
    data = read_bytes(path, settings.max_bytes)
    bitext = load_bitext(data, shown_path(path), path, wanted, settings.max_bytes)
    found: _Units = {}
    count: Counter[str] = Counter()
    for unit, _, _ in bitext.pairs():
        text = unit.source.text if unit.source else ""
        found[text, count[text]] = unit
        count[text] += 1
    return found
