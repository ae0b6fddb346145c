"""The tables of hazards: readable, consistent, and every pattern can match."""

from __future__ import annotations

import re

import pytest

from mtcheck.language import packaged
from mtcheck.language.hazards import rows, rows_for
from mtcheck.model.finding import Severity


@pytest.mark.parametrize("table", ["stops", "machine", "articles", "calques", "names"])
def test_no_row_stands_twice(table):
    assert len(rows(table)) == len(set(rows(table))) > 3


def test_a_row_with_a_column_too_few_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "hazards").mkdir()
    (tmp_path / "hazards" / "broken.tsv").write_text("one\ttwo\na\tb\nc\n", encoding="utf-8")
    monkeypatch.setattr(packaged, "DATA", tmp_path)
    with pytest.raises(ValueError, match=r"broken\.tsv: 1 columns instead of 2"):
        rows("broken")


def test_rows_are_found_by_their_first_column():
    assert ("p.m",) in rows_for("stops", "en")
    assert rows_for("stops", "xx") == ()


@pytest.mark.parametrize("row", rows("calques"), ids=lambda row: row[2])
def test_every_calque_is_a_pattern_with_a_key_in_lower_case(row):
    _, _, key, pattern, severity, wanted = row
    assert re.compile(f"(?i){pattern}")
    assert key == key.lower()
    assert Severity(severity) in (Severity.MINOR, Severity.NEUTRAL)
    assert wanted


@pytest.mark.parametrize("row", rows("machine"), ids=lambda row: f"{row[0]}-{row[1]}")
def test_every_machine_phrase_is_a_pattern_with_a_key(row):
    kind, key, pattern = row
    assert kind in ("credit", "note")
    assert re.compile(f"(?i){pattern}")
    assert key == key.lower()


def test_no_name_is_its_own_correction():
    for _, kind, _, spelling, wanted in rows("names"):
        assert kind in ("person", "place")
        assert spelling != wanted
