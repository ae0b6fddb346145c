"""Broken files of texts get one line with the file, the place and the cure, and cost no other file its report."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import ReadError
from mtcheck.loading import load
from mtcheck.loading.bitexts import load_bitext
from mtcheck.loading.bitexts import rows as table_rows
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.catalogues import load_catalogue, properties, subtitles

DE, EN = "Der Hafen ist leer.", "The harbour is empty."
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PASSWORD = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")


def read(name, text):
    data = text if isinstance(text, bytes) else text.encode()
    loader = load_catalogue if Path(name).suffix in (".vtt", ".srt", ".properties", ".ftl", ".strings") else load_bitext
    return (load_catalogue if name == "strings.xml" else loader)(data, name, Path(name))


def android(inside):
    return f"<!-- <x> -->\n<resources>\n{inside}</resources>"


BROKEN = {
    "an original without a translation": (
        "x.po",
        f'msgid "{DE}"\n\nmsgid "b"\nmsgstr "c"\n',
        'line 1: an original (msgid) without a translation (msgstr); add msgstr ""',
    ),
    "a translation without an original": (
        "x.po",
        f'msgid "{DE}"\nmsgstr "{EN}"\n\nmsgstr "c"\n',
        "line 4: a translation (msgstr) or context without its original (msgid); add that",
    ),
    "another kind of XML": (
        "x.xlf",
        "<?xml version='1.0'?>\n<!-- <a> -->\n<html/>",
        "line 3: the outermost element is <html>, and not <xliff>; give a file of the kind",
    ),
    "another kind of XML as a memory": ("x.tmx", "<xliff/>", "line 1: the outermost element is <xliff>, and not <tmx>"),
    "another kind of XML as texts": ("strings.xml", "<x><string name='a'>b</string></x>", "<x>, and not <resources>"),
    "a text without a name": ("strings.xml", android("<string>b</string>"), "line 3: a <string> without a name"),
    "a form that is none": (
        "strings.xml",
        android("<plurals name='a'>\n<item quantity='lots'>b</item></plurals>"),
        "line 4: the quantity 'lots' is not one of zero, one, two, few, many, other, which Android's tools refuse",
    ),
    "half a number in Android": (
        "strings.xml",
        android(r"<string name='a'>Caf\u00e9 \\u1 \u12 b</string>"),
        r"line 3: '\u12' is not the number of a character, which Android's tools refuse; mend it",
    ),
    "half a number in Java": (
        "x.properties",
        "a = Caf\\u00e9 \\\\u1\nb = one \\\n  \\u12 two\n",
        r"line 3: '\u12' is not the number of a character, so that Java refuses the file; mend it",
    ),
    "half a number of Apple's": (
        "L.strings",
        '"a" = "Caf\\U00e9 \\\\U1";\n"b" = "x \\U12";',
        r"line 2: '\U12' is not the number of a character; write \U and four hexadecimal digits",
    ),
    "captions that do not say that they are": (
        "x.vtt",
        f"00:01.000 --> 00:02.000\n{EN}\n",
        "line 1: does not begin with WEBVTT, without which programs refuse it; add it",
    ),
    "a workbook with a password": ("x.xlsx", PASSWORD, "is protected by a password; save it without one"),
    "an old workbook": ("x.xlsx", OLD_OFFICE, "is an old office file (doc, xls); save it as .docx or .xlsx"),
    "a table that is called a workbook": ("x.xlsx", b"de,en\na,b\n", "it is not a zip archive; save it again"),
    "two columns of one name": (
        "x.csv",
        f"de,en,en\n{DE},{EN},{EN}\n",
        "no column is surely that of the originals; there are: de, en, en; name both",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_refused_with_its_place(name):
    file, text, said = BROKEN[name]
    with pytest.raises(ReadError) as error:
        read(file, text)
    assert str(error.value).startswith(f"{file}: ")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_a_column_is_named_by_its_number_where_two_have_its_name():
    data = f"de,en,en\n{DE},{EN},no\n".encode()
    with pytest.raises(ReadError, match="the columns 2, 3 have the name 'en'; name the one for target by its number"):
        load_bitext(data, "x.csv", Path("x.csv"), Wanted(columns={"source": "de", "target": "en"}))
    found = load_bitext(data, "x.csv", Path("x.csv"), Wanted(columns={"source": "de", "target": "2"}))
    assert found.units[0].target.text == EN


@pytest.mark.parametrize("language", ["zz-QQ-xx", "x", "1"])
def test_an_unknown_language_of_a_file_costs_no_other_its_report(tmp_path, capsys, language):
    (tmp_path / "a.xlf").write_text(
        f'<xliff version="1.2"><file source-language="de" target-language="{language}"><body><trans-unit id="1">'
        f"<source>{DE}</source><target>{EN}</target></trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(EN, encoding="utf-8")
    assert run(["check", str(tmp_path / "a.xlf"), str(tmp_path / "b.txt")]) == 3
    said = " ".join(capsys.readouterr().out.split())
    assert f"a.xlf: declares an unknown language '{language}'" in said
    assert "or name it with --from or --to" in said
    assert "b.txt" in said
    assert run(["check", str(tmp_path / "a.xlf"), "--to", "en"]) == 0
    assert run(["check", str(tmp_path / "a.xlf"), "--to", "zz"]) == 2


OLD_UNIT = '<trans-unit id="a"><source>a</source></trans-unit>'
NEW_UNIT = '<unit id="a"><segment><source>a</source></segment></unit>'
TWICE = {
    "x.po": f'msgid "a\\n"\nmsgstr "{EN}"\n\nmsgctxt "c"\nmsgid "a\\n"\nmsgstr "b"\n\nmsgid "a\\n"\nmsgstr "b"\n',
    "1.xlf": f'<xliff version="1.2"><file><body>{OLD_UNIT * 2}</body></file></xliff>',
    "2.xlf": f'<xliff version="2.0"><file>{NEW_UNIT * 2}</file></xliff>',
}


@pytest.mark.parametrize("name", TWICE)
def test_what_is_there_twice_is_told(name):
    (note,) = read(name, TWICE[name]).target.notes
    assert note.startswith("'a")
    assert "is there more than once" in note


def test_units_of_different_files_may_have_the_same_id():
    unit = "<file><body><trans-unit id='a'><source>a</source></trans-unit></body></file>"
    assert read("x.xlf", f"<xliff version='1.2'>{unit * 2}</xliff>").target.notes == ()


def test_a_note_on_texts_without_an_original_is_told_once(tmp_path, capsys):
    path = tmp_path / "a.properties"
    path.write_text("a = The boats are new.\na = The harbour is empty.\n", encoding="utf-8")
    assert run(["check", str(path), "--to", "en"]) == 0
    assert capsys.readouterr().out.count("more than once") == 1


def test_documents_that_are_damaged_name_the_cure(tmp_path):
    path = tmp_path / "a.docx"
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", "<a>" * 500)
    spoilt = bytearray(data.getvalue())
    spoilt[50:54] = b"\xff\xff\xff\xff"
    for content, said in (
        (b"", "is empty"),
        (b"text", "it is not a zip archive; save it again"),
        (PASSWORD, "is protected by a password; save it without one"),
        (data.getvalue()[:-10], "damaged or cut off: .*; save it again"),
        (bytes(spoilt), r"word/document\.xml cannot be read: .*; save it again"),
    ):
        path.write_bytes(content)
        with pytest.raises(ReadError, match=rf"a\.docx: .*{said}"):
            load(path)


BLANK = "\n" * 20_000 + " \t\r\n" * 100 + "\r" * 100


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("x.po", f'msgid "{DE}"\nmsgstr "{EN}"\n{BLANK}msgid "b"\nmsgstr "c"\n', 20_203),
        ("x.csv", f"de,en\n{BLANK}{DE},{EN}\n", 20_202),
        ("x.properties", f"a = b\n{BLANK}c = d\n", 20_202),
        ("x.ftl", "a = b\n" + BLANK.replace("\t", " ") + "c = d\n", 20_202),
        ("x.vtt", f"WEBVTT\n{BLANK}00:01.000 --> 00:02.000\n{EN}\n", 20_202),
    ],
)
def test_lines_are_counted_past_blank_ones(name, text, line):
    found = read(name, text)
    last = (found.units if hasattr(found, "units") else found.messages)[-1]
    assert last.line == line


class Counted:
    """A pattern that counts what it is asked."""

    def __init__(self, pattern):
        self.count, self._pattern = 0, pattern

    def match(self, *given):
        self.count += 1
        return self._pattern.match(*given)


@pytest.mark.parametrize(
    ("module", "pattern", "name", "text"),
    [
        (table_rows, "_LINE", "x.csv", "de,en\n{}a,b\n"),
        (properties, "_LINE", "x.properties", "a = b\n{}c = d\n"),
    ],
)
def test_blank_lines_are_passed_over_together(monkeypatch, module, pattern, name, text):
    counted = Counted(getattr(module, pattern))
    monkeypatch.setattr(module, pattern, counted)
    read(name, text.format("\n" * 50_000))
    assert counted.count < 100


def test_captions_are_apart_where_an_empty_line_is():
    text = (
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n  One\r\ntwo\r\n \t\r\n\n2\n00:00:03,000 --> 00:00:04,000\nThree\n\n\n"
    )
    found = subtitles.read_subtitles(text, "x.srt")
    assert [(each.block.text, each.line) for each in found.messages] == [("One two", 1), ("Three", 7)]
    assert re.search("One", text).start() == found.messages[0].block.locate(0, 3).start


MIME = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'


def test_saved_pages_that_are_damaged_are_refused(tmp_path):
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(2000))
    coded = "Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!no base64!\r\n--b--\r\n"
    path = tmp_path / "a.mhtml"
    for content, said in (
        (MIME + nested, "too many parts in one another; save the page as HTML"),
        (MIME + nested[: len(nested) // 4], r"a\.mhtml:602: has too many parts in one another"),
        (MIME + coded, "its page is not the base64 that it should be; save it again"),
    ):
        path.write_text(content, encoding="utf-8")
        with pytest.raises(ReadError, match=said):
            load(path)


def test_the_encoding_of_a_saved_page_is_said_to_be_its_own(tmp_path):
    path = tmp_path / "a.mhtml"
    page = "\r\n--b\r\nContent-Type: text/html; charset=koi8-r\r\n\r\n<p>Гавань сегодня пуста.\r\n--b--\r\n"
    path.write_bytes((MIME.rstrip() + "\r\n" + page).encode("koi8-r"))
    document = load(path)
    assert document.blocks[0].text == "Гавань сегодня пуста."
    assert "as the saved page declares" in document.notes[0]


def test_a_binary_property_list_is_called_what_it_is():
    with pytest.raises(ReadError, match="this is a binary property list, not a text; turn it into text with: plutil"):
        load_catalogue(b"bplist00" + b"\0" * 30, "x.strings", Path("x.strings"))


def test_rows_whose_sides_are_no_texts_are_counted(tmp_path, capsys):
    path = tmp_path / "a.jsonl"
    rows = [
        f'{{"de": "{DE}", "en": "{EN}", "n": 5}}',
        '{"de": 1, "en": 2}',
        '{"de": null, "en": [1]}',
        '{"n": 5}',
        '{"de": {"text": "Der Hafen"}, "en": {"text": "The harbour"}}',
        '{"de": ["Der Hafen"], "en": ["The harbour"]}',
        '{"de": [], "en": {}}',
        '{"de": "", "en": " "}',
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    assert run(["check", str(path), "--columns", "source=de,target=en", "--from", "de", "--to", "en"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "7 of 8 not checked: 7 without a text (lines 2, 3, 4" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.ftl", "a =\nb = The harbour is empty.\n"), ("en.json", '{"a": "",\n"b": "The boats are new."}')],
)
def test_texts_that_are_empty_are_counted(tmp_path, capsys, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["check", str(tmp_path / name), "--to", "en"]) == 0
    assert "1 of 2 not checked: 1 without a text (line 1)" in " ".join(capsys.readouterr().out.split())
