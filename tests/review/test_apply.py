"""What becomes of decisions, as a user of the command sees it."""

from __future__ import annotations

import json
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from mtcheck.cli.run import run
from mtcheck.engine.checker import Checker
from mtcheck.inputs.model import Input, PagePair
from tests.review.conftest import exported

SOURCE = """<!doctype html><html lang="de"><head><title>Brücke</title></head><body><article>
<h1>Die Brücke wird gesperrt</h1>
<p>Teilen</p>
<p>Der Kreistag hat am Dienstag über die alte Brücke beraten und das Geld bewilligt.</p>
<p>Die Arbeiten sollen <b>im Frühjahr</b> beginnen und etwa zwei Jahre dauern.</p>
<p>Viele Händler fürchten um ihre Kundschaft. Der Bürgermeister will mit ihnen reden.</p>
</article></body></html>
"""
PAGE = """<!doctype html><html lang="en"><head><title>Bridge</title></head><body><article>
<h1>The bridge is being closed</h1>
<p>Split</p>
<p>The circle day discussed the the old bridge on Tuesday &amp; approved the money.</p>
<p>The work is to begin <b>in the early year</b> and to take about two years .</p>
<p>Many traders fear for their customers.</p>
</article></body></html>
"""


class Desk:
    """A page beside its original, and the files that people export of it."""

    def __init__(self, folder, page=PAGE, source=SOURCE):
        self.folder = folder
        self.page = folder / "page.en.html"
        self.page.write_text(page, encoding="utf-8")
        self.source = folder / "page.de.html" if source else None
        if source:
            self.source.write_text(source, encoding="utf-8")
        pair = PagePair(Input(str(self.page), self.page), self.source, None, "de", "en")
        self.report = Checker().check_pair(pair)
        self.text = self.report.target.text

    def finding(self, check):
        return next(each for each in self.report.findings if each.check == check)

    def place(self, text, document=None):
        at = (document or self.report.target).text.index(text)
        return at, at + len(text)

    def added(self, text, source, category, **more):
        start, end = self.place(text)
        places = {"start": start, "end": end, "category": category}
        if source:
            places["source_start"], places["source_end"] = self.place(source, self.report.source)
        return places | more

    def export(self, name="decisions.json", **said):
        path = self.folder / name
        path.write_text(json.dumps(exported(self.report, **said)), encoding="utf-8")
        return str(path)

    def apply(self, *arguments):
        return run(["review", "apply", *map(str, arguments)])


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


@pytest.fixture
def usual(desk):
    """Some of everything."""
    return desk.export(
        accept=[
            (desk.finding("linguistic/doubled-word"), ...),
            (desk.finding("markup/mistranslated-label"), "Pass on"),
        ],
        dismiss=[(desk.finding("linguistic/space-before-punctuation"), 'the house "style"')],
        added=[desk.added("circle day", "Kreistag", "terminology/wrong-term", replacement="district council")],
        edits=[(*desk.place("early year"), "spring")],
    )


def test_a_summary_alone_writes_nothing(desk, usual, capsys):
    before = sorted(desk.folder.iterdir())
    assert desk.apply(usual) == 0
    said = capsys.readouterr().out
    assert re.search(r"page\.en\.html: 2 accepted, 1 dismissed, \d+ undecided, 1 added, 1 edit, 4 corrections\n", said)
    assert sorted(desk.folder.iterdir()) == before


def test_the_corrected_page_keeps_its_markup(desk, usual):
    assert desk.apply(usual, "--corrected", "after.html") == 0
    after = Path("after.html").read_text(encoding="utf-8")
    assert after == (
        PAGE.replace("Split", "Pass on").replace("the the", "the").replace("circle day", "district council")
    ).replace("early year", "spring")


