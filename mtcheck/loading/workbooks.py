"""Workbooks (.xlsx): the cells of their sheets as text.

Nothing is computed: of a formula the value that was saved with it is read. Cells are kept as they come, since a sheet
may have two of them a million rows apart.

Source: ECMA-376, Office Open XML, SpreadsheetML.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from mtcheck.errors import ReadError, make_printable
from mtcheck.loading.packed import Archive
from mtcheck.loading.workbook_tables import Silent, Tables, read_number, read_tables, unescape, walk
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

Cells = dict[int, str]
"""The texts of a row by the numbers of their columns, from 0."""

_ADDRESS = lazy(r"(?P<letters>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")
_MOST_COLUMNS = 16_384
_BASE = 26
_TRUTH = {"0": "FALSE", "1": "TRUE"}
_LATEST = 2_958_466
"""The day after the last one that workbooks know, 31 December 9999."""


class Sheet(NamedTuple):
    """A sheet with its rows by their numbers, from 1."""

    name: str
    rows: dict[int, Cells]
    is_hidden: bool = False
    doubles: tuple[str, ...] = ()
    """The cells that are there more than once; of their texts the last counts."""
    unsaved: frozenset[tuple[int, int]] = frozenset()
    """The rows and columns of formulas that no result was saved with."""


class CellVisitor(Silent):
    """The cells of a sheet."""

    def __init__(self, tables: Tables, name: str) -> None:
        """Make ready to hear of a sheet.

        Args:
            tables: what its cells refer to.
            name: what messages call it.
        """
        self._name = name
        self.rows: dict[int, Cells] = {}
        self.doubles: list[str] = []
        self.unsaved: set[tuple[int, int]] = set()
        self.tables = tables
        self._row, self._column = 0, -1
        self.kind, self._style = "n", 0
        self._parts: list[str] = []
        self._is_value = self._is_aside = self._is_formula = False
        self.begin()

    def begin(self) -> None:
        """What is kept beside the texts begins."""

    @property
    def place(self) -> tuple[int, int]:
        """The row and the column of the last cell that has begun."""
        return self._row, self._column

    @property
    def has_value(self) -> bool:
        """Whether it holds anything, while it is open."""
        return bool(self._parts)

    @property
    def shared(self) -> int:
        """The number of the shared text that it has, while it is open."""
        return read_number("".join(self._parts), -1)

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if name == "row":
            self._row = max(1, read_number(attributes.get("r", ""), self._row + 1))
            self._column = -1
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "f":
            self._is_formula = True
        elif name == "rPh":
            self._is_aside = True
        elif name in ("v", "t"):
            self._is_value = not self._is_aside

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        address = _ADDRESS.fullmatch(attributes.get("r", ""))
        self._column = number_column(address["letters"]) if address else self._column + 1
        self.kind = attributes.get("t", "n")
        self._style = read_number(attributes.get("s", ""), 0)
        self._is_formula = False
        self._parts.clear()

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if name == "rPh":
            self._is_aside = False
        elif name in ("v", "t"):
            self._is_value = False
        elif name == "c" and self._column < _MOST_COLUMNS:
            if value := self._show("".join(self._parts)):
                self._keep(value)
            elif self._is_formula and not self.has_value and self.kind != "str":  # a text may be saved that is empty
                self.unsaved.add(self.place)

    def _keep(self, value: str) -> None:
        cells = self.rows.setdefault(self._row, {})
        if self._column in cells:
            self.doubles.append(f"{name_column(self._column)}{self._row}")
        cells[self._column] = value

    def text(self, text: str, start: int, end: int) -> None:
        del start, end
        if self._is_value:
            self._parts.append(text)

    def _show(self, value: str) -> str:
        """What people see of a value, without the decorations of numbers."""
        if self.kind == "s":
            return self._share(value.strip())
        if self.kind == "b":
            return _TRUTH.get(value, value)
        if self.kind == "n" and self._style in self.tables.dates:
            return _show_date(value, self.tables.first_day)
        return value if self.kind == "n" else unescape(value)

    def _share(self, value: str) -> str:
        """The shared text of this number; a cell may be without one, as a program leaves it that has emptied it."""
        at, count = read_number(value, -1), len(self.tables.strings)
        if value and not 0 <= at < count:
            place = f"{name_column(self._column)}{self._row}"
            texts = f"the workbook has only {count:,}" if count else "the workbook has none"
            said = f"cell {place}: damaged: names shared text {make_printable(value[:12])}, and {texts}"
            raise ReadError(f"{self._name}: {said}; save it again")
        return self.tables.strings[at] if value else ""


def read_workbook(data: bytes, name: str, limit: int) -> list[Sheet]:
    """The sheets of a workbook, charts left out.

    Raises:
        ReadError: it is damaged, or unpacks to more than ``limit`` bytes.
    """
    archive = Archive(data, name, limit)
    book, tables = read_tables(archive, name)
    sheets = []
    for entry in book:
        if not entry.part:
            raise ReadError(f"{name}: damaged: its sheet '{entry.name}' is not in the file; save it again")
        cells = CellVisitor(tables, f"{name}: sheet '{entry.name}'")
        walk(archive, entry.part, name, cells)
        sheets.append(Sheet(entry.name, cells.rows, entry.is_hidden, tuple(cells.doubles), frozenset(cells.unsaved)))
    return sheets


def _show_date(value: str, first_day: datetime) -> str:
    """A day, a time or both, in the order of ISO 8601."""
    with suppress(ValueError):
        days = float(value)
        if 0 <= days < _LATEST:
            seconds = round(days * 86_400)
            shown = (first_day + timedelta(seconds=seconds)).isoformat(" ")
            return shown.partition(" ")[2] if days < 1 else shown.removesuffix(" 00:00:00")
    return value


def number_column(letters: str) -> int:
    """The number of a column from 0: 0 of ``A``, 26 of ``AA``."""
    number = 0
    for letter in letters:
        number = number * _BASE + ord(letter) - ord("A") + 1
    return number - 1


def name_column(number: int) -> str:
    """The letters of a column that is counted from 0."""
    letters, left = "", number + 1
    while left:
        left, digit = divmod(left - 1, _BASE)
        letters = chr(ord("A") + digit) + letters
    return letters
