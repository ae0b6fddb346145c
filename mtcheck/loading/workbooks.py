"""Workbooks (.xlsx): the cells of their sheets as text.

Nothing is computed: of a formula the value that was saved with it is read. Cells are kept as they come, since a sheet
may have two of them a million rows apart.

Source: ECMA-376, Office Open XML, SpreadsheetML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from posixpath import dirname, join, normpath

from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import Archive
from mtcheck.loading.xml import walk_xml
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

Cells = dict[int, str]
"""The texts of a row by the numbers of their columns, from 0."""

_ROOT = "_rels/.rels"
_ADDRESS = lazy(r"(?P<letters>[A-Z]{1,3})(?P<row>[1-9]\d{0,6})")
_ESCAPE = lazy(r"_x(?P<code>[0-9A-Fa-f]{4})_")
_DATE = lazy(r'(?i)^(?:"[^"]*"|\[[^\]]*\]|\\.|[^"\[\\dmyhs])*[dmyhs]')
_DATES = frozenset({*range(14, 23), *range(45, 48)})
"""Numbers of the formats for dates and times that every program knows."""
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


class Entry(NamedTuple):
    """A sheet in the list of the workbook."""

    name: str
    part: str
    is_hidden: bool


class Tables(NamedTuple):
    """What the cells of all sheets refer to."""

    strings: list[str]
    dates: frozenset[int]
    """Numbers of the styles that show a number as a date."""
    first_day: datetime
    rich: frozenset[int] = frozenset()
    """The texts, by their numbers, of which parts are set in another type."""


class _Silent:
    """Hears nothing; what readers of single parts have in common."""

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        """A tag opens."""

    def close(self, name: str, start: int, end: int) -> None:
        """A tag closes."""

    def text(self, text: str, start: int, end: int) -> None:
        """A stretch of text."""


class _Links(_Silent):
    """The parts that a part refers to, by their names in it and by what they are."""

    def __init__(self, part: str) -> None:
        self.by_id: dict[str, str] = {}
        self.by_kind: dict[str, str] = {}
        self._folder = dirname(dirname(part))

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            part = normpath(join("/", self._folder, attributes.get("Target", ""))).lstrip("/")
            self.by_id[attributes.get("Id", "")] = part
            self.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], part)


class _Workbook(_Silent):
    """The list of sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.is_from_1904 = False

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if name == "workbookPr":
            self.is_from_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), link, hidden))


class _Strings(_Silent):
    """The table of texts; how they are to be read aloud is left out."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.rich: set[int] = set()
        self._parts: list[str] = []
        self._is_text = self._is_aside = False

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del attributes, start, end
        if name == "rPh":
            self._is_aside = True
        elif name == "r":
            self.rich.add(len(self.found))
        elif name == "t":
            self._is_text = not self._is_aside

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if name == "rPh":
            self._is_aside = False
        elif name == "t":
            self._is_text = False
        elif name == "si":
            self.found.append(_unescape("".join(self._parts)))
            self._parts.clear()

    def text(self, text: str, start: int, end: int) -> None:
        del start, end
        if self._is_text:
            self._parts.append(text)


class _Styles(_Silent):
    """Which styles show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[int] = []
        self._own: dict[str, str] = {}
        self._is_inside = False
        self._count = 0

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if name == "numFmt":
            self._own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._is_inside = True
        elif name == "xf" and self._is_inside:
            if self._is_date(attributes.get("numFmtId", "")):
                self.dates.append(self._count)
            self._count += 1

    def _is_date(self, number: str) -> bool:
        if number in self._own:
            return bool(_DATE.match(self._own[number]))
        return number.isdecimal() and int(number) in _DATES

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if name == "cellXfs":
            self._is_inside = False


