"""Workbooks (.xlsx): the list of their sheets, and what the cells of these refer to: shared texts and styles.

Source: ECMA-376, Office Open XML, SpreadsheetML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from posixpath import dirname, join, normpath

from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import Archive
from mtcheck.loading.xml import walk_xml
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_ROOT = "_rels/.rels"
_ESCAPE = lazy(r"_x(?P<code>[0-9A-Fa-f]{4})_")
_DATE = lazy(r'(?i)^(?:"[^"]*"|\[[^\]]*\]|\\.|[^"\[\\dmyhs])*[dmyhs]')
_DATES = frozenset({*range(14, 23), *range(45, 48)})
"""Numbers of the formats for dates and times that every program knows."""


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


class Silent:
    """Hears nothing; what readers of single parts have in common."""

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        """A tag opens."""

    def close(self, name: str, start: int, end: int) -> None:
        """A tag closes."""

    def text(self, text: str, start: int, end: int) -> None:
        """A stretch of text."""


class _Links(Silent):
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


class _Workbook(Silent):
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


class _Strings(Silent):
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
            self.found.append(unescape("".join(self._parts)))
            self._parts.clear()

    def text(self, text: str, start: int, end: int) -> None:
        del start, end
        if self._is_text:
            self._parts.append(text)


class _Styles(Silent):
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


def read_tables(archive: Archive, name: str) -> tuple[list[Entry], Tables]:
    """The sheets of a workbook that have cells, and what these refer to."""
    root = _links(archive, _ROOT, name)
    main = root.by_kind.get("officeDocument", "xl/workbook.xml")
    links = _links(archive, join(dirname(main), "_rels", f"{main.rpartition('/')[2]}.rels"), name)
    book, strings, styles = _Workbook(), _Strings(), _Styles()
    walk(archive, main, name, book)
    for kind, visitor in (("sharedStrings", strings), ("styles", styles)):
        if kind in links.by_kind:
            walk(archive, links.by_kind[kind], name, visitor)
    entries = [Entry(title, links.by_id.get(link, ""), hidden) for title, link, hidden in book.sheets]
    first_day = datetime(1904, 1, 1) if book.is_from_1904 else datetime(1899, 12, 30)
    sheets = [entry for entry in entries if "chartsheets/" not in entry.part and "dialogsheets/" not in entry.part]
    return sheets, Tables(strings.found, frozenset(styles.dates), first_day, frozenset(strings.rich))


def _links(archive: Archive, part: str, name: str) -> _Links:
    found = _Links(part)
    walk(archive, part, name, found)
    return found


def walk(archive: Archive, part: str, name: str, visitor: Silent) -> None:
    walk_part(decode(archive.read(part), f"{name}: {part}").text, f"{name}: {part}", visitor)


def walk_part(text: str, name: str, visitor: Silent) -> None:
    """Tell a visitor all of a part.

    Raises:
        ReadError: it is not well-formed.
    """
    walk_xml(text, name, visitor)


def read_number(value: str, otherwise: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else otherwise


def unescape(text: str) -> str:
    """A text with the characters that XML cannot hold."""
    return _ESCAPE.sub(_decode, text) if "_x" in text else text


def _decode(match: re.Match[str]) -> str:
    sign = chr(int(match["code"], 16))
    return match[0] if "\ud800" <= sign <= "\udfff" else sign
