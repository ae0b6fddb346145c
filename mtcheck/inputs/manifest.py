"""A manifest: a file with one row a page, saying where its original and its reference are and what languages they have.

CSV and TSV have a header line, JSONL an object a line, TOML a table ``[[pages]]`` a page. The keys are the same in all
(``COLUMNS``); paths start at the manifest's own folder.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mtcheck.errors import UsageError, did_you_mean, parse_toml, read_small, shown_path
from mtcheck.inputs.model import Input, PagePair
from mtcheck.inputs.near import near_file
from mtcheck.language.codes import language_code
from mtcheck.model.tuples import NamedTuple

_OTHER_NAMES = {
    "from": "source_language",
    "to": "target_language",
    "original": "source",
    "translation": "target",
    "page": "target",
}
COLUMNS = ("target", "source", "reference", "source_language", "target_language", "name")


class _Row(NamedTuple):
    """A page's entry and where it stands."""

    where: str
    values: Mapping[str, Any]


def read(path: Path) -> tuple[PagePair, ...]:
    """The pairs that a manifest lists, in its order. A page that is not there is an input with a problem.

    Raises:
        UsageError: the manifest cannot be read, is of no known kind, lists nothing, or has a row that means nothing;
            the message names file and line.
    """
    kind = path.suffix.lower()
    if kind not in _READERS:
        raise UsageError(f"{shown_path(path)}: a manifest is a {', '.join(_READERS)} file with a row for each page")
    rows = list(_READERS[kind](path, read_small(path, "manifest")))
    if not rows:
        raise UsageError(f"{shown_path(path)}: lists no page; give every page a row with its 'target'")
    pairs = []
    files: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in rows:
        pair = _pair(row, path.parent)
        _once(files, os.path.realpath(path.parent / row.values["target"]), row, row.values["target"])
        _once(names, pair.page.name, row, f"the name {pair.page.name}")
        pairs.append(pair)
    return tuple(pairs)


def only(pairs: Iterable[PagePair], wanted: Iterable[Input], manifest: Path) -> tuple[PagePair, ...]:
    """The pairs of the wanted pages, in the order of the manifest; a page that it does not list becomes a problem."""
    asked = {os.path.realpath(each.path) if each.path else each.name: each for each in wanted}
    kept = tuple(each for each in pairs if each.page.path and asked.pop(os.path.realpath(each.page.path), None))
    lost = (
        each if each.problem else Input(each.name, problem=f"{each.name}: is in no row of {shown_path(manifest)}")
        for each in asked.values()
    )
    return (*kept, *(PagePair(each) for each in lost))


def _once(seen: dict[str, str], key: str, row: _Row, what: str) -> None:
    if key in seen:
        raise UsageError(f"{row.where}: {shown_path(what)} is already in {seen[key]}; keep one of the two rows")
    seen[key] = row.where.rpartition(": ")[2]


def _pair(row: _Row, folder: Path) -> PagePair:
    values = {key: _text(row, key, value) for key, value in row.values.items() if value not in (None, "")}
    if "target" not in values:
        raise UsageError(f"{row.where}: no 'target'; name the page of this row")
    for key in ("source_language", "target_language"):
        if key in values:
            _known_language(row, key, values[key])
    path = folder / values["target"]
    name = shown_path(values.get("name") or path)
    return PagePair(
        _page(path, name, row),
        folder / values["source"] if "source" in values else None,
        folder / values["reference"] if "reference" in values else None,
        values.get("source_language", ""),
        values.get("target_language", ""),
    )


