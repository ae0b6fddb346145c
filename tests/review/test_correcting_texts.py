"""What people decided over files of texts is written into each format, in its own way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.cli.run import run
from mtcheck.engine.checker import Checker
from mtcheck.inputs.model import Input, PagePair
from mtcheck.loading.workbooks import read_workbook
from tests.fixing.test_workbooks import workbook
from tests.review.conftest import exported

SOURCE = "Der Hafen ist leer."
FILES = {
    "x.csv": ("de,en\n%s,The harbour is is empty.\n", ',"No boats, no people."'),
    "x.po": ('msgid "%s"\nmsgstr "The harbour is is empty."\n', 'msgstr "No boats, no people."'),
    "en.properties": ("a=The harbour is is empty.\n", "a=No boats, no people."),
    "en.yml": ("a: The harbour is is empty.\n", "a: No boats, no people."),
    "en.ftl": ("a = The harbour is is empty.\n", "a = No boats, no people."),
    "en.strings": ('"a" = "The harbour is is empty.";\n', '"a" = "No boats, no people.";'),
    "en.vtt": ("WEBVTT\n\n00:01.000 --> 00:04.000\nThe harbour is is empty.\n", "04.000\nNo boats, no people."),
}


@pytest.mark.parametrize("name", FILES)
def test_a_correction_is_written(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    template, wanted = FILES[name]
    path = tmp_path / name
    path.write_text(template % SOURCE if "%s" in template else template, encoding="utf-8")
    original = None
    if "%s" not in template:
        original = tmp_path / name.replace("en", "de")
        original.write_text(template.replace("The harbour is is empty.", SOURCE), encoding="utf-8")
    report = Checker().check_pair(PagePair(Input(str(path), path), original, None, "de", "en"))
    at = report.target.text.index("The harbour")
    file = Path("decisions.json")
    edits = [(at, at + len("The harbour is is empty."), "No boats, no people.")]
    file.write_text(json.dumps(exported(report, edits=edits)), encoding="utf-8")
    assert run(["review", "apply", str(file), "--corrected", f"after{path.suffix}"]) == 0
    after = Path(f"after{path.suffix}").read_text(encoding="utf-8")
    assert wanted in after
    assert len(after.splitlines()) == len(path.read_text(encoding="utf-8").splitlines())


def test_several_corrections_of_one_cell_share_its_quotation_marks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "x.csv"
    path.write_text("de,en\nDer Hafen ist leer.,The harbour is empty now.\n", encoding="utf-8")
    report = Checker().check_pair(PagePair(Input(str(path), path), None, None, "de", "en"))
    text = report.target.text
    edits = [
        (text.index(old), text.index(old) + len(old), new)
        for old, new in [("harbour", "port, or harbour,"), ("empty now", "deserted")]
    ]
    file = Path("decisions.json")
    file.write_text(json.dumps(exported(report, edits=edits)), encoding="utf-8")
    assert run(["review", "apply", str(file), "--corrected", "after.csv"]) == 0
    assert Path("after.csv").read_text() == 'de,en\nDer Hafen ist leer.,"The port, or harbour, is deserted."\n'


def test_a_correction_is_written_into_a_workbook(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook())
    report = Checker().check_pair(PagePair(Input(str(path), path), None, None, "de", "en"))
    at = report.target.text.index("Split")
    file = Path("decisions.json")
    for text, code in (("Share", 0), ("two\tcells", 3)):
        file.write_text(json.dumps(exported(report, edits=[(at, at + 5, text)])), encoding="utf-8")
        assert run(["review", "apply", str(file), "--corrected", f"{code}.xlsx"]) == code
    [sheet] = read_workbook(Path("0.xlsx").read_bytes(), "x", 1_000_000)
    assert sheet.rows[2] == {0: "Teilen", 1: "Share", 2: "Split"}
    assert "several lines of a cell" in capsys.readouterr().err


EMPTY = {
    "x.csv": (
        "k,de,en\na,Der Hafen ist leer.,It is empty.\nb,Die Tür ist zu.,{}\nc,Das Tor ist zu.,{}\n",
        "Shut, or so.",
    ),
    "x.jsonl": (
        '{{"de": "Ja.", "en": "Yes."}}\n{{"de": "Die Tür ist zu.", "en": "{}"}}\n{{"de": "Zu.", "en": "{}"}}\n',
        "Shut.",
    ),
}


def accept_omissions(path, texts):
    """Write a decision that accepts the findings of missing translations, each with a text."""
    report = Checker().check_pair(PagePair(Input(str(path), path), None, None, "de", "en"))
    missing = [each for each in report.findings if each.check == "accuracy/omission"]
    Path("d.json").write_text(json.dumps(exported(report, accept=list(zip(missing, texts, strict=True)))))
    return missing


@pytest.mark.parametrize("name", EMPTY)
def test_what_is_missing_is_written_without_a_blank_before_it(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    template, text = EMPTY[name]
    Path(name).write_text(template.format("", ""), encoding="utf-8")
    accept_omissions(Path(name), ["Closed.", text])
    assert run(["review", "apply", "d.json", "--corrected", f"after{name}"]) == 0
    text = f'"{text}"' if "," in text else text
    assert Path(f"after{name}").read_text(encoding="utf-8") == template.format("Closed.", text)


CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
GAPS = (
    f'<row r="2">{CELL.format("A2", "Die Tür ist zu.")}{CELL.format("C2", "door")}</row>'
    f'<row r="3">{CELL.format("A3", "Der Hafen ist leer.")}<c r="B3" s="0"/></row>'
    f'<row r="4">{CELL.format("A4", "Das Tor ist zu.")}<c r="B4" t="str"><f>A1</f><v/></c></row>'
)


def test_what_is_missing_is_written_into_the_cells_of_a_workbook(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("x.xlsx").write_bytes(workbook(GAPS))
    missing = accept_omissions(Path("x.xlsx"), ["The door is shut.", "It is empty.", "The gate is shut."])
    assert [each.message.partition(":")[0] for each in missing] == ["UI!B2", "UI!B3", "UI!B4"]
    assert run(["review", "apply", "d.json", "--corrected", "after.xlsx"]) == 3
    [sheet] = read_workbook(Path("after.xlsx").read_bytes(), "x", 1_000_000)
    assert sheet.rows[2] == {0: "Die Tür ist zu.", 1: "The door is shut.", 2: "door"}
    assert sheet.rows[3] == {0: "Der Hafen ist leer.", 1: "It is empty."}
    assert sheet.rows[4] == {0: "Das Tor ist zu."}
    said = capsys.readouterr().err
    assert "to 'The gate is shut.': x.xlsx: UI!B4: cannot be written: it is what a formula gives" in said


def test_a_correction_that_has_no_place_is_named_and_the_rest_is_written(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text("k,de,en\na,Die Tür ist zu.,\nb,Das Tor ist zu.\n", encoding="utf-8")
    accept_omissions(Path("x.csv"), ["The door is shut.", "The gate is shut."])
    assert run(["review", "apply", "d.json", "--corrected", "after.csv"]) == 3
    assert Path("after.csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "a,Die Tür ist zu.,The door is shut.",
        "b,Das Tor ist zu.",
    ]
    assert "to 'The gate is shut.': x.csv: with it the file or another text" in capsys.readouterr().err


OLD = (
    '<xliff version="1.2"><file source-language="de" target-language="en"><body>'
    '<trans-unit id="1"><source>Der Hafen ist leer.</source><target xml:lang="en"{0}>The harbour is is empty.</target>'
    '<alt-trans><target state="new">The port.</target></alt-trans></trans-unit>'
    '<trans-unit id="2"><source>Teilen</source><target state="new">Split</target></trans-unit></body></file></xliff>'
)
NEW = (
    '<xliff version="2.1" srcLang="de" trgLang="en" xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:m="urn:m">'
    '<file id="f">'
    '<unit id="1"><segment id="s"{0}><source>Der Hafen ist leer.</source>'
    "<target>The harbour is is empty.</target></segment>"
    '<segment state="initial"><source>Teilen</source><target>Split</target></segment></unit></file></xliff>'
)


def decide(text, *args):
    path = Path("x.xlf")
    path.write_text(text, encoding="utf-8")
    report = Checker().check_pair(PagePair(Input(str(path), path), None, None, "de", "en"))
    at = text.index("is is")
    Path("d.json").write_text(json.dumps(exported(report, edits=[(at, at + 5, "is")])), encoding="utf-8")
    return run(["review", "apply", "d.json", *args])


@pytest.mark.parametrize("template", [OLD, NEW])
@pytest.mark.parametrize("before", ["", ' state="final"', " state = 'translated'"])
def test_the_state_of_corrected_units_is_set_where_it_is_asked_for(tmp_path, monkeypatch, template, before):
    monkeypatch.chdir(tmp_path)
    assert decide(template.format(before), "--corrected", "same.xlf") == 0
    assert Path("same.xlf").read_text() == template.format(before).replace("is is", "is")
    assert decide(template.format(before), "--corrected", "after.xlf", "--state", "final") == 0
    assert Path("after.xlf").read_text() == template.format(' state="final"').replace("is is", "is")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (' state="translated" subState="mt:raw"', ' state="final"'),
        (" subState = 'mt:raw'\n state='translated'", '\n state="final"'),
        (' m:note="a state=\'b\'" subState="mt:raw" state="translated"', ' m:note="a state=\'b\'" state="final"'),
        (' state="final" subState="mt:raw"', ' state="final" subState="mt:raw"'),
    ],
)
def test_what_is_said_of_the_state_before_goes_with_it(tmp_path, monkeypatch, before, after):
    monkeypatch.chdir(tmp_path)
    Path("page.xlf").write_text(NEW.format(before), encoding="utf-8")
    assert decide(NEW.format(before), "--corrected", "after.xlf", "--state", "final") == 0
    assert Path("after.xlf").read_text() == NEW.format(after).replace("is is", "is")


def test_units_whose_state_says_so_are_told_as_not_translated(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for template, state in [(OLD, "needs-translation"), (OLD, "new"), (NEW, "initial")]:
        path = Path("x.xlf")
        path.write_text(template.format(f' state="{state}"'), encoding="utf-8")
        report = Checker().check_pair(PagePair(Input(str(path), path), None, None, "de", "en"))
        said = " ".join(each.message for each in report.failures) + str(report.not_checked)
        assert "2 marked as not translated yet" in said


@pytest.mark.parametrize(
    ("template", "args", "said"),
    [
        (OLD, ("--corrected", "a.xlf", "--state", "reviewed"), "is XLIFF 1.2, which knows final, needs-adaptation"),
        (NEW, ("--corrected", "a.xlf", "--state", "signed-off"), "is XLIFF 2.1, which knows final, initial"),
        (NEW, ("--corrected", "a.xlf", "--state", "finall"), "did you mean 'final'?"),
        (NEW, ("--state", "final"), "name it with --corrected FILE"),
    ],
)
def test_a_state_that_cannot_be_set_is_refused(tmp_path, monkeypatch, capsys, template, args, said):
    monkeypatch.chdir(tmp_path)
    assert decide(template.format(""), *args) == 2
    assert said in capsys.readouterr().err
    assert not Path("a.xlf").exists()
