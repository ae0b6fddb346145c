"""Sets of shared tasks: WMT's XML and folders of mt-metrics-eval."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import ReadError
from mtcheck.inputs.files import gather
from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.wanted import Wanted

SET = """<?xml version='1.0' encoding='utf-8'?>
<dataset id="mini.de-en">
<doc id="d1"><src lang="de"><p><seg id="1">Das Boot ist rot.</seg><seg id="2">Es schläft.</seg></p></src>
<ref lang="en" translator="B"><p><seg id="1">The boat is red.</seg><seg id="2">It sleeps.</seg></p></ref>
<hyp lang="en" system="One"><p><seg id="1">A boat is red &amp; old.</seg><seg id="2"/></p></hyp>
<hyp lang="en" system="Two"><p><seg id="1">Red is the boat.</seg></p></hyp>
</doc></dataset>
"""


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path, **columns: str):
    return load_bitext(path.read_bytes(), path.name, path, Wanted(columns=columns))


def test_a_system_stands_beside_source_and_references(tmp_path):
    path = write(tmp_path, "set.xml", SET)
    assert is_bitext(path)
    found = read(path, target="One")
    one, two = found.units
    assert (one.key, one.source.text, one.target.text) == ("d1:1", "Das Boot ist rot.", "A boat is red & old.")
    assert (one.references, one.line) == (("The boat is red.",), 5)
    assert (two.target, two.gap) == (None, "the translation is empty")
    assert (found.source_language, found.target_language) == ("de", "en")
    start, end = (one.target.locate(2, 6).start, one.target.locate(2, 6).end)
    assert SET[start:end] == "boat"


def test_what_a_system_left_out_is_a_gap(tmp_path):
    assert read(write(tmp_path, "set.xml", SET), target="Two").units[1].gap == "there is no translation"


def test_a_translator_can_be_checked_too(tmp_path):
    found = read(write(tmp_path, "set.xml", SET), target="B")
    assert (found.units[0].target.text, found.units[0].references) == ("The boat is red.", ())


@pytest.mark.parametrize(
    ("columns", "said"), [({}, "B, One, Two; name one with --columns"), ({"target": "Onne"}, "did you mean 'One'")]
)
def test_it_is_asked_which_system_is_meant(tmp_path, columns, said):
    with pytest.raises(ReadError, match=said):
        read(write(tmp_path, "set.xml", SET), **columns)


def test_a_name_of_two_sides_is_said(tmp_path):
    path = write(tmp_path, "set.xml", SET.replace('translator="B"', 'translator="One"'))
    with pytest.raises(ReadError, match="'One' is the name of a translator and of a system; rename one"):
        read(path, target="One")


def test_a_side_is_the_same_whatever_language_its_documents_say(tmp_path):
    more = (
        SET[SET.index("<doc ") : SET.index("</dataset>")].replace('lang="en"', 'lang="en-GB"').replace('"d1"', '"d2"')
    )
    found = read(write(tmp_path, "set.xml", SET.replace("</dataset>", f"{more}</dataset>")), target="One")
    assert [unit.key for unit in found.units if unit.target] == ["d1:1", "d2:1"]
    assert [unit.references for unit in found.units[2:3]] == [("The boat is red.",)]
    assert found.target_language == "en"


def test_other_xml_is_no_set(tmp_path):
    assert not is_bitext(write(tmp_path, "other.xml", "<resources><dataset/></resources>"))
    assert not is_bitext(tmp_path / "missing.xml")


def folder(tmp_path: Path) -> Path:
    write(tmp_path, "sources/de-en.txt", "Das Boot ist rot.\nEs schläft.\n\n")
    write(tmp_path, "references/de-en.refA.txt", "The boat is red.\nIt sleeps.\n\n")
    write(tmp_path, "references/de-en.refB.txt", "A red boat.\n\n\n")
    write(tmp_path, "documents/de-en.txt", "no page")
    write(tmp_path, "system-outputs/de-en/refA.txt", "The boat is red.\nIt sleeps.\n\n")
    write(tmp_path, "system-outputs/de-en/One.txt", "A boat.\n\n\n")
    return tmp_path


def test_a_folder_of_outputs_is_read_line_by_line(tmp_path):
    home = folder(tmp_path)
    names = [each.path.relative_to(home).as_posix() for each in gather([str(home)])]
    assert names == ["system-outputs/de-en/One.txt", "system-outputs/de-en/refA.txt"]
    found = read(home / names[0])
    assert [unit.references for unit in found.units] == [("The boat is red.", "A red boat."), ("It sleeps.",)]
    assert found.units[1].gap == "the translation is empty"
    assert read(home / names[1]).units[0].references == ("A red boat.",)


def test_ends_of_lines_of_windows_are_none_of_the_texts(tmp_path):
    home = folder(tmp_path)
    for path in home.rglob("*.txt"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    one, two = read(home / "system-outputs/de-en/One.txt").units
    assert (one.source.text, one.target.text) == ("Das Boot ist rot.", "A boat.")
    assert one.references == ("The boat is red.", "A red boat.")
    assert (two.source.text, two.target, two.references) == ("Es schläft.", None, ("It sleeps.",))


def test_a_text_beside_it_that_is_too_large_is_refused(tmp_path):
    home = folder(tmp_path)
    path = home / "system-outputs/de-en/One.txt"
    with pytest.raises(ReadError, match=r"sources/de-en\.txt: larger than 2e-05 MB"):
        load_bitext(path.read_bytes(), path.name, path, limit=20)


def test_files_of_other_lengths_are_refused(tmp_path):
    home = folder(tmp_path)
    path = write(home, "system-outputs/de-en/Two.txt", "A boat.\n")
    with pytest.raises(ReadError, match=r"Two\.txt: has 1 lines, .*de-en\.txt 3"):
        read(path)