class CellVisitor(_Silent):
    """The cells of a sheet."""

    def __init__(self, tables: Tables) -> None:
        self.rows: dict[int, Cells] = {}
        self.tables = tables
        self._row, self._column = 0, -1
        self.kind, self._style = "n", 0
        self._parts: list[str] = []
        self._is_value = self._is_aside = False
        self.begin()

    def begin(self) -> None:
        """What is kept beside the texts begins."""

    @property
    def place(self) -> tuple[int, int]:
        """The row and the column of the last cell that has begun."""
        return self._row, self._column

    @property
    def shared(self) -> int:
        """The number of the shared text that it has, while it is open."""
        return _number("".join(self._parts), -1)

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if name == "row":
            self._row = max(1, _number(attributes.get("r", ""), self._row + 1))
            self._column = -1
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "rPh":
            self._is_aside = True
        elif name in ("v", "t"):
            self._is_value = not self._is_aside

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        address = _ADDRESS.fullmatch(attributes.get("r", ""))
        self._column = number_column(address["letters"]) if address else self._column + 1
        self.kind = attributes.get("t", "n")
        self._style = _number(attributes.get("s", ""), 0)
        self._parts.clear()

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if name == "rPh":
            self._is_aside = False
        elif name in ("v", "t"):
            self._is_value = False
        elif name == "c" and self._column < _MOST_COLUMNS and (value := self._show("".join(self._parts))):
            self.rows.setdefault(self._row, {})[self._column] = value

    def text(self, text: str, start: int, end: int) -> None:
        del start, end
        if self._is_value:
            self._parts.append(text)

    def _show(self, value: str) -> str:
        """What people see of a value, without the decorations of numbers."""
        if self.kind == "s":
            at = _number(value, -1)
            return self.tables.strings[at] if 0 <= at < len(self.tables.strings) else ""
        if self.kind == "b":
            return _TRUTH.get(value, value)
        if self.kind == "n" and self._style in self.tables.dates:
            return _show_date(value, self.tables.first_day)
        return value if self.kind == "n" else _unescape(value)


def read_workbook(data: bytes, name: str, limit: int) -> list[Sheet]:
    """The sheets of a workbook, charts left out.

    Raises:
        ReadError: it is damaged, or unpacks to more than ``limit`` bytes.
    """
    archive = Archive(data, name, limit)
    book, tables = read_tables(archive, name)
    sheets = []
    for entry in book:
        cells = CellVisitor(tables)
        _walk(archive, entry.part, name, cells)
        sheets.append(Sheet(entry.name, cells.rows, entry.is_hidden))
    return sheets


def read_tables(archive: Archive, name: str) -> tuple[list[Entry], Tables]:
    """The sheets of a workbook that have cells, and what these refer to."""
    root = _links(archive, _ROOT, name)
    main = root.by_kind.get("officeDocument", "xl/workbook.xml")
    links = _links(archive, join(dirname(main), "_rels", f"{main.rpartition('/')[2]}.rels"), name)
    book, strings, styles = _Workbook(), _Strings(), _Styles()
    _walk(archive, main, name, book)
    for kind, visitor in (("sharedStrings", strings), ("styles", styles)):
        if kind in links.by_kind:
            _walk(archive, links.by_kind[kind], name, visitor)
    entries = [Entry(title, links.by_id.get(link, ""), hidden) for title, link, hidden in book.sheets]
    first_day = datetime(1904, 1, 1) if book.is_from_1904 else datetime(1899, 12, 30)
    sheets = [entry for entry in entries if "chartsheets/" not in entry.part and "dialogsheets/" not in entry.part]
    return sheets, Tables(strings.found, frozenset(styles.dates), first_day, frozenset(strings.rich))


def _links(archive: Archive, part: str, name: str) -> _Links:
    found = _Links(part)
    _walk(archive, part, name, found)
    return found


def _walk(archive: Archive, part: str, name: str, visitor: _Silent) -> None:
    walk_part(decode(archive.read(part), f"{name}: {part}").text, f"{name}: {part}", visitor)


def walk_part(text: str, name: str, visitor: _Silent) -> None:
    """Tell a visitor all of a part.

    Raises:
        ReadError: it is not well-formed.
    """
    walk_xml(text, name, visitor)


def _number(value: str, otherwise: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise


def _unescape(text: str) -> str:
    """A text with the characters that XML cannot hold."""
    return _ESCAPE.sub(_decode, text) if "_x" in text else text


def _decode(match: re.Match[str]) -> str:
    sign = chr(int(match["code"], 16))
    return match[0] if "\ud800" <= sign <= "\udfff" else sign


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
