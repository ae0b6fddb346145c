"""What was counted of a check is said where its findings are read, and only where enough was counted."""

from __future__ import annotations

import pytest

from mtcheck.checks.registry import catalogue
from mtcheck.cli.run import run
from mtcheck.language.packaged import rows_of
from mtcheck.reporters import records
from mtcheck.reporters.records import record_of

ROWS = (
    ("all", "human", "de-en", "0", "0", "1000"),
    ("all", "human", "en-de", "0", "0", "1000"),
    ("a/b", "human", "de-en", "0", "3", "1000"),
    ("a/b", "marked", "de-en", "7", "8", "500"),
    ("a/b", "marked", "en-de", "2", "2", "500"),
    ("c/d", "marked", "en-de", "1", "2", "500"),
)


@pytest.fixture
def counted(monkeypatch):
    monkeypatch.setattr(records, "rows_of", lambda *_: ROWS)
    records._records.cache_clear()
    yield
    records._records.cache_clear()


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (
            "a/b",
            (
                "Measured: professionals had marked 9 of 10 findings; "
                "1.50 findings for 1,000 words of translations by people."
            ),
        ),
        ("c/d", "Measured: 0.00 findings for 1,000 words of translations by people."),
        ("e/f", ""),
    ],
)
@pytest.mark.usefixtures("counted")
def test_pairs_are_added_up_and_few_findings_say_nothing(check, said):
    assert record_of(check) == said


def test_the_table_names_checks_and_its_counts_fit():
    known = {entry.info.id for entry in catalogue()} | {"all"}
    for check, kind, pair, right, found, words in rows_of("trust", "records"):
        assert check in known
        assert kind in ("marked", "human")
        assert 0 <= int(right) <= int(found) <= int(words)
        assert len(pair.split("-")) == 2


def test_the_manual_shows_them(capsys):
    counted = {check for check, kind, *_ in rows_of("trust", "records") if kind == "human" and check != "all"}
    run(["explain", sorted(counted)[0]])
    assert "Measured:" in capsys.readouterr().out
