"""The command: what it counts as found, what it says that it could not seed, and bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.cli.run import run
from mtcheck.model.selftest import Recall
from mtcheck.selftest.measuring import FAULTS

SITE = Path(__file__).parents[2] / "examples" / "site"
SOURCE = """<html lang="de"><body><article><h1>Ruhige Tage am Kai</h1>
<p>Im Hafen liegen heute 37 Boote. Der Kutter von <a href="/marwitz">Hinrich Marwitz</a> ist nicht dabei.</p>
<p>Am Kai warten 58 Gäste auf Ole Tolkmar. Er verkauft jeden Morgen frischen Fisch.</p>
<p>Die Preise sind im vergangenen Jahr um 12 Prozent gestiegen. Das ärgert viele Leute in der Stadt.</p>
<p>Der Hafen bleibt bis zum Ende des Winters geöffnet, wie die Verwaltung mitteilte.</p>
</article></body></html>
"""
TARGET = """<html lang="en"><body><article><h1>Quiet days on the quay</h1>
<p>There are 37 boats in the harbour today. The cutter of <a href="/marwitz">Hinrich Marwitz</a> is not among them.</p>
<p>On the quay 58 guests are waiting for Ole Tolkmar. He sells fresh fish every morning.</p>
<p>Prices rose by 12 per cent last year. That annoys many people in the town.</p>
<p>The harbour stays open until the end of the winter, as the administration announced.</p>
</article></body></html>
"""
PAIRS = """source\ttarget
Im Hafen liegen heute 37 Boote von Marwitz.\tThere are 37 boats of Marwitz in the harbour today.

