"""Workbooks as tables of translations: every sheet whose columns can be told is a table.

A workbook is no text, so one is made of it whose lines are the rows of its sheets, one sheet after another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.columns import Columns
from mtcheck.loading.bitexts.tables import build_unit, choose_columns
from mtcheck.loading.bitexts.wanted import ANY, Wanted
from mtcheck.loading.cells import Cell
from mtcheck.loading.doubles import note_doubles
from mtcheck.loading.workbook_edits import Place, blank, list_changes, write_workbook
from mtcheck.loading.workbooks import Cells, Sheet, name_column, number_column, read_workbook
from mtcheck.model.bitext import Bitext, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_LETTERS = lazy(r"[A-Z]{1,3}")
_TWICE = "the cell is there more than once; the last text counts"
_UNSAVED = "with a formula whose result was not saved"
_MOST_LINES = 2_000_000
_MOST_KEPT = 64
"""Columns of a head up to which cells that are empty have a place as well; wider sheets are blanks for the most."""


class _Placed(NamedTuple):
    """A cell with its place in the text that is made."""

    value: str
    start: int

    def block(self) -> Block | None:
        """Its reading text; None where there is nothing to read."""
        cell = Cell()
        cell.add(self.value, self.start)
        return cell.block()


class _Row(NamedTuple):
    """A row of a sheet."""

    cells: dict[int, _Placed]
    number: int
    line: int


class _Table(NamedTuple):
    """A sheet that is laid out."""

    name: str
    line: int
    rows: list[_Row]
    unsaved: frozenset[Place] = frozenset()
    """The cells of formulas without a result."""

    @property
    def head(self) -> list[str]:
        """The cells of its first row, with the empty ones."""
        cells = self.rows[0].cells
        return [cells[at].value if at in cells else "" for at in range(max(cells) + 1)]


class _Text:
    """The text that is made of the sheets."""

    def __init__(self, name: str) -> None:
        self.parts: list[str] = []
        self._name = name
        self._length, self._line = 0, 1

    def add(self, sheet: Sheet) -> _Table:
        """Append a sheet, each row on its line."""
        first = self._line
        if first + max(sheet.rows) > _MOST_LINES:
            raise ReadError(f"{self._name}: has more than {_MOST_LINES:,} rows; take out the empty ones, or split it")
        rows = []
        for number, cells in _list_rows(sheet):
            self._put("\n" * (first + number - 1 - self._line))
            self._line = first + number - 1
            rows.append(_Row(self._add_row(cells), number, self._line))
        self._put("\n")
        self._line += 1
        return _Table(sheet.name, first, rows, sheet.unsaved)

    def _add_row(self, cells: Cells) -> dict[int, _Placed]:
        placed: dict[int, _Placed] = {}
        for column, text in cells.items():
            if placed:
                self._put("\t")
            placed[column] = _Placed(blank(text), self._length)
            self._put(placed[column].value)
        return placed

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


def _list_rows(sheet: Sheet) -> Iterator[tuple[int, Cells]]:
    """The rows in order, each with its cells in order: those that hold a text, and the empty ones below its head."""
    head = sheet.rows[min(sheet.rows)]
    kept = head if len(head) <= _MOST_KEPT else {}
    for number in sorted(sheet.rows):
        cells = sheet.rows[number]
        yield number, {column: cells.get(column, "") for column in sorted({*cells, *kept})}


def read_xlsx(data: bytes, name: str, limit: int, wanted: Wanted = ANY) -> Bitext:
    """Read a workbook; of each sheet the columns are found as those of a table, and may be named by their letters.

    Raises:
        ReadError: it is damaged, unpacks to more than ``limit`` bytes, or of no sheet the columns can be told.
    """
    sheets = [sheet for sheet in read_workbook(data, name, limit) if sheet.rows]
    text = _Text(name)
    tables = [text.add(sheet) for sheet in sheets if not sheet.is_hidden]
    if not tables:
        raise ReadError(f"{name}: holds no row{' but in hidden sheets' if sheets else ''}")
    chosen, refused = _choose_all(tables, name, wanted)
    notes = [_name_lines([table for table, _ in chosen])]
    notes += [f"sheet '{sheet.name}' is hidden, and was not read" for sheet in sheets if sheet.is_hidden]
    doubles = note_doubles(
        [f"{each.name}!{cell}" for each in sheets if not each.is_hidden for cell in each.doubles], _TWICE
    )
    side = Document(name, "".join(text.parts), Format.XLSX, encoding="utf-8", notes=(*notes, *refused, *doubles))
    columns = chosen[0][1]
    units = tuple(unit for table, found in chosen for unit in _units(table, found))
    cells = tuple(cell for table, found in chosen for cell in _name_cells(table, found))
    return Bitext(side, side, units, columns.source_language, columns.target_language, cells=cells)


def write_xlsx(data: bytes, name: str, limit: int, text: str) -> bytes:
    """A workbook whose cells have the texts that another text has, which was made of it and then changed.

    Raises:
        ReadError: it cannot be read; or a cell cannot be written, is no text, or would be empty.
    """
    lines, first = text.split("\n"), 0
    changed: dict[str, dict[Place, str]] = {}
    for sheet in read_workbook(data, name, limit):
        if sheet.rows and not sheet.is_hidden:
            if sheet.name in changed:
                raise ReadError(
                    f"{name}: has two sheets '{sheet.name}'; name one of them otherwise to change its cells"
                )
            changed[sheet.name] = dict(_list_edits(sheet, lines, first, name))
            first += max(sheet.rows)
    return write_workbook(data, name, limit, changed)


def _list_edits(sheet: Sheet, lines: Sequence[str], first: int, name: str) -> Iterator[tuple[Place, str]]:
    for number, cells in _list_rows(sheet):
        line = lines[first + number - 1] if first + number <= len(lines) else ""
        try:
            yield from (((number, column), text) for column, text in list_changes(cells, line.split("\t")))
        except ValueError as error:
            raise ReadError(f"{name}: sheet '{sheet.name}', row {number}: cannot be written: {error}") from error


def _choose_all(
    tables: Sequence[_Table], name: str, wanted: Wanted
) -> tuple[list[tuple[_Table, Columns]], tuple[str, ...]]:
    """The sheets whose columns can be told, without their heads, and why the others were not read.

    Raises:
        ReadError: there is none.
    """
    chosen: list[tuple[_Table, Columns]] = []
    refused: list[ReadError] = []
    for table in tables:
        where = f"{name}: sheet '{table.name}'"
        try:
            columns, has_head = choose_columns(table.head, _with_numbers(wanted, table.head), where)
            if chosen and columns[-2:] != chosen[0][1][-2:]:
                raise ReadError(
                    f"{where}: in other languages than '{chosen[0][0].name}'; name one pair with --from, --to"
                )
            chosen.append((table._replace(rows=table.rows[has_head:]), columns))
        except ReadError as error:
            refused.append(error)
    if not chosen:
        raise refused[0]
    return chosen, tuple(f"{str(error).removeprefix(f'{name}: ')} (not checked)" for error in refused)


def _with_numbers(wanted: Wanted, head: Sequence[str]) -> Wanted:
    """What is wanted, with the numbers of columns that are named by their letters."""
    names = {cell.strip() for cell in head}
    columns = {use: value if value in names else _number(value, len(head)) for use, value in wanted.columns.items()}
    return wanted._replace(columns=columns)


def _number(value: str, count: int) -> str:
    """The number of a column that is named by its letters; any other name as it is."""
    number = number_column(value) + 1 if _LETTERS.fullmatch(value) else 0
    return str(number) if 0 < number <= count else value


def _units(table: _Table, columns: Columns) -> Iterator[Unit]:
    for row in table.rows:
        unit = build_unit(partial(_pick, row), columns, row.line)
        if any((row.number, column) in table.unsaved for column in (columns.source, columns.target)):
            unit = unit._replace(skipped=_UNSAVED)
        if unit.source or unit.target or unit.skipped:
            yield unit


def _pick(row: _Row, column: int | None) -> _Placed | None:
    return None if column is None else row.cells.get(column)


def _name_cells(table: _Table, columns: Columns) -> Iterator[tuple[int, str]]:
    """Where the cells begin that hold a text, or should hold a translation, and their names."""
    for row in table.rows:
        for column, cell in row.cells.items():
            if cell.value or column == columns.target:
                yield cell.start, f"{table.name}!{name_column(column)}{row.number}"


def _name_lines(tables: Sequence[_Table]) -> str:
    if len(tables) == 1 and tables[0].line == 1:
        return f"places are rows of the sheet '{tables[0].name}'"
    begins = ", ".join(f"'{table.name}' from line {table.line}" for table in tables)
    return f"places are lines of its text, which has a line for each row of its sheets: {begins}"
