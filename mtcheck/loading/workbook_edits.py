"""A workbook with other texts in some of its cells, and everything else in it as it was.

A cell that is written becomes a text of its own (``inlineStr``), so that no other cell which shares its text changes.

Source: ECMA-376, Office Open XML, SpreadsheetML.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence

from mtcheck.errors import ReadError
from mtcheck.loading.decoding import decode, encode
from mtcheck.loading.packed import Archive
from mtcheck.loading.workbook_tables import read_tables, walk_part
from mtcheck.loading.workbooks import Cells, CellVisitor, name_column
from mtcheck.model.spans import Span
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_TYPE = lazy(r"""\st\s*=\s*(?:"[^"]*"|'[^']*')""")
_NAME = lazy(r"<((?:[\w.-]+:)?)c\b")
_HELD = lazy(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f]")
_TEXTS = frozenset({"s", "str", "inlineStr"})

Place = tuple[int, int]
"""The numbers of a row, from 1, and of a column, from 0."""


class _Spot(NamedTuple):
    """Where a cell is in its part, and why it is not to be written."""

    span: Span
    tag: Span
    refused: str


class _Spots(CellVisitor):
    """The cells of a sheet with their places in its part."""

    spots: dict[Place, _Spot]

    def begin(self) -> None:
        self.spots = {}
        self._tag = Span(0, 0)
        self._reason = ""

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        super().open(name, attributes, start, end)
        if name == "c":
            self._tag, self._reason = Span(start, end), ""
        elif name == "f":
            self._reason = "it is what a formula gives"
        elif name == "r":
            self._reason = _RICH

    def close(self, name: str, start: int, end: int) -> None:
        if name == "c":
            reason = _TWICE if self.place in self.spots else self._reason or self._refuse_value()
            self.spots[self.place] = _Spot(Span(self._tag.start, end), self._tag, reason)
        super().close(name, start, end)

    def _refuse_value(self) -> str:
        """Why its value is not to be written over; empty for one that may be, or where it has none."""
        if self.kind == "s" and self.shared in self.tables.rich:
            return _RICH
        return "" if self.kind in _TEXTS or not self.has_value else "it holds a number, a date or another value"


_RICH = "a part of it is set in another type"
_TWICE = "it is there more than once"


def write_workbook(data: bytes, name: str, limit: int, sheets: Mapping[str, Mapping[Place, str]]) -> bytes:
    """The bytes of a workbook with other texts.

    Args:
        data: the workbook.
        name: what messages call it.
        limit: the most bytes that it may unpack to.
        sheets: the texts of cells by the names of their sheets; none of them is empty.

    Raises:
        ReadError: it cannot be read, or one of the cells is no text of one type.
    """
    archive = Archive(data, name, limit)
    entries, tables = read_tables(archive, name)
    changed: dict[str, bytes] = {}
    for entry in entries:
        texts = sheets.get(entry.name)
        if not texts or entry.part in changed:
            continue
        raw = archive.read(entry.part)
        decoded = decode(raw, f"{name}: {entry.part}")
        cells = _Spots(tables, f"{name}: sheet '{entry.name}'")
        walk_part(decoded.text, f"{name}: {entry.part}", cells)
        text = _replace(decoded.text, list(_edits(decoded.text, cells, texts, f"{name}: {entry.name}")))
        written = encode(text, decoded.encoding, raw)
        if written is None:
            raise ReadError(f"{name}: the texts cannot be written in {decoded.encoding}; save it again")
        changed[entry.part] = written
    return archive.rewrite(changed) if changed else data


def _edits(text: str, cells: _Spots, texts: Mapping[Place, str], name: str) -> Iterator[tuple[Span, str]]:
    columns: dict[int, list[int]] = {}
    for row, column in cells.spots:
        columns.setdefault(row, []).append(column)
    for place, value in texts.items():
        address = f"{name_column(place[1])}{place[0]}"
        spot = cells.spots.get(place)
        if spot and spot.refused:
            raise ReadError(f"{name}!{address}: cannot be written: {spot.refused}")
        span, tag = _find_place(cells.spots, place, columns.get(place[0], ()))
        named = _NAME.match(text, tag.start)
        prefix = named[1] if named else ""
        head = _TYPE.sub("", text[tag.start : tag.end]).rstrip(">").rstrip("/").rstrip()
        head = head if spot else f'<{prefix}c r="{address}"'
        inside = f'<{prefix}is><{prefix}t xml:space="preserve">{_escape(value)}</{prefix}t></{prefix}is>'
        yield span, f'{head} t="inlineStr">{inside}</{prefix}c>'


def _find_place(spots: Mapping[Place, _Spot], place: Place, columns: Sequence[int]) -> tuple[Span, Span]:
    """What a cell replaces, with its tag; of one that is not there the place beside its neighbour, with its tag.

    A row without any cell is none that texts are read from.
    """
    row, column = place
    if spot := spots.get(place):
        return spot.span, spot.tag
    before = [each for each in columns if each < column]
    spot = spots[row, max(before) if before else min(columns)]
    at = spot.span.end if before else spot.span.start
    return Span(at, at), spot.tag


def _escape(text: str) -> str:
    return html.escape(_HELD.sub(lambda match: f"_x{ord(match[0]):04X}_", text), quote=False)


def _replace(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    parts, at = [], 0
    for span, new in sorted(edits, key=lambda edit: (edit[0].start, edit[0].end)):
        parts += [text[at : span.start], new]
        at = span.end
    return "".join((*parts, text[at:]))


def list_changes(before: Cells, after: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The columns of a row whose text is another, with the text as it is to be written.

    Args:
        before: the row, its cells in order.
        after: the texts of its cells in order, with blanks for what parts lines in them.

    Raises:
        ValueError: there are other cells than before, one of them would be empty, or a line end in it would be lost.
    """
    for (column, was), new in zip(before.items(), after, strict=True):
        if blank(was) != new:
            if not new.strip():
                raise ValueError("it would be empty")
            yield column, _keep_lines(was, new)


def blank(text: str) -> str:
    """A text of a cell on one line."""
    return text.translate(_BREAKS)


_BREAKS = str.maketrans("\t\r\n", "   ")


def _keep_lines(was: str, new: str) -> str:
    """The new text, with what parts the lines of the old one wherever the two are alike."""
    old, start, tail = blank(was), 0, 0
    least = min(len(old), len(new))
    while start < least and old[start] == new[start]:
        start += 1
    while tail < least - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    end = len(old) - tail
    if was[start:end] != old[start:end]:
        raise ValueError("a line end in it would be lost")
    return f"{was[:start]}{new[start : len(new) - tail]}{was[end:]}"
