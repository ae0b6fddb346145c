"""Units beside figures: the tables are sound, and no language's own are looked for in it."""

from __future__ import annotations

import pytest

from mtcheck.language.left_units import UnitPlace, is_left_unit, left_units, render_unit
from mtcheck.language.packaged import rows_of
from mtcheck.language.profiles import codes

_ROWS = rows_of("units", "left")
_MEANINGS = {row[0] for row in rows_of("units", "renderings")}


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
def test_a_row_names_known_languages_a_place_and_a_meaning(row):
    languages, place, written, meaning, others = row
    assert set(languages.split()) <= {*codes(), "sk"}, row
    assert UnitPlace(place)
    assert written == written.strip()
    assert meaning in _MEANINGS
    assert all(len(code) == 2 for code in others.split() if code != "-")


def test_no_row_stands_twice_and_the_renderings_are_sorted():
    keys = [row[:3] for row in _ROWS]
    assert len(keys) == len(set(keys))
    names = [row[0] for row in rows_of("units", "renderings")]
    assert names == sorted(names)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pl", "ru"])
def test_units_of_the_language_itself_are_not_looked_for(language):
    found = {code for units in left_units(language).values() for unit in units for code in unit.languages}
    assert language not in found


def test_only_those_of_the_original_are_looked_for_where_it_is_named():
    assert {unit.languages for units in left_units("en", "pl").values() for unit in units} == {("pl",)}


def test_a_unit_is_said_for_one_and_for_many_or_left_out():
    assert render_unit("hour", "en", is_one=True) == "hour"
    assert render_unit("hour", "en", is_one=False) == "hours"
    assert render_unit("left-out", "de", is_one=False) == ""
    assert render_unit("ten-thousand", "fr", is_one=False) is None
    assert render_unit("hour", "sv", is_one=True) is None
    assert is_left_unit("tys.", "en")
    assert not is_left_unit("tys.", "pl")
