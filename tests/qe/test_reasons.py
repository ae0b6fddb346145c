"""What pulled an estimate down: named, counted and placed, in the terminal and in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from mtcheck import check_article
from mtcheck.cli.run import run
from mtcheck.config import Config
from mtcheck.embeddings import encoder
from mtcheck.qe import Estimator
from mtcheck.qe.evidence import Part
from mtcheck.qe.reasons import reasons

SOURCE = "Der Fluss stieg am Montag nicht weiter, sagte die Feuerwehr. Niemand wurde verletzt."
BROKEN = "The river did not rise further further on Monday, said the feuerwehr brigadde."
SCHEMA = Path(__file__).parents[2] / "mtcheck" / "data" / "report.schema.json"


@pytest.fixture(scope="module")
def report():
    return check_article(BROKEN, source=SOURCE, target_language="en", source_language="de", config=Config(explain=True))


def test_each_reason_has_its_place(report):
    found = {each.kind: each for each in report.reasons}
    assert "brigadde" in [place.text for place in found["unknown"].target]
    assert [place.text for place in found["omitted"].source] == ["Niemand wurde verletzt."]
    assert not found["omitted"].target
    for each in report.reasons:
        for document, places in ((report.target, each.target), (report.source, each.source)):
            assert all(document.text[place.start : place.end] == place.text for place in places)


def test_points_add_up_to_what_is_missing(report):
    assert sum(each.points for each in report.reasons) == pytest.approx(100 - report.quality, abs=2)
    assert [each.points for each in report.reasons] == sorted((each.points for each in report.reasons), reverse=True)


def test_nobody_is_told_unasked(report):
    silent = check_article(BROKEN, source=SOURCE, target_language="en", source_language="de")
    assert silent.reasons is None
    assert "quality_reasons" not in silent.to_dict()["articles"][0]
    assert silent.quality == report.quality


def test_the_wire_form_fits_its_schema(report):
    found = report.to_dict()
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert found["articles"][0]["quality_reasons"][0]["points"] > 0


def test_the_terminal_shows_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("page.de.txt").write_text(SOURCE, encoding="utf-8")
    Path("page.en.txt").write_text(BROKEN, encoding="utf-8")
    run(["check", "page.en.txt", "--source", "page.de.txt", "--from", "de", "--to", "en", "--explain"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "What pulled the estimate of quality down" in shown
    assert "in no dictionary: " in shown
    assert "line 1 of the original: has no counterpart in the translation: 'Niemand wurde verletzt.'" in shown


def test_a_reference_is_a_reason_of_its_own():
    estimator = Estimator("de", "en", encoder(""))
    part = Part("Der Fluss stieg.", "The cat slept.", references=("The river rose.",))
    (evidence,) = estimator.evidence([part])
    assert "reference" in {each.kind for each in reasons(estimator, estimator.estimate(evidence))}


def test_nothing_has_no_reasons():
    estimator = Estimator("de", "en", encoder(""))
    (evidence,) = estimator.evidence([Part("", "x")])
    assert reasons(estimator, estimator.estimate(evidence)) == []
