"""``--reference``: a file or a pattern, and what is wrong with it said in one line."""

from __future__ import annotations

import json

import pytest

from mtcheck.cli.run import run as mtcheck

PAGE = "The ferry is late\n\nThe ferry from Grennow came an hour too late on Monday. Nobody was hurt.\n"


@pytest.fixture
def pages(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.en.txt").write_text(PAGE)
        (tmp_path / f"{name}.ref.txt").write_text(PAGE.replace("too late", "late"))
    return tmp_path


def articles(capsys, *arguments):
    code = mtcheck(["check", *arguments, "--to", "en", "--format", "json", "--fail-on", "never"])
    return code, json.loads(capsys.readouterr().out)["articles"]


@pytest.mark.usefixtures("pages")
def test_a_pattern_finds_each_page_s_reference(capsys):
    code, found = articles(capsys, "a.en.txt", "b.en.txt", "--reference", "{stem}.ref.txt")
    assert code == 0
    for article in found:
        names = [each["name"] for each in article["measurements"]]
        assert names == ["bleu", "chrf", "chrf++", "ter", "similarity"]
        assert article["measurements"][3]["value"] == pytest.approx(100 / 17)
        assert len(article["measurements"][0]["interval"]) == 2


def test_a_manifest_names_references(pages, capsys):
    (pages / "pages.csv").write_text("target,reference\na.en.txt,a.ref.txt\nb.en.txt,\n")
    code, found = articles(capsys, "--manifest", "pages.csv")
    assert code == 0
    assert [len(article["measurements"]) for article in found] == [5, 0]


def test_a_missing_reference_leaves_the_findings_and_is_no_pass(pages, capsys):
    (pages / "b.ref.txt").unlink()
    code, (first, second) = articles(capsys, "a.en.txt", "b.en.txt", "--reference", "{stem}.ref.txt")
    assert code == 3
    assert not first["failures"]
    assert second["failures"][0]["subject"] == "reference"
    assert "b.ref.txt" in second["failures"][0]["message"]
    assert second["score"] is not None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.en.txt", "b.en.txt", "--reference", "a.ref.txt"], "one reference for 2 pages"),
        (["a.en.txt", "--reference", ""], "--reference: an empty name is not a file"),
        (["a.en.txt", "--reference", "{stam}.txt"], "unknown '{stam}'"),
        (["--manifest", "pages.csv", "--reference", "a.ref.txt"], "the manifest names the references"),
    ],
)
def test_a_wrong_option_is_said_in_one_line(pages, capsys, arguments, said):
    (pages / "pages.csv").write_text("target\na.en.txt\n")
    assert mtcheck(["check", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
