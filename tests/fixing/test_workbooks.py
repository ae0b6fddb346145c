"""Cells of workbooks are written where they are, and nothing else of the workbook changes."""

from __future__ import annotations

import io
import zipfile

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import ExitCode, ReadError
from mtcheck.loading.bitexts.xlsx import write_xlsx
from mtcheck.loading.workbooks import read_workbook

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS = (
    f'<sst xmlns="{MAIN}"><si><t>Teilen</t></si><si><t>Split</t></si>'
    "<si><r><t>The harbour is is </t></r><r><rPr><b/></rPr><t>empty.</t></r></si></sst>"
)
HEAD = '<row r="1"><c r="A1" t="inlineStr"><is><t>de</t></is></c><c r="B1" t="inlineStr"><is><t>en</t></is></c></row>'
ROWS = (
    '<row r="2"><c r="A2" t="s" s="0"><v>0</v></c><c s="0" t="s" r="B2"><v>1</v></c><c r="C2" t="s"><v>1</v></c></row>'
    '<row r="4" ht="20"><c r="A4" t="inlineStr"><is><t>Der Hafen &amp; der Markt sind leer.</t></is></c>'
    '<c r="B4" t="inlineStr"><is><t>The harbour &amp; the\nmarket are are empty.</t></is></c><!-- c --></row>'
)
PREFIXED = (
    '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>Der Hafen ist leer.</x:t></x:is></x:c>'
    '<x:c r="B2" t="inlineStr"><x:is><x:t>The harbour is is empty.</x:t></x:is></x:c></x:row>'
)


def workbook(rows=ROWS, prefix="", **more):
    p = f"{prefix}:" if prefix else ""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    sheet = f'<{p}worksheet {name}="{MAIN}"><{p}sheetData>{HEAD.replace("<", "<" + p).replace("<" + p + "/", "</" + p)}'
    parts = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="{KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/one.xml" ContentType="{KIND}.worksheet+xml"/>'
            f'<Override PartName="/xl/s.xml" ContentType="{KIND}.sharedStrings+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            '<sheets><sheet name="UI" sheetId="1" r:id="b"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="b" Type="{OFFICE}/worksheet" Target="one.xml"/>'
            f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="s.xml"/></Relationships>'
        ),
        "xl/s.xml": STRINGS,
        "xl/one.xml": f"{sheet}{rows}</{p}sheetData></{p}worksheet>",
        "xl/vbaProject.bin": "\x01\x02",
        **more,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (2024, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED if part.endswith(".bin") else zipfile.ZIP_DEFLATED
            file.writestr(info, text)
    return data.getvalue()


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {info.filename: (file.read(info), info.date_time, info.compress_type) for info in file.infolist()}


def fix(path, *more):
    return run(["fix", str(path), "--in-place", "--unsafe", "--from", "de", "--to", "en", *more])


def test_cells_are_fixed_and_all_else_stays(tmp_path, capsys):
    path = tmp_path / "x.xlsm"
    path.write_bytes(before := workbook())
    assert fix(path) == ExitCode.OK, capsys.readouterr()
    old, new = parts(before), parts(path.read_bytes())
    assert list(old) == list(new)
    assert {name for name in old if old[name] != new[name]} == {"xl/one.xml"}
    expected = old["xl/one.xml"][0].decode()
    expected = expected.replace(
        '<c s="0" t="s" r="B2"><v>1</v></c>',
        '<c s="0" r="B2" t="inlineStr"><is><t xml:space="preserve">Share</t></is></c>',
    ).replace(
        '<c r="B4" t="inlineStr"><is><t>The harbour &amp; the\nmarket are are empty',
        '<c r="B4" t="inlineStr"><is><t xml:space="preserve">The harbour &amp; the\nmarket are empty',
    )
    assert new["xl/one.xml"][0].decode() == expected
    after = path.read_bytes()
    fix(path)
    assert path.read_bytes() == after, "a second run changes nothing"
    assert "UI!" not in capsys.readouterr().out


def test_another_program_reads_what_was_written(tmp_path, capsys):
    openpyxl = pytest.importorskip("openpyxl")
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook())
    fix(path)
    sheet = openpyxl.load_workbook(path)["UI"]
    assert [sheet[at].value for at in ("A2", "B2", "C2")] == ["Teilen", "Share", "Split"]
    assert sheet["B4"].value == "The harbour & the\nmarket are empty."
    capsys.readouterr()


def test_names_with_a_prefix_stay_so(tmp_path, capsys):
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook(PREFIXED, "x"))
    fix(path)
    text = parts(path.read_bytes())["xl/one.xml"][0].decode()
    assert '<x:is><x:t xml:space="preserve">The harbour is empty.</x:t></x:is></x:c>' in text
    capsys.readouterr()


TEXT = "de\ten\nTeilen\t{}\tSplit\n\nDer Hafen & der Markt sind leer.\tThe harbour & the market are are empty.\n"
HELD = {
    "types": (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Der Hafen ist leer.</t></is></c><c r="B2" t="s"><v>2</v></c></row>'
    ),
    "runs": (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Der Hafen ist leer.</t></is></c>'
        '<c r="B2" t="inlineStr"><is><r><t>The harbour is is </t></r><r><t>empty.</t></r></is></c></row>'
    ),
    "formula": (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Der Hafen ist leer.</t></is></c>'
        '<c r="B2" t="str"><f>A1</f><v>The harbour is is empty.</v></c></row>'
    ),
}


@pytest.mark.parametrize("rows", HELD.values(), ids=HELD)
def test_what_cannot_be_written_is_left_alone(tmp_path, rows, capsys):
    path = tmp_path / "x.xlsx"
    path.write_bytes(before := workbook(rows))
    assert fix(path, "--fail-on", "minor") == ExitCode.FINDINGS
    assert path.read_bytes() == before
    assert "left" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("de\ten\nTeilen\t\tSplit\n", "row 2: cannot be written: it would be empty"),
        ("de\ten\nTeilen\tShare\n", "row 2: cannot be written: zip"),
        (
            "de\ten\nTeilen\tShare\tSplit\n\nDer Hafen & der Markt sind leer.\tx\n",
            "row 4: .*a line end in it would be lost",
        ),
    ],
)
def test_other_cells_than_there_were_are_refused(text, said):
    with pytest.raises(ReadError, match=said):
        write_xlsx(workbook(), "x.xlsx", 1_000_000, text)


def test_a_bomb_and_parts_of_one_name_are_refused():
    data = workbook(**{"xl/big.xml": " " * 2_000_000})
    with pytest.raises(ReadError, match="larger than"):
        write_xlsx(data, "x.xlsx", 1_000_000, TEXT.format("Share"))


@pytest.mark.parametrize("value", ["_x0041_ a", "a & b < c", " two  ", "=SUM(1)", "a ]]> b", "a\u0007b", "ä€😀"])
def test_whatever_is_written_is_read_again(value):
    data = write_xlsx(workbook(), "x.xlsx", 1_000_000, TEXT.format(value))
    [sheet] = read_workbook(data, "x.xlsx", 1_000_000)
    assert sheet.rows[2] == {0: "Teilen", 1: value, 2: "Split"}
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert b"<f>" not in file.read("xl/one.xml")
