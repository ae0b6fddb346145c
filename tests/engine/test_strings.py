"""A program's own catalogue teaches what pages are to call its buttons."""

from __future__ import annotations

import json

import pytest

from mtcheck.cli.run import run
from mtcheck.engine.strings import load_strings
from mtcheck.errors import UsageError


def write(folder, name, text):
    path = folder / name
    path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
    return str(path)


@pytest.fixture
def catalogues(tmp_path):
    texts = {"save": "Speichern", "many": "{n} Seiten", "old": "Sichern"}
    return (
        write(tmp_path, "de.json", texts),
        write(tmp_path, "en.json", {"save": "Save", "many": "{n} pages", "old": "Save"}),
    )


def test_short_strings_without_place_holders_are_taught(catalogues):
    assert load_strings(catalogues) == {"speichern": ("Save",), "sichern": ("Save",)}


def test_a_file_of_both_sides_comes_alone(tmp_path, catalogues):
    file = write(tmp_path, "x.po", 'msgid "Hilfe"\nmsgstr "Help"\n')
    assert load_strings((file, *catalogues))["hilfe"] == ("Help",)


def test_the_command_names_what_the_program_has(tmp_path, catalogues, capsys):
    source = write(tmp_path, "g.de.md", "# Hilfe\n\nKlicken Sie am Ende auf **Speichern**, damit alles bleibt.\n")
    page = write(tmp_path, "g.en.md", "# Help\n\nClick **Keep** at the end, so that nothing is lost.\n")
    given = ["--source", source, "--from", "de", "--to", "en", "--only", "terminology/other-string"]
    assert run(["check", page, *given, "--catalogue", *catalogues, "--fail-on", "minor"]) == 1
    assert "the program has 'Speichern' as 'Save'" in " ".join(capsys.readouterr().out.split())
    assert run(["check", page, *given, "--fail-on", "minor"]) == 0


def test_an_option_is_no_translation_of_a_catalogue(catalogues, capsys):
    assert run(["check", "g.en.md", "--catalogue", catalogues[0], "--no-color"]) == 2
    assert "is followed by --no-color, not by its translation" in capsys.readouterr().err


def test_a_file_of_both_sides_is_named_twice(tmp_path, capsys):
    file = write(tmp_path, "x.po", 'msgid "Hilfe"\nmsgstr "Help"\n')
    page = write(tmp_path, "g.en.md", "# Help\n\nClick **Keep** at the end, so that nothing is lost.\n")
    assert run(["check", page, "--catalogue", file, file]) == 0, capsys.readouterr()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [("a.txt", "Hilfe", "not a catalogue of strings"), ("a.json", "{", "not JSON"), ("a.po", "x", "line 1")],
)
def test_what_is_no_catalogue_is_refused(tmp_path, catalogues, name, text, said):
    file = write(tmp_path, name, text)
    with pytest.raises(UsageError, match=said):
        load_strings((file, catalogues[1]))


def test_catalogues_that_teach_nothing_are_refused(tmp_path, catalogues):
    other = write(tmp_path, "other.json", {"open": "Open"})
    with pytest.raises(UsageError, match=r"de\.json and .*other\.json: no string has a translation"):
        load_strings((catalogues[0], other))


def test_a_catalogue_without_its_translation_is_refused(catalogues):
    with pytest.raises(UsageError, match="followed by its translation"):
        load_strings(catalogues[:1])
