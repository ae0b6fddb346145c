"""Which original belongs to which page, and what happens where there is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import UsageError
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import Input, PagePair
from mtcheck.inputs.patterns import originals

DE = """Der Gemeinderat hat am Montag dem Bau einer neuen Turnhalle zugestimmt.

Die Arbeiten sollen im Mai beginnen und zwei Jahre dauern.

Die Opposition will gegen den Beschluss vor Gericht ziehen.
"""
EN = """The municipal council agreed on Monday to the construction of a new gymnasium.

The work is to begin in May and to take two years.

The opposition wants to go to court against the decision.
"""


def inputs(*names):
    return [Input(name, Path(name)) for name in names]


@pytest.mark.parametrize(
    ("pattern", "page", "original"),
    [
        ("{stem}.de.html", "site/news.en.html", "site/news.de.html"),
        ("{stem}.de.txt", "site/news_en-GB.txt", "site/news.de.txt"),
        ("{stem}.de.txt", "site/news.v2.txt", "site/news.v2.de.txt"),
        ("{stem}.de.txt", ".en.txt", ".en.de.txt"),
        ("originals/{name}", "site/news.html", "originals/news.html"),
        ("{dir}/de/{name}", "site/news.html", "site/de/news.html"),
        ("{path}.orig", "site/news.html", "site/news.orig"),
        ("site/de/{path}.html", "site/en/news.html", "site/de/news.html"),
        ("fixed.txt", "site/news.html", "fixed.txt"),
    ],
)
def test_a_pattern_is_filled_in(pattern, page, original):
    assert originals(inputs(page), pattern)[0].original == Path(original)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("one.txt", "one original for 2 pages"),
        ("{nme}", "unknown '{nme}'"),
        ("", "empty name"),
        ("{name}", "its own original"),
    ],
)
def test_a_pattern_that_means_nothing_is_wrong_usage(pattern, words):
    with pytest.raises(UsageError, match=words):
        originals(inputs("a.txt", "b.txt"), pattern)


def test_originals_among_the_pages_are_not_checked_themselves(tmp_path):
    for name in ("news.de.txt", "news.en.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    pairs = originals(gather([str(tmp_path)]), "{stem}.de.txt")
    assert [(pair.page.path.name, pair.original.name) for pair in pairs] == [("news.en.txt", "news.de.txt")]
    assert [each.name for each in pairs[0].files] == ["news.en.txt", "news.de.txt"]


def test_the_one_original_among_the_pages_is_not_checked_itself(tmp_path):
    for name in ("de.json", "en.json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    (pair,) = originals(gather([str(tmp_path)], ".json"), str(tmp_path / "de.json"))
    assert (pair.page.path.name, pair.original.name) == ("en.json", "de.json")
    (tmp_path / "fr.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UsageError, match="one original for 2 pages"):
        originals(gather([str(tmp_path)], ".json"), str(tmp_path / "de.json"))


def test_without_a_pattern_there_is_no_original():
    assert originals(inputs("a.txt", "b.txt"), None) == tuple(PagePair(each) for each in inputs("a.txt", "b.txt"))


def test_standard_input_has_no_name():
    (pair,) = originals([Input("-")], "{stem}.de.txt")
    assert pair.original is None
    assert "no file name" in pair.page.problem


@pytest.fixture
def site(tmp_path, monkeypatch):
    (tmp_path / "a.de.txt").write_text(DE, encoding="utf-8")
    (tmp_path / "a.en.txt").write_text(EN, encoding="utf-8")
    (tmp_path / "b.en.txt").write_text(EN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(capsys, *arguments):
    code = run(["check", *arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)["articles"]


@pytest.mark.usefixtures("site")
def test_a_missing_original_is_one_failure_and_the_other_pages_are_checked(capsys):
    code, articles = checked(capsys, "a.en.txt", "b.en.txt", "--source", "{stem}.de.txt")
    assert code == 3
    assert [each["name"] for each in articles] == ["a.en.txt", "b.en.txt"]
    assert articles[0]["coverage"] == 1
    assert articles[0]["failures"] == []
    assert articles[1]["failures"] == [{"subject": "read", "message": "b.en.txt: its original b.de.txt is not there"}]


@pytest.mark.usefixtures("site")
def test_one_original_for_two_pages_is_wrong_usage(capsys):
    assert run(["check", "a.en.txt", "b.en.txt", "--source", "a.de.txt"]) == 2
    assert "one original for 2 pages" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("page", "source", "more", "words"),
    [
        (DE, EN, ("--from", "de", "--to", "en"), "swapped"),
        (EN, EN, (), "the same text; name the original's own file"),
        (EN, DE, ("--from", "fr"), "say --from de"),
        (EN, EN.replace("Monday", "Tuesday").replace("May", "June").replace("court", "judges"), (), "both in 'en'"),
    ],
)
def test_what_is_no_pair_is_said_with_its_cure(site, capsys, page, source, more, words):
    (site / "page.txt").write_text(page, encoding="utf-8")
    (site / "source.txt").write_text(source, encoding="utf-8")
    code, (article,) = checked(capsys, "page.txt", "--source", "source.txt", *more)
    assert code == 3
    (failure,) = article["failures"]
    assert failure["subject"] == "align"
    assert words in failure["message"]
    assert article["beads"] == []
    assert {"what": "original", "reason": "nothing was compared with it"} in article["not_checked"]


def test_an_empty_original_is_said(site, capsys):
    (site / "empty.txt").write_text("", encoding="utf-8")
    code, (article,) = checked(capsys, "a.en.txt", "--source", "empty.txt")
    assert code == 3
    assert "empty.txt: is empty" in article["failures"][0]["message"]


@pytest.mark.parametrize(
    ("source", "target"),
    [("html", "html"), ("txt", "html"), ("md", "html"), ("html", "md"), ("md", "txt")],
)
def test_any_format_stands_beside_any_other(site, capsys, source, target):
    for name, text, ending in (("o", DE, source), ("t", EN.replace("two", "three"), target)):
        paragraphs = "".join(f"<p>{each}</p>\n" for each in text.strip().split("\n\n"))
        page = f"<!DOCTYPE html><html><body><article>\n{paragraphs}</article></body></html>"
        (site / f"{name}.{ending}").write_text(page if ending == "html" else text, encoding="utf-8")
    code, (article,) = checked(capsys, f"t.{target}", "--source", f"o.{source}", "--from", "de", "--to", "en")
    assert code == 1
    assert article["coverage"] == 1
    (finding,) = article["findings"]
    assert finding["check"] == "accuracy/number-mismatch"
    assert (finding["target"]["text"], finding["source"]["text"]) == ("three", "zwei")


def test_a_glossary_is_held(site, capsys):
    (site / "terms.csv").write_text("source,target\nTurnhalle,sports hall\n", encoding="utf-8")
    _, (article,) = checked(capsys, "a.en.txt", "--source", "a.de.txt", "--glossary", "terms.csv")
    assert [each["check"] for each in article["findings"]] == ["terminology/glossary-term"]
