"""Texts of files of translations are fixed where they stand, in the format's own way, and nothing else is touched."""

from __future__ import annotations

import json

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import ExitCode

PO = """\
# Teilen
msgid ""
msgstr ""
"Language: en\\n"
"X-Source-Language: de\\n"

msgid "Teilen"
msgstr "Split"

msgid "Der \\"Hafen\\" ist leer."
msgstr ""
"The \\"harbour\\" "
"is is empty."
"""
XLIFF = (
    '<?xml version="1.0"?>\r\n<!-- Split -->'
    '<xliff version="1.2"><file source-language="de" target-language="en"><body>\r\n'
    '<trans-unit id="1"><source>Teilen</source><target>Split</target></trans-unit>\r\n'
    '<trans-unit id="2"><source>Käse &amp; Brot ist da.</source><target>Cheese &amp; bread is is here.</target>'
    "</trans-unit></body></file></xliff>\r\n"
)
JSON = '{\n\t"share" : "Split",\n  "food": "Cheese \\u0026 bread is is here\\u002e", "Split": ["Split"]}'
SOURCE = {"share": "Teilen", "food": "Käse & Brot ist da.", "Split": ["Spalten"]}


def fix(path, *more):
    return run(["fix", str(path), "--in-place", "--unsafe", "--from", "de", "--to", "en", *more])


@pytest.mark.parametrize(
    ("name", "text", "changes"),
    [
        ("x.po", PO, [('"Split"', '"Share"'), ("is is", "is")]),
        ("x.xlf", XLIFF, [("<target>Split", "<target>Share"), ("is is", "is")]),
        ("en.json", JSON, [('"share" : "Split"', '"share" : "Share"'), ("is is", "is")]),
    ],
)
def test_only_what_is_wrong_is_changed(tmp_path, name, text, changes, capsys):
    path = tmp_path / name
    path.write_bytes(text.encode())
    more = []
    if name.endswith("json"):
        (tmp_path / "de.json").write_text(json.dumps(SOURCE), encoding="utf-8")
        more = ["--source", str(tmp_path / "de.json")]
    fix(path, *more)
    expected = text
    for before, after in changes:
        assert before in expected
        expected = expected.replace(before, after, 1)
    assert path.read_bytes().decode() == expected
    fix(path, *more)
    assert path.read_bytes().decode() == expected, "a second run changes nothing"
    capsys.readouterr()


def test_a_byte_order_mark_and_utf_16_are_kept(tmp_path, capsys):
    path = tmp_path / "x.po"
    path.write_bytes(PO.encode("utf-16"))
    fix(path)
    assert path.read_bytes() == PO.replace('"Split"', '"Share"').replace("is is", "is").encode("utf-16")
    capsys.readouterr()


def test_without_being_asked_to_nothing_is_written(tmp_path, capsys):
    path = tmp_path / "x.po"
    path.write_text(PO, encoding="utf-8")
    run(["fix", str(path)])
    assert path.read_text(encoding="utf-8") == PO
    out = capsys.readouterr().out
    assert '-msgstr "Split"\n+msgstr "Share"' in out


def test_a_damaged_workbook_is_left_alone(tmp_path, capsys):
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK")
    assert fix(path) == ExitCode.UNCHECKED
    assert "damaged or cut off: File is not a zip file" in capsys.readouterr().err
    assert path.read_bytes() == b"PK"


HELD = [
    ("en.properties", "a=The harbour is is\\\n   empty.\n", "a=Der Hafen ist leer.\n", None),
    ("en.yml", 'c: "The harbour is\n  is empty."\n', "c: Der Hafen ist leer.\n", 'c: "The harbour is\n  empty."\n'),
    ("en.ftl", "b = The harbour is\n    is empty.\n", "b = Der Hafen ist leer.\n", "b = The harbour is\n    empty.\n"),
    ("x.csv", 'de,en\nDer Hafen ist leer.,"The harbour is\nis empty."\n', None, None),
]


@pytest.mark.parametrize(("name", "text", "source", "expected"), HELD)
def test_line_ends_stay(tmp_path, name, text, source, expected, capsys):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    more = []
    if source:
        original = tmp_path / name.replace("en", "de")
        original.write_text(source, encoding="utf-8")
        more = ["--source", str(original)]
    fix(path, *more)
    found = path.read_text(encoding="utf-8")
    assert found.count("\n") == text.count("\n")
    assert found == (expected or found)
    capsys.readouterr()


def test_a_cell_gets_quotation_marks_where_it_needs_them(tmp_path, capsys):
    path = tmp_path / "x.csv"
    path.write_bytes(b"de,en\r\nEs kostet 12.500 Euro.,It cost 12.500 euros.\r\nTeilen,Split\r\n")
    fix(path)
    expected = 'de,en\r\nEs kostet 12.500 Euro.,"It cost 12,500 euros."\r\nTeilen,Share\r\n'
    assert path.read_bytes().decode() == expected
    capsys.readouterr()


def test_inline_codes_stay(tmp_path, capsys):
    text = XLIFF.replace("<target>Split", '<target>Split<x id="1"/>')
    path = tmp_path / "x.xlf"
    path.write_bytes(text.encode())
    fix(path)
    assert path.read_bytes().count(b'<x id="1"/>') == 1
    capsys.readouterr()


def test_arms_of_messages_stay(tmp_path, capsys):
    text = '{"n": "You have {n, plural, one{1 boat} other{{n} boats}} in in the harbour."}'
    path, original = tmp_path / "en.json", tmp_path / "de.json"
    path.write_text(text, encoding="utf-8")
    original.write_text('{"n": "Sie haben {n, plural, one{1 Boot} other{{n} Boote}} im Hafen."}', encoding="utf-8")
    fix(path, "--source", str(original))
    assert path.read_text(encoding="utf-8") == text.replace("in in", "in")
    capsys.readouterr()
