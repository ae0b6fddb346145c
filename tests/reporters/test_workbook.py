"""A workbook of findings: a sheet for each file, in which no program computes anything."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest

from mtcheck.cli.run import run
from mtcheck.loading.workbooks import read_workbook
from mtcheck.model.report import Failure, NotChecked, Report
from mtcheck.reporters import workbook
from mtcheck.reporters.csv import HEADER
from mtcheck.reporters.workbook import Book

LIMIT = 10_000_000


def sheets(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            ET.fromstring(file.read(name))
    return {sheet.name: sheet.rows for sheet in read_workbook(data, "x", LIMIT)}


def book(*reports):
    made = Book()
    for each in reports:
        made.add(each)
    return made.close()


def failed(name, message="cannot be read"):
    return Report(name, failures=(Failure("read", message),))


def test_the_command_writes_a_sheet_for_each_file(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The harbour is is empty today, says the keeper of the lamps.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("=1+1 is is what the sign on the old pier says.\n", encoding="utf-8")
    assert run(["check", "a.txt", "b.txt", "missing.txt", "--to", "en", "--format", "xlsx=r.xlsx"]) == 3
    data = (tmp_path / "r.xlsx").read_bytes()
    found = sheets(data)
    assert list(found) == ["Overview", "a.txt", "b.txt", "missing.txt"]
    assert [found["Overview"][row][0] for row in (2, 3, 4)] == ["a.txt", "b.txt", "missing.txt"]
    row = found["a.txt"][2]
    named = {name: row.get(at, "") for at, name in enumerate(HEADER)}
    assert (named["check"], named["line"], named["column"], named["text"]) == (
        "linguistic/doubled-word",
        "1",
        "13",
        "is is",
    )
    assert found["missing.txt"][2][0] == "failure"
    capsys.readouterr()


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "xlsx"], "cannot be printed; name a file, as in xlsx=report.xlsx"),
        (["--format", "xlsx", "--output", "-"], "cannot be printed"),
        (["--format", "xlsx={stem}.xlsx"], "has a sheet for each page; name one file"),
        (["--format", "xlsx=a.txt"], "one of the files that are read"),
        (["--format", "xlsx=no/where.xlsx"], "no/where.xlsx"),
    ],
)
def test_a_workbook_has_a_file_of_its_own(tmp_path, capsys, monkeypatch, args, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The harbour is empty today.\n", encoding="utf-8")
    assert run(["check", "a.txt", "--to", "en", *args]) == 2
    assert said in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"a.txt"}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "＝"])
def test_what_a_spreadsheet_would_compute_is_a_quoted_text(sign):
    data = book(failed("a", f"{sign}HYPERLINK(1) & <b>"))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        sheet = file.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in sheet
    assert ' s="2" t="inlineStr"' in sheet or sign == "\t="
    assert "&amp; &lt;b&gt;" in sheet


def test_names_of_sheets_are_what_programs_take():
    names = [
        "x/[a]:b*c?.md",
        "y/[a]:b*c?.md",
        "History",
        "'",
        "long" * 20,
        "Long" * 20,
        "Overview",
        "Other files",
        "😀" * 40,
        "a" + "😀" * 40,
    ]
    found = list(sheets(book(*map(failed, names))))
    assert len({name.casefold() for name in found}) == len(names) + 1
    assert all(0 < len(name.encode("utf-16-le")) <= 62 and not set(name) & set("[]:*?/\\'") for name in found)
    assert "history" not in [name.casefold() for name in found]


def test_many_files_share_a_sheet(monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_SHEETS", 2)
    found = sheets(book(*(failed(f"{number}.md") for number in range(5))))
    assert list(found) == ["Overview", "0.md", "1.md", "Other files"]
    assert [row[1] for row in list(found["Other files"].values())[1:]] == ["2.md", "3.md", "4.md"]


def test_whatever_is_in_a_cell_is_read_again(monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_ROWS", 2)
    messages = ["_x0041_ <&>", "a" * 50_000, "c", "d"]
    report = Report("a", not_checked=tuple(NotChecked("x", each) for each in messages))
    rows = sheets(book(report))["a"]
    cells = [row.get(HEADER.index("message"), row[0]) for row in rows.values()]
    assert cells[1:] == ["_x0041_ <&>", "a" * 32_000 + "…", "2 more rows; csv has all"]


def test_cells_hold_no_more_units_than_programs_take():
    assert f">{'😀' * 16_000}…<" in workbook._cell("😀" * 20_000, "A1")
    assert f">{'😀' * 16_000}<" in workbook._cell("😀" * 16_000, "A1")


def test_the_same_reports_are_the_same_bytes():
    assert book(failed("a")) == book(failed("a"))


def test_another_program_reads_it():
    openpyxl = pytest.importorskip("openpyxl")
    read = openpyxl.load_workbook(io.BytesIO(book(failed("a.md", "=1+1"))))
    assert read.sheetnames == ["Overview", "a.md"]
    cell = read["a.md"].cell(2, HEADER.index("message") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
