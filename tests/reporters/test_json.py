"""The wire form: valid by its schema, the same as ``to_dict``, and enough to compute the score from."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.engine.checker import check_article
from mtcheck.model.finding import Severity
from mtcheck.model.report import Report
from mtcheck.model.text import Document, Region
from mtcheck.reporters import View, render

SCHEMA = json.loads((Path(mtcheck.__file__).parent / "data" / "report.schema.json").read_text(encoding="utf-8"))
PAGE = "The the plan failed .\n\nShare\n\nIt was said that that was all. The the end.\n"


def rendered(*reports: Report) -> str:
    return "".join(render("json", reports, View()))


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_hand_built_run_is_valid(run):
    jsonschema.validate(json.loads(rendered(*run.reports)), SCHEMA)


def test_a_real_report_is_valid():
    jsonschema.validate(check_article(PAGE).to_dict(), SCHEMA)


def test_the_schema_lists_the_regions_and_severities():
    assert SCHEMA["$defs"]["region"]["enum"] == [each.value for each in Region]
    assert SCHEMA["$defs"]["severity"]["enum"] == [each.value for each in Severity]


def test_it_holds_what_to_dict_holds(run):
    assert json.loads(rendered(*run.reports)) == run.to_dict()


def test_no_articles_is_a_run_too():
    assert json.loads(rendered()) == {"schema": "mtcheck.report/1", "articles": []}


@given(st.text())
def test_any_text_comes_back_and_nothing_unprintable_is_written(text):
    written = rendered(Report(name=text))
    assert json.loads(written)["articles"][0]["name"] == text
    assert not set(written) & set("\x1b\x9b\u202e\u2028\ud800")
    written.encode("utf-8")


@pytest.mark.parametrize("place", ["target", "source"])
def test_places_quote_the_file(run, place):
    report = run.reports[0]
    for finding in json.loads(rendered(report))["articles"][0]["findings"]:
        if finding[place]:
            document: Document = getattr(report, place)
            assert document.text[finding[place]["start"] : finding[place]["end"]] == finding[place]["text"]


def recomputed(article):
    """The score by hand, as docs/wire-schema.md tells it."""
    weights = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}
    worst = defaultdict(int)
    for finding in article["findings"]:
        worst[finding["cause"]] = max(worst[finding["cause"]], weights[finding["severity"]])
    penalty, words = sum(worst.values()), article["score"]["words"]
    raw = (1 - penalty / words) * 100
    calibrated = 100 - penalty * 1000 / words * (100 - 90) / 10
    return round(max(0, raw), 4), round(max(0, calibrated), 4), penalty


def test_the_score_can_be_recomputed(run):
    for report in (*run.reports[:2], check_article(PAGE)):
        article = report.to_dict()["articles"][0]
        score = article["score"]
        raw, calibrated, penalty = recomputed(article)
        assert (score["raw"], score["calibrated"], score["value"]) == (raw, calibrated, calibrated)
        assert sum(score["by_category"].values()) == penalty
        assert score["body"]["words"] + score["chrome"]["words"] == score["words"]