def test_suppressions_silence_what_was_dismissed(desk, usual, capsys):
    assert desk.apply(usual, "--suppressions", "quiet.toml") == 0
    (table,) = tomllib.loads(Path("quiet.toml").read_text(encoding="utf-8"))["suppress"]
    assert table == {
        "check": "linguistic/space-before-punctuation",
        "path": "page.en.html",
        "fingerprint": desk.finding("linguistic/space-before-punctuation").fingerprint,
        "reason": 'the house "style"',
        "author": "ada",
    }
    Path("mtcheck.toml").write_text('extends = ["quiet.toml"]\n', encoding="utf-8")
    capsys.readouterr()
    run(["check", "page.en.html", "--source", "page.de.html", "--from", "de", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["articles"][0]["findings"]
    quiet = [each for each in findings if each["suppression"]]
    assert [each["check"] for each in quiet] == ["linguistic/space-before-punctuation"]
    assert quiet[0]["suppression"]["reason"] == 'the house "style"'


def test_suppressions_are_added_once_and_what_is_there_stays(desk, usual):
    Path("quiet.toml").write_text('# ours\nfail-on = "minor"', encoding="utf-8")
    for _ in range(2):
        assert desk.apply(usual, "--suppressions", "quiet.toml") == 0
    text = Path("quiet.toml").read_text(encoding="utf-8")
    assert text.startswith('# ours\nfail-on = "minor"\n\n[[suppress]]\n')
    assert text.count("[[suppress]]") == 1


def test_suppressions_go_into_pyproject_too(desk, usual):
    Path("pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert desk.apply(usual, "--suppressions", "pyproject.toml") == 0
    parsed = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    assert len(parsed["tool"]["mtcheck"]["suppress"]) == 1


def test_a_list_of_suppressions_in_one_line_cannot_be_added_to(desk, usual, capsys):
    Path("quiet.toml").write_text('suppress = [{text = "x"}]\n', encoding="utf-8")
    assert desk.apply(usual, "--suppressions", "quiet.toml") == 2
    assert "name a file of its own" in capsys.readouterr().err
    assert "[[" not in Path("quiet.toml").read_text(encoding="utf-8")


def test_a_baseline_knows_what_was_dismissed_and_keeps_the_rest(desk, usual, capsys):
    for expected in ("1 known finding added", "0 known findings added"):
        assert desk.apply(usual, "--baseline", "known.json") == 0
        assert f"known.json: {expected}" in capsys.readouterr().out
    command = ["check", "page.en.html", "--source", "page.de.html", "--from", "de", "--baseline", "known.json"]
    run([*command, "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["articles"][0]["findings"]
    known = [each["check"] for each in findings if each["baseline_state"] == "unchanged"]
    assert known == ["linguistic/space-before-punctuation"]


def test_corrected_terms_become_terms(desk, usual):
    for _ in range(2):
        assert desk.apply(usual, "--glossary", "terms.csv") == 0
    assert Path("terms.csv").read_text(encoding="utf-8") == (
        "source,target,forbidden,keep\nKreistag,district council,circle day,\n"
    )


def test_a_glossary_keeps_its_rows_and_columns(desk, usual, capsys):
    Path("terms.tsv").write_bytes("\ufeffnote\tsource\ttarget\r\nours\tBrücke\tbridge\r\n".encode())
    assert desk.apply(usual, "--glossary", "terms.tsv") == 0
    assert Path("terms.tsv").read_bytes().decode() == (
        "\ufeffnote\tsource\ttarget\r\nours\tBrücke\tbridge\r\n\tKreistag\tdistrict council\r\n"
    )
    Path("other.csv").write_text("source,target\nkreistag,county council\n", encoding="utf-8")
    capsys.readouterr()
    assert desk.apply(usual, "--glossary", "other.csv") == 0
    assert "'Kreistag' is a term of other.csv already; not there: 'district council'" in capsys.readouterr().err
    assert len(Path("other.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_corrected_labels_become_labels(desk, usual, capsys):
    for _ in range(2):
        assert desk.apply(usual, "--labels", "ours.tsv") == 0
    rows = [line.split("\t") for line in Path("ours.tsv").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["source_language", "target_language", "kind", "source", "right", "wrong", "weak"]
    assert rows[1:] == [["de", "en", "share", "Teilen", "Pass on", "Split", "Split"]]
    capsys.readouterr()
    assert run(["check", "page.en.html", "--labels", "ours.tsv", "--fail-on", "never"]) == 0


def test_corrections_become_a_translation_memory(desk, usual):
    assert desk.apply(usual, "--tmx", "done.tmx", "--xliff", "done.xlf") == 0
    units = ET.parse("done.tmx").getroot().findall("body/tu")
    pairs = [tuple(each.text for each in unit.iter("seg")) for unit in units]
    assert pairs == [
        ("Teilen", "Pass on"),
        (
            "Der Kreistag hat am Dienstag über die alte Brücke beraten und das Geld bewilligt.",
            "The district council discussed the old bridge on Tuesday & approved the money.",
        ),
        (
            "Die Arbeiten sollen im Frühjahr beginnen und etwa zwei Jahre dauern.",
            "The work is to begin in the spring and to take about two years .",
        ),
    ]
    name = "{urn:oasis:names:tc:xliff:document:2.0}"
    root = ET.parse("done.xlf").getroot()
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.0", "de", "en")
    found = [(each.find(f"{name}source").text, each.find(f"{name}target").text) for each in root.iter(f"{name}segment")]
    assert found == pairs
    assert [each.text for each in root.iter(f"{name}note")][:2] == ["Split", "ada"]


def test_a_sentence_put_in_stands_beside_its_original(desk):
    at = desk.place("customers.")[1]
    start, end = desk.place("Der Bürgermeister will mit ihnen reden.", desk.report.source)
    entry = {"start": at, "end": at, "source_start": start, "source_end": end, "category": "accuracy/omission"}
    file = desk.export(added=[entry | {"replacement": "The mayor wants to talk to them."}])
    assert desk.apply(file, "--tmx", "done.tmx", "--corrected", "after.html") == 0
    (unit,) = ET.parse("done.tmx").getroot().findall("body/tu")
    assert unit.find("tuv[2]/seg").text.endswith("The mayor wants to talk to them.")
    after = Path("after.html").read_text(encoding="utf-8")
    assert "customers. The mayor wants to talk to them.</p>" in after


def test_decisions_become_ratings(desk, usual):
    assert desk.apply(usual, "--mqm", "done.tsv") == 0
    rows = [line.split("\t") for line in Path("done.tsv").read_text(encoding="utf-8").splitlines()]
    said = {(row[4], row[7], row[8], json.loads(row[9])["decision"]) for row in rows[1:] if row[8] != "no-error"}
    assert said == {
        ("ada", "Linguistic conventions/Duplication", "Minor", "accepted"),
        ("ada", "Accuracy/Mistranslation", "Major", "accepted"),
        ("ada", "Linguistic conventions/Whitespace", "Neutral", "dismissed"),
        ("ada", "Terminology/Wrong term", "Major", "added"),
    }
    assert any("<v>circle day</v>" in row[6] for row in rows)


def test_two_people_over_one_page(desk, usual, capsys):
    other = desk.export("other.json", accept=[(desk.finding("linguistic/doubled-word"), ...)], author="bob")
    assert desk.apply(usual, other, "--corrected", "after.html") == 0
    contrary = desk.export("contrary.json", dismiss=[(desk.finding("linguistic/doubled-word"), "")], author="bob")
    capsys.readouterr()
    assert desk.apply(usual, contrary, "--corrected", "never.html") == 2
    assert "is accepted in one and dismissed in the other" in capsys.readouterr().err
    assert not Path("never.html").exists()


def test_overlapping_corrections_name_both(desk, capsys):
    one = desk.export(edits=[(*desk.place("old bridge"), "bridge")])
    other = desk.export("other.json", edits=[(*desk.place("the old"), "an old")])
    assert desk.apply(one, other) == 2
    said = capsys.readouterr().err
    assert "two corrections overlap" in said
    assert "decisions.json" in said
    assert "other.json" in said


def test_another_page_and_changed_files_are_refused(desk, usual, capsys):
    for path, what in ((desk.page, "--page"), (desk.source, "--source")):
        before = path.read_text(encoding="utf-8")
        path.write_text(before.replace("article>", "article >"), encoding="utf-8")
        assert desk.apply(usual, "--corrected", "never.html") == 2
        said = capsys.readouterr().err
        assert f"{path.name} is not the" in said
        assert f"name the right one with {what}" in said
        assert said.count("\n") == 1
        path.write_text(before, encoding="utf-8")
    desk.source.unlink()
    assert desk.apply(usual) == 2
    assert "its original" in capsys.readouterr().err
    desk.page.unlink()
    assert desk.apply(usual) == 2
    assert "is not there; name it with --page" in capsys.readouterr().err
    assert not Path("never.html").exists()


def test_a_page_that_moved_is_named_anew(desk, usual):
    moved = desk.folder / "moved.html"
    desk.page.rename(moved)
    assert desk.apply(usual, "--page", moved, "--corrected", "after.html") == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"fingerprint": "c" * 32}, "is not found on the page; check as for the review page"),
        ({"check": "style/mixed-quotes"}, "is a finding of linguistic/doubled-word"),
        ({"check": "gone/with-the-wind"}, "is a finding of linguistic/doubled-word"),
        ({"end": 99999}, "lies outside the text"),
    ],
)
def test_decisions_edited_by_hand_are_refused(desk, capsys, change, said):
    file = desk.export(accept=[(desk.finding("linguistic/doubled-word"), ...)])
    value = json.loads(Path(file).read_text(encoding="utf-8"))
    value["decisions"][0] |= change
    Path(file).write_text(json.dumps(value), encoding="utf-8")
    assert desk.apply(file, "--corrected", "never.html") == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert printed.err.count("\n") == 1
    assert not printed.out
    assert not Path("never.html").exists()


def test_all_or_nothing_is_written(desk, usual, capsys):
    (desk.folder / "folder").mkdir()
    assert desk.apply(usual, "--corrected", "never.html", "--mqm", "never.tsv", "--tmx", "folder") == 2
    assert "this is a folder" in capsys.readouterr().err
    assert not list(desk.folder.glob("*never*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--corrected", "page.en.html"], "one of the files that are read"),
        (["--mqm", "decisions.json"], "one of the files that are read"),
        (["--mqm", "same", "--tmx", "same"], "--tmx and --mqm would both go to same"),
        (["--mqm", "-"], "name a file"),
        (["--glossary", "terms.tbx"], "terms are added to .csv and .tsv files"),
        (["--mqm", "/dev/full"], "cannot be written whole"),
    ],
)
def test_outputs_that_cannot_be_are_refused(desk, usual, capsys, arguments, said):
    assert desk.apply(usual, *arguments) == 2
    assert said in capsys.readouterr().err
    assert desk.page.read_text(encoding="utf-8") == PAGE


def test_a_correction_that_html_cannot_hold_is_told_and_the_rest_is_written(desk, capsys):
    across = (desk.place("Tuesday")[0], desk.place("The work")[1])
    file = desk.export(edits=[(*across, "Wednesday"), (*desk.place("traders"), "shops")])
    assert desk.apply(file, "--corrected", "after.html") == 3
    assert "not written: " in capsys.readouterr().err
    after = Path("after.html").read_text(encoding="utf-8")
    assert after == PAGE.replace("traders", "shops")


def test_a_page_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, source=None)
    file = desk.export(accept=[(desk.finding("linguistic/doubled-word"), ...)])
    assert desk.apply(file, "--corrected", "after.html", "--glossary", "g.csv", "--mqm", "m.tsv") == 0
    assert desk.apply(file, "--tmx", "never.tmx") == 2
    assert "made without an original" in capsys.readouterr().err
    assert desk.apply(file, "--source", desk.page) == 2
    assert "leave --source out" in capsys.readouterr().err
