"""Reports of many pages: a line a page, and each cause once over all of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import mtcheck
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import Failure, Report
from mtcheck.model.spans import Place
from mtcheck.reporters import View, render
from mtcheck.results import overview
from mtcheck.results.order import Loss, loss
from mtcheck.results.overview import Overview

SCHEMA = json.loads((Path(mtcheck.__file__).parent / "data" / "report.schema.json").read_text(encoding="utf-8"))


class TextFile(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def many(run):
    """The pages of two sites, one of which could not be read."""
    good = run.reports[0]
    blocks = [replace(block, is_template=block.region.is_chrome) for block in good.target.blocks]
    page = replace(good, site="ferry.example", target=replace(good.target, blocks=tuple(blocks)))
    pages = [replace(page, name=f"news/{at}.txt", findings=good.findings[: 2 + at]) for at in range(4)]
    unread = Report("news/broken.txt", failures=(Failure("read", "news/broken.txt: is empty"),))
    return [*pages, unread, replace(good, name="other/1.txt", path="other/1.txt")]


@pytest.mark.parametrize("width", [60, 100])
def test_the_terminal_shows_a_line_a_page_and_causes_once(many, width, snapshot):
    written = "".join(render("terminal", many, View(width=width, pages=len(many))))
    assert written == snapshot.use_extension(TextFile)
    assert written.count("renders German 'Teilen'") == 2  # once for each site


def test_few_pages_are_shown_in_full(many):
    assert "Causes over" not in "".join(render("terminal", many[:4], View(pages=4)))


def test_quiet_is_a_line_a_page(many):
    written = "".join(render("terminal", many, View(quiet=True, pages=len(many))))
    assert "Causes over" not in written


def test_pages_of_the_current_folder_are_called_so(many):
    here = [replace(each, site="." if each.site else "") for each in many]
    assert "Causes over 4 pages of the current folder (en)\n" in "".join(
        render("terminal", here, View(pages=len(here)))
    )


def test_all_that_is_asked_for_is_shown(many):
    written = "".join(render("terminal", many, View(verbose=True, pages=len(many))))
    assert "Causes over" in written
    assert "━━ news/1.txt" in written


def test_markdown_says_what_pages_share(many, snapshot):
    assert "".join(render("markdown", many, View(pages=len(many)))) == snapshot.use_extension(TextFile)


def test_json_has_a_section_on_sites_where_there_are_several_pages(many):
    written = json.loads("".join(render("json", many, View(pages=len(many)))))
    jsonschema.validate(written, SCHEMA)
    assert [(each["name"], each["pages"]) for each in written["sites"]] == [
        ("ferry.example", 4),
        (".", 1),
        ("other", 1),
    ]
    first = written["sites"][0]
    assert first["template"] == [{"line": "Press", "pages": 4}, {"line": "Split", "pages": 4}]
    split = next(each for each in first["causes"] if each["text"] == "Split")
    assert (split["pages"], split["in_template"], split["suggestion"]) == (4, True, "Share")
    assert split["places"][0] == {"page": "news/0.txt", "line": 2, "column": 1}
    assert written["sites"][1]["verdicts"] == {"not checked": 1}
    template = [each for each in written["articles"][0]["blocks"] if each.get("template")]
    assert len(template) == 2
    assert "sites" not in json.loads("".join(render("json", many, View())))
    former = json.loads("".join(render("json", many, View(pages=len(many), report_version=1))))
    assert "sites" not in former
    assert not any("template" in block for block in former["articles"][0]["blocks"])


def finding(message: str, severity: Severity = Severity.MINOR) -> Finding:
    return Finding("linguistic/doubled-word", Category.DUPLICATION, severity, message)


def test_memory_has_a_bound_and_what_many_pages_share_is_kept(monkeypatch):
    monkeypatch.setattr(overview, "_MOST_CAUSES", 10)
    seen = Overview()
    for at in range(100):
        shared = finding("on every page")
        grave = finding(f"grave {at}", Severity.CRITICAL) if at == 50 else finding(f"own {at}")
        seen.add(Report(f"{at}", findings=(shared, grave)))
    (site,) = seen.sites()
    assert len(site.causes) <= 21
    assert site.left_out + len(site.causes) == 101
    kept = {each.example.message: each.pages for each in site.causes}
    assert kept["on every page"] == 100
    assert kept["grave 50"] == 1


def test_sites_without_number_are_put_together(monkeypatch):
    monkeypatch.setattr(overview, "_MOST_SITES", 3)
    seen = Overview()
    for at in range(9):
        seen.add(Report(f"{at}", site=f"host {at}"))
    assert [(each.name, each.pages) for each in seen.sites()] == [
        ("host 0", 1),
        ("host 1", 1),
        ("host 2", 1),
        ("other sites", 6),
    ]


def test_the_pieces_of_one_torn_sentence_are_one_cause_of_the_site():
    places = (Place(at, at + 4, 1 + at, 1, 1 + at, 5, f"line {at}") for at in range(3))
    torn = tuple(replace(finding("torn"), target=place, cause="torn:1") for place in places)
    seen = Overview()
    seen.add(Report("a", findings=torn))
    (site,) = seen.sites()
    assert [(cause.findings, cause.pages) for cause in site.causes] == [(3, 1)]


def test_a_programs_own_words_are_no_change_of_meaning():
    talk = replace(finding("talk", Severity.MAJOR), check="style/machine-preamble", category=Category.ADDITION)
    added = replace(talk, check="accuracy/addition")
    assert (loss(talk), loss(added)) == (Loss.LAYOUT, Loss.MEANING)