Am Kai warten 58 Gäste nicht auf Tolkmar.\tOn the quay 58 guests do not wait for Tolkmar.
Er hat den Preis genannt.\tHe named the the price.
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in (("page.de.html", SOURCE), ("page.en.html", TARGET), ("pairs.tsv", PAIRS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def selftest(capsys, *arguments):
    code = run(["selftest", *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def classes(text):
    return {each["class"]: each for each in json.loads(text)["classes"]}


PAGE = ("page.en.html", "--source", "page.de.html", "--from", "de", "--to", "en")
SEGMENTS = ("--pairs", "pairs.tsv", "--from", "de", "--to", "en")


@pytest.mark.usefixtures("folder")
def test_faults_of_every_class_are_seeded_into_a_page_and_found(capsys):
    code, out, _ = selftest(capsys, *PAGE, "--faults", 1, "--format", "json")
    assert code == 0
    found = classes(out)
    assert list(found) == list(FAULTS)
    for fault in ("number", "loop", "untranslated", "doubled word", "lost link", "dropped paragraph", "negation"):
        assert found[fault]["found"] == found[fault]["seeded"] > 0, fault
    assert "markup/lost-link" in found["lost link"]["by_check"]
    assert "accuracy/omission" in found["dropped paragraph"]["by_check"]
    assert found["label"]["seeded"] == 0
    assert found["label"]["recall"] is None
    assert "no line is a known label" in found["label"]["not_seeded"]
    table = json.loads(out)
    assert table["false_alarms"] == {"findings": 0, "per_thousand_words": 0.0, "by_check": {}}
    assert table["languages"] == [{"source": "de", "target": "en"}]
    assert "multilingual" in table["encoder"]


@pytest.mark.usefixtures("folder")
def test_a_check_that_does_not_run_finds_nothing(capsys):
    code, out, _ = selftest(capsys, *PAGE, "--faults", 1, "--only", "linguistic/doubled-word", "--format", "json")
    assert code == 0
    found = classes(out)
    assert found["doubled word"]["found"] == 1
    assert found["number"]["found"] == 0
    (missed,) = found["number"]["missed"]
    assert missed["name"] == "page.en.html"
    assert missed["before"] != missed["after"]


@pytest.mark.usefixtures("folder")
def test_segments_are_seeded_and_what_is_found_in_sound_ones_is_a_false_alarm(capsys):
    code, out, _ = selftest(capsys, *SEGMENTS, "--format", "json")
    assert code == 0
    found = classes(out)
    assert found["number"]["seeded"] == found["number"]["found"] == 2
    assert found["name"]["seeded"] == 2
    assert found["negation"]["seeded"] == 1
    assert found["swapped sentence"]["seeded"] == 2
    assert found["dropped paragraph"]["not_seeded"] == "pairs of segments have no paragraphs"
    assert found["lost link"]["not_seeded"] == "pairs of segments have no links"
    alarms = json.loads(out)["false_alarms"]
    assert alarms["by_check"] == {"linguistic/doubled-word": 1}
    assert alarms["per_thousand_words"] == pytest.approx(1000 / 25, abs=0.001)


def test_a_label_of_the_page_is_mistranslated(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p.tsv").write_text("Drucken\tPrint\nTeilen\tShare\n", encoding="utf-8")
    code, out, _ = selftest(capsys, "--pairs", "p.tsv", "--from", "de", "--to", "en", "--format", "json")
    assert code == 0
    assert classes(out)["label"]["seeded"] == 2
    labels = SOURCE.replace("<p>Im", "<p>Drucken</p>\n<p>Im"), TARGET.replace("<p>There", "<p>Print</p>\n<p>There")
    for name, text in zip(("page.de.html", "page.en.html"), labels, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    code, out, _ = selftest(capsys, *PAGE, "--format", "json", "--only", "markup/mistranslated-label")
    label = classes(out)["label"]
    assert (label["seeded"], label["found"]) == (1, 1)


@pytest.mark.usefixtures("folder")
def test_the_same_seed_gives_the_same_report_and_another_one_another(capsys):
    first, again, other = (
        selftest(capsys, *SEGMENTS, "--faults", 1, "--verbose", "--only", "style", "--seed", seed)[1]
        for seed in (1, 1, 2)
    )
    assert first == again != other


@pytest.mark.usefixtures("folder")
def test_the_report_for_people_names_versions_recall_and_misses(capsys):
    code, out, _ = selftest(capsys, *SEGMENTS, "--only", "linguistic", "--verbose", "--width", "160")
    assert code == 0
    assert "languages          de to en" in out
    assert "3, 25 words; seed 1" in out
    assert "doubled word       100%  2 of 2 found, 34% to 100% with 95% confidence" in out
    assert "number               0%  0 of 2 found" in out
    assert "missed in pairs.tsv:2: " in out
    assert "not seeded: pairs of segments have no links" in out
    assert "1 finding in what was given for sound, 40.0 for 1,000 words" in out
    assert "1 × linguistic/doubled-word" in out
    code, out, _ = selftest(capsys, *SEGMENTS, "--only", "linguistic", "--quiet", "--faults", 1)
    assert out.count("\n") == 1
    assert "faults found, 1 finding in what was given for sound" in out


def test_a_page_that_cannot_be_used_is_told_and_the_exit_code_says_so(folder, capsys):
    (folder / "lost.en.html").write_text(TARGET, encoding="utf-8")
    given = ("page.en.html", "lost.en.html", "--source", "{stem}.de.html", "--from", "de", "--to", "en")
    code, out, _ = selftest(capsys, *given, "--only", "linguistic", "--faults", 1)
    assert code == 3
    assert "not used" in out
    assert "its original lost.de.html is not there" in " ".join(out.split())
    code, _, err = selftest(capsys, "lost.en.html", "--source", "{stem}.de.html")
    assert code == 2
    assert "nothing to seed faults into" in err


def test_a_page_of_a_manifest_without_an_original_is_told(folder, capsys):
    rows = "target,source\npage.en.html,\n"
    (folder / "pages.csv").write_text(rows, encoding="utf-8")
    code, _, err = selftest(capsys, "--manifest", "pages.csv", "--to", "en")
    assert code == 2
    assert "page.en.html: has no original" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "none are packaged"),
        (("page.en.html",), "name sound pages with their originals"),
        (("--pairs", "pairs.tsv"), "name them with --from and --to"),
        (("page.en.html", *SEGMENTS), "name either the one or the others"),
        (("--pairs", "none.tsv", "--from", "de", "--to", "en"), "none.tsv: cannot be read"),
        (("--pairs", "empty.tsv", "--from", "de", "--to", "en"), "empty.tsv: holds no pair"),
        (("--pairs", "bad.tsv", "--from", "de", "--to", "en"), "bad.tsv: line 2: 1 columns"),
        (("--pairs", "pairs.tsv", "--from", "de", "--to", "qq"), "qq"),
    ],
)
def test_bad_input_is_told_in_one_line(arguments, said, folder, capsys):
    (folder / "empty.tsv").write_text("source\ttarget\n", encoding="utf-8")
    (folder / "bad.tsv").write_text("Eins.\tOne.\nZwei.\n", encoding="utf-8")
    code, out, err = selftest(capsys, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_the_interval_is_wilsons():
    recall = Recall("number", 10, (), ())
    assert recall.value == 1
    assert recall.interval == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert Recall("number").interval is None


@pytest.mark.parametrize("arguments", [("lost.html",), ("lost.html", "--source", "{stem}.de.html")])
@pytest.mark.usefixtures("folder")
def test_a_missing_page_is_named(arguments, capsys):
    code, _, said = selftest(capsys, *arguments)
    assert code == 3
    assert "lost.html: no such file or folder" in said
