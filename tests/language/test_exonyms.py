"""Names of places and persons in other languages."""

from __future__ import annotations

import pytest

from mtcheck.language.exonyms import foreign_name, forms_after
from mtcheck.language.packaged import DATA, rows_of


@pytest.mark.parametrize(
    ("form", "language", "wanted"),
    [
        ("Varsovie", "en", "Warsaw"),
        ("Pechino", "de", "Peking"),
        ("London", "es", "Londres"),
        ("Chruschtschow", "fr", "Khrouchtchev"),
    ],
)
def test_a_foreign_form_has_a_usual_one(form: str, language: str, wanted: str) -> None:
    found = foreign_name(form, language)
    assert found is not None
    assert found.wanted == wanted


@pytest.mark.parametrize(("form", "language"), [("Warsaw", "en"), ("Kiev", "en"), ("Monaco", "en"), ("Warsaw", "pl")])
def test_own_and_accepted_forms_are_none(form: str, language: str) -> None:
    assert foreign_name(form, language) is None


def test_what_is_a_name_as_well_is_doubtful() -> None:
    found = foreign_name("Florencia", "en")
    assert found is not None
    assert found.is_doubtful


def test_forms_of_several_words_are_told_by_the_first() -> None:
    assert "Monaco di Baviera" in forms_after("Monaco", "en")


@pytest.mark.parametrize(("folder", "table"), [("names", "exonyms"), ("cldr", "places")])
def test_rows_are_whole(folder: str, table: str) -> None:
    rows = rows_of(folder, table)
    assert all(all(cell and cell == cell.strip() for cell in row) for row in rows)
    assert len({row[1] for row in rows}) == len(rows)


def test_the_tables_are_large() -> None:
    assert sum(len(rows_of(*table)) for table in (("names", "exonyms"), ("cldr", "places"))) >= 400
    assert (DATA / "names" / "doubtful.txt").is_file()
