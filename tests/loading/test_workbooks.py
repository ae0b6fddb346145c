"""Workbooks: what stands in their cells, which columns are read, and places as sheet and cell."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import mtcheck
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode, ReadError
from mtcheck.loading.bitexts import load_bitext
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.workbooks import name_column, number_column, read_workbook
from mtcheck.model.bitext import Gap

LIMIT = 1_000_000
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(address, value, kind="inlineStr", style=0):
    inside = f"<is><t>{escape(value)}</t></is>" if kind == "inlineStr" else f"<v>{escape(value)}</v>"
    return f'<c r="{address}" t="{kind}" s="{style}">{inside}</c>'


def sheet_of(rows):
    """A sheet of texts, from its first cell on."""
    lines = (
        f'<row r="{number}">'
        + "".join(cell(f"{name_column(at)}{number}", text) for at, text in enumerate(row))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return "".join(lines)


def workbook(sheets, states=None, **parts):
    """A workbook of sheets by their names; what is in ``parts`` replaces what would be there."""
    states = states or {}
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}" state="{states.get(name, "visible")}"/>'
        for at, name in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at, _ in enumerate(sheets, 1)
    )
    links += f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    links += f'<Relationship Id="y" Type="{OFFICE}/styles" Target="styles.xml"/>'
    found = {
        "_rels/.rels": f'<R><Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></R>',
        "xl/workbook.xml": f'<workbook xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<R>{links}</R>",
        "xl/sharedStrings.xml": "<sst/>",
        "xl/styles.xml": "<styleSheet/>",
        **{
            f"xl/worksheets/sheet{at}.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
            for at, rows in enumerate(sheets.values(), 1)
        },
        **parts,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in found.items():
            if text is not None:
                file.writestr(name, text)
    return data.getvalue()


def load(data, wanted=None):
    return load_bitext(data, "x.xlsx", Path("x.xlsx"), wanted or Wanted(), LIMIT)


def texts(bitext):
    return [(unit.source and unit.source.text, unit.target and unit.target.text) for unit in bitext.units]


TABLE = [
    ("id", "de", "en"),
    ("a", "Teilen", "Split"),
    ("b", "Der Hafen gab 51 Euro aus.", "The harbour spent 15 euros."),
]


# cells


def test_cells_are_read_as_people_see_them():
    two = "<r><t>Tw</t></r><r><t xml:space='preserve'>o_x000D_ </t></r><rPh><t>x</t></rPh>"
    strings = f"<sst><si><t>One</t></si><si>{two}</si></sst>"
    styles = (
        '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-407]&quot;am&quot; d. mmm"/>'
        '<numFmt numFmtId="165" formatCode="0 &quot;dm&quot;"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
    )
    row = "".join(
        (
            cell("A1", "0", "s"),
            cell("B1", "1", "s"),
            cell("C1", "", "s"),
            cell("D1", "51.5", "n"),
            cell("E1", "45413", "n", 1),
            cell("F1", "45413.75", "n", 2),
            cell("G1", "0.5", "n", 1),
            cell("H1", "45413", "n", 3),
            cell("I1", "1", "b"),
            cell("J1", "#REF!", "e"),
            '<c r="K1" t="str"><f>A1&amp;"x"</f><v>Onex</v></c>',
            '<c r="L1"><f>A1</f></c><c r="M1"/>',
            cell("AA1", "far"),
            "<c t='inlineStr'><is><t>next _xD800_</t></is></c>",
            cell("XFE1", "beyond"),
        )
    )
    data = workbook({"S": f"<row>{row}</row>"}, **{"xl/sharedStrings.xml": strings, "xl/styles.xml": styles})
    [sheet] = read_workbook(data, "x", LIMIT)
    assert sheet.rows == {
        1: {
            0: "One",
            1: "Two\r ",
            3: "51.5",
            4: "2024-05-01",
            5: "2024-05-01 18:00:00",
            6: "12:00:00",
            7: "45413",
            8: "TRUE",
            9: "#REF!",
            10: "Onex",
            26: "far",
            27: "next _xD800_",
        }
    }


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_letters(number, letters):
    assert name_column(number) == letters
    assert number_column(letters) == number


def test_what_another_program_writes_is_read():
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "UI"
    for row in TABLE:
        book.active.append(row)
    book.active["C9"] = "Später & mehr"
    book.create_chartsheet("Chart")
    data = io.BytesIO()
    book.save(data)
    [sheet] = read_workbook(data.getvalue(), "x", LIMIT)
    assert list(sheet.rows[2].values()) == ["a", "Teilen", "Split"]
    assert sheet.rows[9] == {2: "Später & mehr"}


# tables


def test_each_sheet_is_a_table_and_lines_are_its_rows():
    gap = f'<row r="1">{cell("A1", "de")}{cell("C1", "en")}</row>'
    gap += f'<row r="4">{cell("A4", "Hafen")}{cell("C4", "Harbour")}</row>'
    found = load(workbook({"UI": sheet_of(TABLE), "Hilfe": gap, "Kept": sheet_of([("x",)])}, {"Kept": "hidden"}))
    assert texts(found) == [
        ("Teilen", "Split"),
        ("Der Hafen gab 51 Euro aus.", "The harbour spent 15 euros."),
        ("Hafen", "Harbour"),
    ]
    assert [unit.line for unit in found.units] == [2, 3, 7]
    assert (found.source_language, found.target_language) == ("de", "en")
    for unit in found.units:
        assert found.target.text[unit.target.span.start : unit.target.span.end] == unit.target.text
        assert found.target.position(unit.target.span.start)[0] == unit.line
    assert dict(found.cells)[found.units[2].target.span.start] == "Hilfe!C4"
    where = "places are lines of its text, which has a line for each row of its sheets"
    assert found.target.notes == (
        f"{where}: 'UI' from line 1, 'Hilfe' from line 4",
        "sheet 'Kept' is hidden, and was not read",
    )


def test_columns_are_named_by_letters_numbers_or_names():
    rows = [("Tür", "Door", "x"), ("Tor", "Gate", "y")]
    for columns in ({"source": "A", "target": "B"}, {"source": "1", "target": "2"}):
        assert texts(load(workbook({"S": sheet_of(rows)}), Wanted(columns=columns))) == [
            ("Tür", "Door"),
            ("Tor", "Gate"),
        ]
    named = Wanted(columns={"source": "Tür", "target": "Door"})
    assert texts(load(workbook({"S": sheet_of(rows)}), named)) == [("Tor", "Gate")]
    assert texts(load(workbook({"S": sheet_of([row[:2] for row in rows])}))) == [("Tür", "Door"), ("Tor", "Gate")]


def test_a_formula_without_a_saved_result_is_not_checked():
    rows = sheet_of([("de", "en"), ("Der Hafen ist leer.", "The harbour is empty."), ("Ja.",), ("Nein.",)])
    rows = rows.replace("Ja.</t></is></c>", 'Ja.</t></is></c><c r="B3"><f>A1</f><v></v></c>')
    rows = rows.replace("Nein.</t></is></c>", 'Nein.</t></is></c><c r="B4" t="str"><f>A1</f><v></v></c>')
    _, formula, empty = load(workbook({"UI": rows})).units
    assert (formula.skipped, formula.target) == ("with a formula whose result was not saved", None)
    assert (empty.skipped, empty.gap) == ("", Gap.EMPTY)


def test_sheets_that_are_no_tables_are_told_and_the_others_read():
    found = load(
        workbook(
            {"Readme": sheet_of([("a", "b", "c")]), "UI": sheet_of(TABLE), "Fr": sheet_of([("de", "fr"), ("a", "b")])}
        )
    )
    assert len(found.units) == 2
    assert "sheet 'Readme': its first line does not say which of 3 columns" in found.target.notes[1]
    assert "sheet 'Fr': in other languages than 'UI'" in found.target.notes[2]


def test_findings_name_sheet_and_cell(tmp_path, capsys):
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook({"UI": sheet_of([*TABLE, ("c", "Schließen Sie das Fenster.")])}))
    report = mtcheck.Checker().check(path)
    found = {each.check: each for each in report.findings}
    assert found["markup/mistranslated-label"].message.startswith("UI!C2: ")
    assert found["accuracy/number-mismatch"].message.startswith("UI!C3: ")
    assert found["accuracy/omission"].message.startswith("UI!C4: ")
    assert found["accuracy/number-mismatch"].target.line == 3
    assert run(["check", str(tmp_path / "*.xlsx"), "--quiet"]) == ExitCode.FINDINGS
    capsys.readouterr()


# bad input


SHARED = {"xl/sharedStrings.xml": "<sst><si><t>de</t></si><si><t>en</t></si></sst>"}
LINKS = f'<R><Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></R>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"id,de,en\n", "damaged"),
        (workbook({"UI": sheet_of(TABLE)})[:-60], "damaged"),
        (workbook({"UI": sheet_of(TABLE)}, **{"xl/workbook.xml": None}), r"part xl/workbook\.xml is missing"),
        (workbook({"UI": sheet_of(TABLE)}, **{"xl/worksheets/sheet1.xml": None}), r"sheet1\.xml is missing"),
        (workbook({"UI": "<row><c>"}), r"x\.xlsx: xl/worksheets/sheet1\.xml: line 1, column \d+: not well-formed"),
        (workbook({"UI": "&boom;"}), "not well-formed"),
        (
            workbook({"UI": sheet_of(TABLE)}, **{"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "the entity 'b' is not read",
        ),
        (workbook({"UI": "<row>" + " " * 2_000_000 + "</row>"}), "larger than 1 MB when it is unpacked"),
        (
            workbook({"UI": f'<row r="1">{cell("A1", "de")}</row><row r="9999999">{cell("B1", "en")}</row>'}),
            "2,000,000 rows",
        ),
        (workbook({"UI": ""}), "holds no row"),
        (
            workbook({"UI": f"<row>{cell('A1', '0', 's')}{cell('B1', '7', 's')}</row>"}, **SHARED),
            "x.xlsx: sheet 'UI': cell B1: damaged: names shared text 7, and the workbook has only 2; save it again",
        ),
        (workbook({"UI": f"<row>{cell('A1', '-1', 's')}</row>"}, **SHARED), "cell A1: damaged"),
        (workbook({"UI": f"<row>{cell('A1', '0', 's')}</row>"}), "and the workbook has none; save it again"),
        (
            workbook({"UI": sheet_of(TABLE)}, **{"xl/sharedStrings.xml": None}),
            r"sharedStrings\.xml is missing; save it",
        ),
        (
            workbook({"UI": f"<row>{cell('A1', '0', 's')}</row>"}, **{"xl/_rels/workbook.xml.rels": LINKS}),
            "and the workbook has none; save it again",
        ),
        (workbook({"UI": sheet_of(TABLE)}, {"UI": "veryHidden"}), "holds no row but in hidden sheets"),
        (workbook({"UI": sheet_of([("a", "b", "c")])}), "sheet 'UI': its first line does not say which of 3 columns"),
    ],
)
def test_bad_workbooks_are_refused_in_one_line(data, said):
    with pytest.raises(ReadError, match=said) as error:
        load(data)
    assert "\n" not in str(error.value)


def test_two_cells_at_the_far_ends_of_a_sheet_take_no_room():
    rows = f'<row r="1">{cell("A1", "Tür")}{cell("B1", "Door")}</row><row r="1048576">{cell("XFD1048576", "x")}</row>'
    assert texts(load(workbook({"S": rows}))) == [("Tür", "Door")]


def test_a_missing_column_is_told_with_its_sheet():
    with pytest.raises(ReadError, match="sheet 'UI': there is no column 'Deutsch' for source"):
        load(workbook({"UI": sheet_of(TABLE)}), Wanted(columns={"source": "Deutsch", "target": "en"}))
    with pytest.raises(ReadError, match="sheet 'UI': there is no column 'Q' for source"):
        load(workbook({"UI": sheet_of(TABLE)}), Wanted(columns={"source": "Q", "target": "C"}))


def test_parts_in_utf_16_are_read():
    shared = '<?xml version="1.0" encoding="UTF-16"?><sst><si><t>Tür</t></si></sst>'.encode("utf-16")
    row = f"<row>{cell('A1', '0', 's')}{cell('B1', 'Door')}</row>"
    assert texts(load(workbook({"S": row}, **{"xl/sharedStrings.xml": shared}))) == [("Tür", "Door")]


@pytest.mark.parametrize(
    ("head", "languages"),
    [
        (("Nr.", "Deutsch", "Englisch", "Kommentar"), ("de", "en")),
        (("Nr.", "Français", "Anglais", "Remarque"), ("fr", "en")),
        (("Nr.", "Polski", "Niemiecki", "Uwagi"), ("pl", "de")),
    ],
)
def test_columns_have_the_names_of_languages_in_one_of_them(head, languages):
    found = load(workbook({"S": sheet_of([head, ("1", "a b", "c d", "")])}))
    assert (found.source_language, found.target_language) == languages
    assert texts(found) == [("a b", "c d")]


def test_cells_that_are_there_twice_are_noted_and_the_last_counts():
    rows = (
        f"<row r='1'>{cell('A1', 'de')}{cell('B1', 'en')}</row>"
        f"<row r='2'>{cell('A2', 'Brot')}{cell('B2', 'beard')}{cell('B2', 'bread')}</row>"
        f"<row r='3'>{cell('A3', 'Milch')}{cell('B3', 'milk')}</row><row r='3'>{cell('B3', 'cheese')}</row>"
    )
    found = load(workbook({"UI": rows}))
    assert texts(found) == [("Brot", "bread"), ("Milch", "cheese")]
    assert found.target.notes[-1] == "'UI!B2', 'UI!B3': the cell is there more than once; the last text counts"
