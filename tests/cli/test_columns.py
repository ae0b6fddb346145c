"""The columns of a table may be named for every command that reads translations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.cli.run import run
from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.inputs.model import Input, PagePair
from tests.review.conftest import exported

COLUMNS = {"source": "Vorlage", "target": "Ergebnis"}
NAMED = ["--columns", "source=Vorlage,target=Ergebnis"]
LANGUAGES = ["--from", "de", "--to", "en"]
TABLE = (
    "Kennung;Vorlage;Ergebnis;Bemerkung\np;Drucken;Press;geprüft\nh;Der Hafen ist leer.;The harbour is is empty.;neu\n"
)


@pytest.fixture(autouse=True)
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("x.csv", "y.csv"):
        Path(name).write_text(TABLE, encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "x.csv"], 1),
        (["fix", "x.csv", "--in-place", "--unsafe"], 0),
        (["review", "x.csv", "--output", "x.html"], 0),
        (["baseline", "write", "x.csv"], 0),
        (["compare", "x.csv", "y.csv"], 0),
    ],
)
def test_columns_are_named(arguments: list[str], code: int) -> None:
    assert run([*arguments, *LANGUAGES]) == 3
    assert run([*arguments, *LANGUAGES, *NAMED]) == code


def test_a_baseline_is_brought_up_to_date() -> None:
    assert run(["baseline", "write", "x.csv", *LANGUAGES, *NAMED]) == 0
    assert run(["baseline", "update", "x.csv", *LANGUAGES, *NAMED]) == 0


def test_decisions_over_named_columns_are_written() -> None:
    path = Path("x.csv")
    report = Checker(config=Config(columns=COLUMNS)).check_pair(PagePair(Input("x.csv", path), None, None, "de", "en"))
    label = next(each for each in report.findings if each.check == "markup/mistranslated-label")
    Path("decisions.json").write_text(json.dumps(exported(report, accept=[(label, ...)])), encoding="utf-8")
    assert run(["review", "apply", "decisions.json", "--corrected", "after.csv", *NAMED]) == 0
    assert Path("after.csv").read_text(encoding="utf-8") == TABLE.replace("Press", "Print")
