"""Files of XLIFF and gettext are themselves with their findings in them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import polib
import pytest

import mtcheck
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.spans import Place
from mtcheck.reporters import View, render
from mtcheck.reporters.its.xliff import annotate_xliff

PO = """\
msgid ""
msgstr ""
"Language: en\\n"
"X-Source-Language: de\\n"
"Content-Type: text/plain; charset=ISO-8859-1\\n"

#: src/a.c:12
#, c-format
msgctxt "button"
msgid "Teilen"
msgstr "Split"

msgid "Der Hafen gab 51 Millionen Euro aus."
msgstr ""
"The harbour spent "
"15 million euros."

#| msgid "so"
msgid "Der Ort ist leer."
msgstr "The town is is empty."
"""
ONE = """<?xml version="1.0" encoding="ISO-8859-1"?>
<xliff version="1.2"><file source-language="de" target-language="en"><body>
<trans-unit id="1"><source>Teilen</source><target>Split</target></trans-unit>
<trans-unit id="2"><source>Der <g id="1">Ort</g> ist.</source>
<target>The <g id="1">town</g> is is.</target></trans-unit>
</body></file></xliff>
"""
TWO = """<xliff version="{}" srcLang="de" trgLang="en"><file id="f">
<unit id="1"><segment><source>Teilen</source><target>Split</target></segment></unit>
<unit id="2"><notes><note>old</note></notes><segment><source>Der Ort ist.</source>
<target>The town is is.</target></segment></unit>
</file></xliff>
"""
ITS = "{http://www.w3.org/2005/11/its}"


def annotated(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="latin-1")
    return "".join(render("its", [mtcheck.Checker("de", "en").check(path)], View()))


def test_entries_have_comments_and_flags(tmp_path):
    made = annotated(tmp_path, "x.po", PO)
    button, cost, town = polib.pofile(made)
    assert "[mtcheck] major markup/mistranslated-label: " in button.tcomment
    assert button.flags == ["c-format", "fuzzy"]
    assert cost.flags == ["fuzzy"]
    assert "[mtcheck] minor linguistic/doubled-word" in town.tcomment
    assert (town.flags, town.previous_msgid) == ([], "so")
    added = [line for line in made.splitlines() if line not in PO.splitlines()]
    assert all(line.startswith(("# [mtcheck]", "#,")) or "charset=UTF-8" in line for line in added)


def test_units_of_version_1_have_notes_and_marks(tmp_path):
    root = ET.fromstring(annotated(tmp_path, "x.xlf", ONE).encode())
    button, town = root.iter("trans-unit")
    assert [each.tag for each in button] == ["source", "target", "note"]
    (mark,) = button.iter("mrk")
    assert (mark.text, mark.get("mtype"), mark.get(f"{ITS}locQualityIssueType")) == ("Split", "x-its", "mistranslation")
    assert "".join(town.find("target").itertext()) == "The town is is."
    assert town.find("note").get("from") == "mtcheck"


@pytest.mark.parametrize(("version", "marks"), [("2.0", 0), ("2.1", 2)])
def test_units_of_version_2_have_notes_first(tmp_path, version, marks):
    root = ET.fromstring(annotated(tmp_path, "x.xlf", TWO.format(version)))
    for unit, notes in zip(root.iter("unit"), (1, 2), strict=True):
        assert unit[0].tag == "notes"
        assert len(list(unit.iter("note"))) == notes
    assert len(list(root.iter("mrk"))) == marks


def place_in(text, part):
    start = text.index(part)
    return Place(start, start + len(part), 1, 1, 1, 1, part)


@pytest.mark.parametrize("part", ["<target/>", "Teilen"])
def test_a_note_on_an_empty_translation_stays_in_its_unit(part):
    text = ONE.replace("<target>Split</target>", "<target/>")
    finding = Finding("x/y", Category.OMISSION, Severity.MAJOR, "is empty", place_in(text, part))
    button, town = ET.fromstring(annotate_xliff(text, [finding]).encode()).iter("trans-unit")
    assert [each.tag for each in button] == ["source", "target", "note"]
    assert town.find("note") is None


@pytest.mark.parametrize("text", [ONE, TWO.format("2.0")])
def test_a_neighbour_s_note_is_not_the_unit_s_own(text):
    first, second = (
        Finding("x/y", Category.OMISSION, Severity.MAJOR, "is odd", place_in(text, part)) for part in ("Split", "is is")
    )
    made = annotate_xliff(text, [first])
    again = annotate_xliff(made, [replace(second, target=place_in(made, "is is"))])
    assert (made.count("x/y: is odd</note>"), again.count("x/y: is odd</note>")) == (1, 2)


@pytest.mark.parametrize(("name", "text"), [("x.po", PO), ("x.xlf", ONE), ("x.xlf", TWO.format("2.0"))])
def test_what_is_there_is_not_said_again(tmp_path, name, text):
    made = annotated(tmp_path, name, text)
    again = annotated(tmp_path, name, made.replace(", fuzzy", "").replace("#, fuzzy\n", ""))
    for sign in ("# [mtcheck] m", "<note"):
        assert again.count(sign) == made.count(sign)
