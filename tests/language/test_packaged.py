"""Data files are found by the code of a language, and by nothing else."""

from __future__ import annotations

import pytest

from mtcheck.language.packaged import DATA, generated_text_of, rows_of, text_of


def test_a_language_has_its_text():
    assert text_of("words", "de").startswith("# German words")


def test_a_language_has_what_cldr_says():
    assert "\nname: German\n" in generated_text_of("languages", "de")
    assert generated_text_of("languages", "xx") == ""


def test_a_pair_of_languages_has_its_table():
    assert text_of("false_friends", "de-en", ".tsv").startswith("source\twrong")


@pytest.mark.parametrize("code", ["", "xx", "../languages/de", "/etc/passwd", "de.txt", "de\0"])
def test_what_is_no_code_of_a_file_names_none(code):
    assert text_of("entities", code) == ""


def test_a_table_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        rows_of("hazards", "missing")


def test_every_folder_of_tables_is_read_by_somebody():
    code = "\n".join(path.read_text(encoding="utf-8") for path in DATA.parent.rglob("*.py"))
    assert [folder.name for folder in DATA.iterdir() if folder.is_dir() and f'"{folder.name}"' not in code] == []