def _page(path: Path, name: str, row: _Row) -> Input:
    try:
        if path.is_dir():
            return Input(name, problem=f"{row.where}: {shown_path(path)} is a folder; a row names one page")
        if path.exists():
            return Input(name, path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Input(name, problem=f"{row.where}: {shown_path(path)} cannot be opened: {reason}")
    return Input(name, problem=f"{row.where}: {shown_path(path)}: no such file{near_file(path)}")


def _text(row: _Row, key: str, value: Any) -> str:
    if not isinstance(value, str) or "\0" in value or not _can_be_named(value):
        raise UsageError(f"{row.where}: {key} = {value!r} is not a text")
    return value


def _can_be_named(value: str) -> bool:
    """Whether the system can have a file of that name."""
    try:
        os.fsencode(value)
    except UnicodeEncodeError:
        return False
    return True


def _known_language(row: _Row, key: str, code: str) -> None:
    try:
        language_code(code)
    except UsageError as error:
        raise UsageError(f"{row.where}: {key}: {error}") from error


def _own_name(key: str) -> str:
    """A column's own name, for one that is called as the command line or a configuration calls it."""
    hyphenless = key.replace("-", "_")
    return _OTHER_NAMES.get(hyphenless, hyphenless)


def _entry(given: Mapping[str, Any], where: str) -> _Row:
    """An entry with its keys under their own names."""
    keys = [_own_name(key) for key in given]
    _validate_keys(keys, where)
    return _Row(where, dict(zip(keys, given.values(), strict=True)))


def _validate_keys(keys: Sequence[str], where: str) -> None:
    if twice := [key for key in keys if keys.count(key) > 1]:
        raise UsageError(f"{where}: the column '{twice[0]}' is there twice")
    for key in keys:
        if key not in COLUMNS:
            hint = did_you_mean(key, COLUMNS) or f"; there are {', '.join(COLUMNS)}"
            raise UsageError(f"{where}: unknown column '{shown_path(key)}'{hint}")


def _from_table(path: Path, text: str) -> Iterator[_Row]:
    import csv

    lines = text.splitlines(keepends=True)
    rows = csv.reader(lines, delimiter=_delimiter(path, lines[0] if lines else ""), strict=True)
    try:
        header = [_own_name(cell.strip().lower()) for cell in next(rows, [])]
        where = f"{shown_path(path)}: line 1"
        _validate_keys(header, where)
        if "target" not in header:
            raise UsageError(f"{where}: the column 'target' is missing; the first line names the columns")
        for cells in rows:
            where = f"{shown_path(path)}: line {rows.line_num}"
            if len(cells) > len(header):
                raise UsageError(f"{where}: {len(cells)} cells under {len(header)} columns")
            if any(cell.strip() for cell in cells):
                yield _Row(where, dict(zip(header, (cell.strip() for cell in cells), strict=False)))
    except csv.Error as error:
        raise UsageError(f"{shown_path(path)}: line {rows.line_num}: {error}") from error


def _delimiter(path: Path, header: str) -> str:
    """The tab of a TSV; of a CSV the comma, or the semicolon that spreadsheets write where the comma is decimal."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    return ";" if ";" in header and "," not in header else ","


def _from_lines(path: Path, text: str) -> Iterator[_Row]:
    import json

    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{shown_path(path)}: line {number}"
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{where}: not JSON: {getattr(error, 'msg', 'nested too deeply')}") from error
        if not isinstance(entry, dict):
            raise UsageError(f'{where}: not an object; write {{"target": "page.html", "source": ...}}')
        yield _entry(entry, where)


def _from_toml(path: Path, text: str) -> Iterator[_Row]:
    try:
        table = parse_toml(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{shown_path(path)}: {error}") from error
    entries = table.get("pages")
    if table.keys() - {"pages"} or not isinstance(entries, list):
        raise UsageError(
            f"{shown_path(path)}: a manifest in TOML holds one table [[pages]] for every page and nothing else"
        )
    for number, entry in enumerate(entries, 1):
        where = f"{shown_path(path)}: pages {number}"
        if not isinstance(entry, dict):
            raise UsageError(f"{where}: not a table; write [[pages]] and the keys below it")
        yield _entry(entry, where)


_READERS: Mapping[str, Callable[[Path, str], Iterator[_Row]]] = {
    ".csv": _from_table,
    ".tsv": _from_table,
    ".jsonl": _from_lines,
    ".toml": _from_toml,
}
