"""The laws of the catalogue."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from mtcheck.checks.registry import catalogue, find, select
from mtcheck.errors import UsageError

CASES = Path(__file__).parent / "cases"
HEADINGS = ["What is wrong", "Why it matters", "Example", "Known false alarms", "Source"]
IDS = [entry.info.id for entry in catalogue()]


@pytest.mark.parametrize("entry", catalogue(), ids=IDS)
def test_the_manual_page_has_its_headings_in_order(entry):
    assert re.findall(r"^## (.+)$", entry.info.manual, re.MULTILINE) == HEADINGS
    assert entry.info.summary.endswith(".")
    assert len(entry.info.summary) <= 100


@pytest.mark.parametrize("entry", catalogue(), ids=IDS)
def test_every_check_has_a_fixture_that_flags_and_one_that_passes(entry):
    family, _, name = entry.info.id.partition("/")
    table = tomllib.loads((CASES / family / f"{name.replace('-', '_')}.toml").read_text(encoding="utf-8"))
    assert table["flagged"]
    assert table["passes"]
    assert all(case["why"] for kind in table.values() for case in kind)


def test_every_fixture_has_a_check():
    fixtures = {f"{path.parent.name}/{path.stem.replace('_', '-')}" for path in CASES.rglob("*.toml")}
    assert fixtures == set(IDS)


def test_ids_and_aliases_are_unique():
    names = [*IDS, *(alias for entry in catalogue() for alias in entry.info.aliases)]
    assert len(names) == len(set(names))


def test_an_unknown_check_is_an_error_with_a_near_match():
    with pytest.raises(UsageError, match="did you mean 'linguistic/doubled-word'"):
        find("linguistic/doubledword")
    with pytest.raises(UsageError, match="did you mean 'markup/torn-sentence'"):
        find("torn")
    with pytest.raises(UsageError, match=r"unknown check 'nonsense' \('mtcheck rules'"):
        find("nonsense")


def test_select_knows_families_and_never_selects_nothing():
    assert [entry.info.id for entry in select(only=["linguistic/doubled-word"])] == ["linguistic/doubled-word"]
    assert {entry.info.id.partition("/")[0] for entry in select(only=["linguistic"])} == {"linguistic"}
    with pytest.raises(UsageError, match="no check is left"):
        select(only=["linguistic"], skip=["linguistic"])


def test_without_an_original_the_checks_that_need_one_are_left_out():
    assert [entry.info.id for entry in catalogue(False)] == [
        entry.info.id for entry in catalogue() if not entry.info.needs_source
    ]
    assert select(["accuracy/number-mismatch"], beside=False) == ()
