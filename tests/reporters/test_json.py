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
from mtcheck.engine.calls import check_article
from mtcheck.model.finding import Severity
from mtcheck.model.kinds import Region
from mtcheck.model.report import Report
from mtcheck.model.text import Document
from mtcheck.reporters import View, render

SCHEMA_FILE = Path(mtcheck.__file__).parent / "data" / "report.schema.json"
SCHEMA = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
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
    assert json.loads(rendered()) == {"schema": "mtcheck.report/2", "articles": []}


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


WEIGHTS = {"neutral": 0, "minor": 1, "major": 5, "critical": 25}


def penalty_of(findings):
    """The points of findings by hand, one cause once."""
    worst = defaultdict(int)
    for finding in findings:
        worst[finding["cause"]] = max(worst[finding["cause"]], WEIGHTS[finding["severity"]])
    return sum(worst.values())


def test_the_score_can_be_recomputed(run):
    """As docs/wire-schema.md tells it."""
    for report in (*run.reports[:2], check_article(PAGE)):
        article = report.to_dict()["articles"][0]
        score = article["score"]
        penalty = penalty_of(each for each in article["findings"] if not each["furniture"])
        points = penalty * 1000 / (score["words"] or score["page_words"])
        assert score["penalty"] == penalty == sum(score["by_category"].values())
        assert score["value"] == round(9000 / (90 + points), 4)
        assert score["raw"] == round(max(0, 100 - points / 10), 4)
        assert score["calibrated"] == round(max(0, 100 - points), 4)


def test_furniture_can_be_recomputed(run):
    for report in (*run.reports[:2], check_article(PAGE)):
        article = report.to_dict()["articles"][0]
        found = [each for each in article["findings"] if each["furniture"]]
        places = [each["target"] for each in found if each["target"]]
        lines = {line for each in places for line in range(each["line"], each["end_line"] + 1)}
        assert article["score"]["furniture"] == {"lines": len(lines), "points": penalty_of(found)}


def test_the_former_report_is_valid_by_its_own_schema_with_the_score_of_the_whole_page(run):
    former = json.loads(SCHEMA_FILE.with_name("report-1.schema.json").read_text(encoding="utf-8"))
    reports = (*run.reports, check_article(PAGE))
    written = json.loads("".join(render("json", reports, View(report_version=1))))
    jsonschema.validate(written, former)
    for article in written["articles"]:
        if score := article["score"]:
            points = penalty_of(article["findings"]) * 1000 / score["words"]
            assert score["value"] == score["calibrated"] == round(max(0, 100 - points), 4)
            assert score["raw"] == round(max(0, 100 - points / 10), 4)
            assert score["body"]["words"] + score["chrome"]["words"] == score["words"]
    line = json.loads("".join(render("jsonl", reports[:1], View(report_version=1))))
    assert line == {"schema": "mtcheck.report/1", **written["articles"][0]}
