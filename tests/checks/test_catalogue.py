"""The laws of the catalogue."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from mtcheck.checks import registry
from mtcheck.checks.registry import catalogue, find, ids, listing, select, summarize
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
        find("torn-sentnce")
    with pytest.raises(UsageError, match=r"unknown check 'nonsense' \('mtcheck rules'"):
        find("nonsense")


def test_select_knows_families_and_never_selects_nothing():
    assert [entry.info.id for entry in select(only=["linguistic/doubled-word"])] == ["linguistic/doubled-word"]
    assert {entry.info.id.partition("/")[0] for entry in select(only=["linguistic"])} == {"linguistic"}
    with pytest.raises(UsageError, match="no check is left"):
        select(only=["linguistic"], skip=["linguistic"])


def test_without_an_original_the_checks_that_need_one_are_left_out():
    assert [entry.info.id for entry in select(preview=True, beside=False)] == [
        entry.info.id for entry in catalogue() if not entry.info.needs_source
    ]
    assert select(["accuracy/number-mismatch"], beside=False) == ()


def test_the_index_says_of_every_check_what_the_check_says():
    assert listing() == tuple(summarize(entry.info) for entry in catalogue()), (
        "run: python scripts/generate.py --only CHECK"
    )


def test_a_check_that_is_not_in_the_index_yet_is_imported(monkeypatch):
    rows = [row for row in registry.rows_of("checks", "index") if row[0] != "linguistic/doubled-word"]
    monkeypatch.setattr(registry, "rows_of", lambda *_: rows)
    listing.cache_clear()
    try:
        assert listing() == tuple(summarize(entry.info) for entry in catalogue())
    finally:
        listing.cache_clear()


def test_what_is_left_out_is_not_imported():
    code = (
        "import sys; from mtcheck.checks import registry; registry.select(only=['doubled-word']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name for name in done.stdout.split() if name.startswith("mtcheck.checks.") and name.count(".") == 3}
    indexed = {
        f"mtcheck.checks.{row[0].replace('/', '.').replace('-', '_')}" for row in registry.rows_of("checks", "index")
    }
    assert loaded & indexed == {"mtcheck.checks.linguistic.doubled_word"}


def test_extra_checks_are_chosen_and_named_like_the_others():
    own = find("linguistic/doubled-word")
    extra = (own._replace(info=own.info._replace(id="acme/said-twice", aliases=("acme/twice",), preview=True)),)
    assert ids("acme", extra) == ids("said-twice", extra) == ids("acme/twice", extra) == ["acme/said-twice"]
    assert select(only=["acme"], extra=extra) == extra
    assert extra[0] not in select(extra=extra)
    assert extra[0] in select(preview=True, extra=extra)
    assert extra[0] not in select(preview=True, skip=["acme/twice"], extra=extra)
    with pytest.raises(UsageError, match="did you mean 'acme/said-twice'"):
        find("acme/said-twise", extra)
