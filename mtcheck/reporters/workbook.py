"""Findings as a workbook (.xlsx): an overview, and a sheet for each file with a finding a row.

Cells are texts, so no program computes what an article begins with; those that one would compute when they are edited
or saved as CSV are marked as quoted. A file with nothing to tell is in the overview alone.

Source: ECMA-376, Office Open XML, SpreadsheetML.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

from mtcheck.loading.workbooks import name_column
from mtcheck.model.finding import Severity
from mtcheck.model.report import Report
from mtcheck.patterns import lazy
from mtcheck.reporters.csv import FORMULA, HEADER, list_rows
from mtcheck.reporters.escaping import visible

_OVERVIEW, _OTHERS = "Overview", "Other files"
_MOST_SHEETS = 500
"""Of single files; what is found in more is in one more sheet together."""
_MOST_ROWS = 1_000_000
_LONGEST_CELL, _LONGEST_NAME = 32_000, 31
"""In units of UTF-16, of which characters beyond the 65,536 first have two."""
_BANNED = lazy(r"[\[\]:*?/\\'\x00-\x1f]")
_HELD = lazy(r"_(?=x[0-9A-Fa-f]{4}_)")
_SUMMARY = ("sheet", "file", "verdict", "score", "quality", *(each.value for each in reversed(Severity)), "not checked")
_NUMBERS = frozenset(
    {"line", "column", "end_line", "end_column", "confidence", "source_line", "source_column", *_SUMMARY[3:]}
)
"""Columns whose cells are numbers, so that they can be sorted."""
_WIDTHS = (14, 34, 16, 10, 10)
_MOMENT = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLAIN, _TITLE, _QUOTED = 0, 1, 2
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3">'
    '<xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Book:
    """A workbook that grows by a report at a time; of each, only the rows of its sheet are kept, packed."""

    def __init__(self) -> None:
        self._data = io.BytesIO()
        self._zip = zipfile.ZipFile(self._data, "w", zipfile.ZIP_DEFLATED)
        self._names: list[str] = [_OVERVIEW]
        self._summary: list[Sequence[str]] = []
        self._others: list[Sequence[str]] = []

    def add(self, report: Report) -> None:
        """Write the sheet of a file, if there is anything to tell of it."""
        rows = list(list_rows(report))
        name = self._place(report.name, rows) if rows else ""
        self._summary.append((name, *_summarise(report)))

    def close(self) -> bytes:
        """The bytes of the whole workbook."""
        if self._others:
            self._add_sheet(_OTHERS, self._others)
        self._put("xl/worksheets/sheet1.xml", _sheet(_SUMMARY, self._summary))
        self._put_frame()
        self._zip.close()
        return self._data.getvalue()

    def _place(self, file: str, rows: Sequence[Sequence[str]]) -> str:
        if len(self._names) > _MOST_SHEETS:
            self._others += rows
            return _OTHERS
        name = _name_sheet(file, {each.casefold() for each in (*self._names, _OTHERS)})
        self._add_sheet(name, rows)
        return name

    def _add_sheet(self, name: str, rows: Sequence[Sequence[str]]) -> None:
        self._names.append(name)
        self._put(f"xl/worksheets/sheet{len(self._names)}.xml", _sheet(HEADER, rows))

    def _put(self, part: str, pieces: Iterable[str]) -> None:
        info = zipfile.ZipInfo(part, _MOMENT)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(info, "w") as file:
            for piece in (_HEAD, *pieces):
                file.write(piece.encode("utf-8", "replace"))

    def _put_frame(self) -> None:
        numbers = range(1, len(self._names) + 1)
        sheets = "".join(
            f'<sheet name="{html.escape(name)}" sheetId="{at}" r:id="r{at}"/>'
            for at, name in zip(numbers, self._names, strict=True)
        )
        links = "".join(
            f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>' for at in numbers
        )
        kinds = "".join(
            f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_KIND}.worksheet+xml"/>' for at in numbers
        )
        self._put(
            "[Content_Types].xml",
            [
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ',
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
                f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>',
                f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>{kinds}</Types>',
            ],
        )
        self._put(
            "_rels/.rels", [_link(f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>')]
        )
        self._put(
            "xl/workbook.xml", [f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>']
        )
        styles = f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        self._put("xl/_rels/workbook.xml.rels", [_link(links + styles)])
        self._put("xl/styles.xml", [_STYLES])


def _link(inside: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _summarise(report: Report) -> tuple[str, ...]:
    score = report.score
    severities = [each.severity for each in report.findings if each.counts]
    return (
        report.name,
        score.verdict.value if score else "not checked",
        f"{score.value:.1f}" if score else "",
        "" if report.quality is None else f"{report.quality:.1f}",
        *(str(severities.count(each)) for each in reversed(Severity)),
        str(len(report.failures) + sum(not each.is_expected for each in report.not_checked)),
    )


def _name_sheet(file: str, taken: set[str]) -> str:
    """A name that programs take: of 31 units of UTF-16 at most, and of no other sheet."""
    plain = re.sub(r"\s+", " ", _BANNED.sub(" ", file.rpartition("/")[2] or file)).strip() or "file"
    plain = "history_" if plain.casefold() == "history" else plain
    name, number = _cut(plain, _LONGEST_NAME).strip(), 1
    while name.casefold() in taken:
        number += 1
        mark = f" ({number})"
        name = _cut(plain, _LONGEST_NAME - len(mark)).strip() + mark
    return name


def _cut(text: str, units: int) -> str:
    """A text in so many units of UTF-16 at most, which programs count, and never half a character."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


def _sheet(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    last = f"{name_column(len(header) - 1)}{min(len(rows), _MOST_ROWS) + 1}"
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(_WIDTHS, 1)
    )
    yield (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        f'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>'
    )
    yield _row([_text(name, f"{name_column(at)}1", _TITLE) for at, name in enumerate(header)], 1)
    makers = [_number if name in _NUMBERS else _cell for name in header]
    for number, row in enumerate(rows[:_MOST_ROWS], 2):
        named = ((make, text, at) for at, (make, text) in enumerate(zip(makers, row, strict=True)) if text)
        yield _row([make(text, f"{name_column(at)}{number}") for make, text, at in named], number)
    if len(rows) > _MOST_ROWS:
        said = f"{len(rows) - _MOST_ROWS:,} more rows; csv has all"
        yield _row([_text(said, f"A{_MOST_ROWS + 2}", _PLAIN)], _MOST_ROWS + 2)
    yield f'</sheetData><autoFilter ref="A1:{last}"/></worksheet>'


def _row(cells: Iterable[str], number: int) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _number(value: str, address: str) -> str:
    return f'<c r="{address}"><v>{value}</v></c>'


def _cell(text: str, address: str) -> str:
    shown = visible(text)
    if 2 * len(shown) > _LONGEST_CELL and (cut := _cut(shown, _LONGEST_CELL)) != shown:
        shown = f"{cut}…"
    return _text(shown, address, _QUOTED if shown.startswith(FORMULA) else _PLAIN)


def _text(text: str, address: str, style: int) -> str:
    inside = html.escape(_HELD.sub("_x005F_", text), quote=False)
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>'
