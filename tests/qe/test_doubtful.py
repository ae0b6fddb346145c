"""The pairs most in doubt: in what order, with which places, and what is said where there are none."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck import check_article
from mtcheck.cli.run import run
from mtcheck.config import Config
from mtcheck.qe.doubtful import order_by_doubt, pick_doubtful

SOURCE = "Der Zug kam am Abend an. Die Gäste warteten auf dem Bahnsteig. Danach schloss der Kiosk."
TRANSLATION = "The train arrived in the evening. The guests waited waited on the plattformm. Then the kiosk closed."
WORST = "The guests waited waited on the plattformm."
SCHEMA = Path(__file__).parents[2] / "mtcheck" / "data" / "report.schema.json"
VALUES = st.lists(st.none() | st.floats(0, 100))


@given(values=VALUES)
def test_the_lowest_come_first_and_those_without_an_estimate_last(values):
    order = order_by_doubt(values)
    assert sorted(order) == list(range(len(values)))
    known = [values[at] for at in order if values[at] is not None]
    assert known == sorted(known)
    assert [values[at] for at in order[len(known) :]] == [None] * (len(values) - len(known))


@given(values=VALUES, most=st.integers(0, 9))
def test_no_more_are_picked_than_were_asked_for(values, most):
    assert pick_doubtful(values, most) == [at for at in order_by_doubt(values) if values[at] is not None][:most]


@pytest.fixture(scope="module")
def report():
    return check_article(
        TRANSLATION, source=SOURCE, target_language="en", source_language="de", config=Config(doubtful=2)
    )


def test_each_pair_has_its_places(report):
    assert len(report.doubtful) == 2
    assert report.doubtful[0].target.text == WORST
    assert report.doubtful[0].source.text == "Die Gäste warteten auf dem Bahnsteig."
    assert report.doubtful[0].quality <= report.doubtful[1].quality
    for each in report.doubtful:
        assert report.target.text[each.target.start : each.target.end] == each.target.text
        assert report.source.text[each.source.start : each.source.end] == each.source.text


def test_the_wire_form_fits_its_schema(report):
    found = report.to_dict()
    jsonschema.validate(found, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert found["articles"][0]["doubtful"][0]["target"]["text"] == WORST


def test_nobody_is_told_unasked():
    silent = check_article(TRANSLATION, source=SOURCE, target_language="en", source_language="de")
    assert silent.doubtful is None
    assert "doubtful" not in silent.to_dict()["articles"][0]


def test_without_an_original_it_says_that_none_is_listed():
    alone = check_article(TRANSLATION, target_language="en", config=Config(doubtful=2))
    assert alone.doubtful == ()
    assert "doubtful" in [each.what for each in alone.not_checked]


def test_the_terminal_lists_them(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("page.de.txt").write_text(SOURCE, encoding="utf-8")
    Path("page.en.txt").write_text(TRANSLATION, encoding="utf-8")
    run(["check", "page.en.txt", "--source", "page.de.txt", "--doubtful", "1", "--fail-on", "never"])
    shown = capsys.readouterr().out
    assert "Most in doubt" in shown
    assert f"line 1: {WORST}" in shown


def test_units_of_a_file_are_listed_with_their_lines(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    rows = [
        "source\ttarget",
        *("\t".join(each) for each in zip(SOURCE.split(". "), TRANSLATION.split(". "), strict=True)),
    ]
    Path("pairs.tsv").write_text("\n".join(rows), encoding="utf-8")
    languages = ["--from", "de", "--to", "en"]
    run(["check", "pairs.tsv", *languages, "--doubtful", "1", "--fail-on", "never", "--format", "json"])
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    (doubtful,) = article["doubtful"]
    assert (doubtful["target"]["line"], doubtful["target"]["text"]) == (3, WORST.rstrip("."))
