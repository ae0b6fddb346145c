"""Initials of institutions in other languages."""

from __future__ import annotations

import pytest

from mtcheck.language.initials import heads, initials_at
from mtcheck.language.packaged import rows_of


@pytest.mark.parametrize(
    ("form", "language", "wanted"), [("EZB", "en", "ECB"), ("OTAN", "de", "NATO"), ("NATO", "es", "OTAN")]
)
def test_a_foreign_form_has_a_usual_one(form: str, language: str, wanted: str) -> None:
    found = initials_at(f"die {form} sagt", form, 4, language)
    assert found is not None
    assert (found.wanted, found.is_sure) == (wanted, True)


@pytest.mark.parametrize(("form", "language"), [("ECB", "en"), ("UNO", "de"), ("USA", "fr"), ("EZB", "pl")])
def test_own_and_accepted_forms_are_none(form: str, language: str) -> None:
    assert initials_at(form, form, 0, language) is None


def test_what_stands_for_other_things_is_not_sure() -> None:
    found = initials_at("BIP", "BIP", 0, "en")
    assert found is not None
    assert not found.is_sure


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_each_language_has_hundreds(language: str) -> None:
    assert sum(map(len, heads(language).values())) >= 200


def test_rows_are_whole() -> None:
    assert all(all(cell and cell == cell.strip() for cell in row) for row in rows_of("names", "initials"))
