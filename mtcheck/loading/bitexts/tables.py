"""Tables of translations: CSV and TSV, and JSON with one object a line (JSONL)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Protocol

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.columns import Columns, is_head, name_columns, number_columns
from mtcheck.loading.bitexts.rows import Row, find_mark, names_of, read_rows
from mtcheck.loading.bitexts.wanted import ANY, Wanted
from mtcheck.loading.doubles import find_doubles, note_doubles
from mtcheck.loading.json_values import Text, walk_json
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple

_NO_TEXT = "without a text"
_TWICE = "the key is there more than once in its object; the last text counts"
_FEW = 200
"""Objects whose keys are looked at to find the columns."""


class _Cell(Protocol):
    """A cell of a row."""

    @property
    def start(self) -> int: ...

    @property
    def value(self) -> str: ...

    def block(self) -> Block | None: ...


def read_csv(text: str, name: str, wanted: Wanted = ANY) -> Bitext:
    """Read a table; what parts its cells is told from its content.

    Raises:
        ReadError: a quotation mark is not closed, or it cannot be told which columns are meant.
    """
    return _read_table(text, name, wanted, Format.CSV)


def read_tsv(text: str, name: str, wanted: Wanted = ANY) -> Bitext:
    """Read a table with tabs between its cells.

    Raises:
        ReadError: as for ``read_csv``.
    """
    return _read_table(text, name, wanted, Format.TSV)


def _read_table(text: str, name: str, wanted: Wanted, format: Format) -> Bitext:
    rows = read_rows(text, find_mark(text, f".{format}"), name)
    first = next(rows, None)
    if first is None:
        raise ReadError(f"{name}: holds no row")
    columns, has_head = choose_columns(names_of(first), wanted, name)
    units = (_unit(row, columns) for row in (rows if has_head else chain((first,), rows)))
    return _build(text, name, format, columns, units)


def choose_columns(head: Sequence[str], wanted: Wanted, name: str) -> tuple[Columns, bool]:
    """The columns of a table, and whether its first row names them.

    Args:
        head: the cells of the first row.
        wanted: the columns and languages that the user named.
        name: what messages call the table.

    Raises:
        ReadError: they cannot be told.
    """
    if is_head(head) or not all(map(str.isdecimal, wanted.columns.values())):
        return name_columns(head, wanted, name), True
    return number_columns(head, wanted, name), False


def _unit(row: Row, columns: Columns) -> Unit:
    def cell(at: int | None) -> _Cell | None:
        return row.fields[at] if at is not None and at < len(row.fields) else None

    return build_unit(cell, columns, row.line)


def build_unit(cell: Callable[[int | None], _Cell | None], columns: Columns, line: int) -> Unit:
    """The unit of a row.

    Args:
        cell: gives the cell in a column; None where the row has none there.
        columns: what the columns hold.
        line: where the row begins.
    """
    source, target = cell(columns.source), cell(columns.target)
    original, translation = source.block() if source else None, target.block() if target else None
    references = [found.value for at in columns.references if (found := cell(at)) and found.value.strip()]
    key = cell(columns.key)
    gap = Gap.EMPTY if original and not translation else Gap.NONE
    place = target.start if target else source.start if source else 0
    return Unit(
        key.value if key else "",
        original,
        translation,
        line=line,
        gap=gap,
        place=Span(place, place),
        references=tuple(references),
    )


def _build(
    text: str, name: str, format: Format, columns: Columns, units: Iterator[Unit], twice: Sequence[str] = ()
) -> Bitext:
    filled = tuple(unit for unit in units if unit.source or unit.target or unit.skipped)
    side = Document(name, text, format, notes=note_doubles(twice, _TWICE))
    return Bitext(side, side, filled, columns.source_language, columns.target_language)


# JSON with one object a line


class _Object(NamedTuple):
    """An object by the paths of its texts."""

    values: dict[str, Text]
    line: int


def read_jsonl(text: str, name: str, wanted: Wanted = ANY) -> Bitext:
    """Read a file with a JSON object on each line; what lies deeper is named as in ``translation.de``.

    Raises:
        ReadError: a line is no object, or it cannot be told which of its keys are meant.
    """
    twice: list[str] = []
    objects = _read_objects(text, name, twice)
    first = list(islice(objects, _FEW))
    names = list(dict.fromkeys(chain.from_iterable(each.values for each in first)))
    columns = name_columns(names, wanted, name)

    def read_object(found: _Object) -> Unit:
        def cell(at: int | None) -> _Cell | None:
            return found.values.get(names[at]) if at is not None else None

        unit = build_unit(cell, columns, found.line)
        return unit if unit.source or unit.target else unit._replace(skipped=_NO_TEXT)

    return _build(text, name, Format.JSONL, columns, map(read_object, chain(first, objects)), twice)


def _read_objects(text: str, name: str, twice: list[str]) -> Iterator[_Object]:
    """The objects of a file; keys that one of them has more than once are added to ``twice``, each with its line."""
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        inside = line.strip("\ufeff \t\r")
        if inside and not inside.startswith("{"):
            raise ReadError(f'{name}: line {number}: no JSON object; each line is to hold one, as {{"source": ...}}')
        if inside:
            texts = [each for each in walk_json(text, name, at, at + len(line)) if each.is_text]
            values = {each.key: each for each in texts}
            if len(values) < len(texts):
                twice += [f"{key} (line {number})" for key in find_doubles(each.key for each in texts)]
            yield _Object(values, number)
        at += len(line) + 1
