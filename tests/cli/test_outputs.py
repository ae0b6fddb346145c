"""Several formats in one call: where each goes, and that a failure leaves nothing half written."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from mtcheck.cli import terminal
from mtcheck.cli.run import run as mtcheck
from mtcheck.reporters import FORMATS, View, reporter


@pytest.fixture
def page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    path = tmp_path / "page.txt"
    path.write_text("The council met on the the Tuesday.\n")
    return path.name


def names():
    return sorted(each.name for each in Path.cwd().iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_writer_and_its_line_in_the_help(name, capsys):
    assert reporter(name, View()).opening is not None
    mtcheck(["check", "--help"])
    assert name in capsys.readouterr().out


def test_the_help_names_the_workbook_too(capsys):
    mtcheck(["check", "--help"])
    assert "csv, xlsx;" in " ".join(capsys.readouterr().out.split())


def test_several_formats_are_written_in_one_pass(page, capsys):
    assert mtcheck(["check", page, "--to", "en", "--format", "json=a b,c%.json", "--format", "terminal"]) == 0
    assert "is written twice in a row" in capsys.readouterr().out
    (article,) = json.loads(Path("a b,c%.json").read_text())["articles"]
    assert article["name"] == page


def test_a_format_without_a_file_goes_to_output(page, capsys):
    chosen = ["--format", "terminal=report.txt", "--format", "json", "--output", "report.json"]
    assert mtcheck(["check", page, *chosen]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(Path("report.json").read_text())["schema"]
    assert "\x1b" not in Path("report.txt").read_text()


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (["--format", "terminal", "--format", "json"], "terminal and json would both go to standard output"),
        (["--format", "json=a", "--format", "terminal=./a"], "json and terminal would both go to ./a"),
        (["--format", "json=a", "--output", "b"], "no format is left for it"),
        (["--format", "json="], "no file is named after 'json='"),
        (["--format", "jsn=a"], "did you mean 'json'?"),
        (["--format", "json=page.txt"], "--format json=page.txt: this is one of the files that are read"),
        (["--output", "page.txt"], "--output page.txt: this is one of the files that are read"),
        (["--format", "json=no/such/folder"], "no/such/folder: cannot be written: its folder"),
        (["--format", "json=."], "this is a folder"),
    ],
)
def test_formats_that_do_not_go_together_are_wrong_usage(page, chosen, said, capsys):
    assert mtcheck(["check", page, *chosen]) == 2
    done = capsys.readouterr()
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert names() == [page]


def test_a_file_that_says_how_to_check_is_not_written_over(page, capsys):
    Path("given").write_text("", encoding="utf-8")
    assert mtcheck(["check", page, "--config", "given", "--format", "json=./given"]) == 2
    assert "--format json=./given: this is one of the files that are read" in capsys.readouterr().err
    assert Path("given").read_text(encoding="utf-8") == ""


def test_a_folder_that_may_not_be_written_to_is_wrong_usage(page, monkeypatch, capsys):
    def refuse(self, *_, **__):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "touch", refuse)
    assert mtcheck(["check", page, "--format", "json=report.json"]) == 2
    assert capsys.readouterr().err == "mtcheck: report.json: cannot be written: Permission denied\n"


def test_a_full_disk_leaves_the_old_report_and_names_it(page, monkeypatch, capsys):
    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    Path("report.json").write_text("old")
    monkeypatch.setattr("mtcheck.cli.output._write", full)
    assert mtcheck(["check", page, "--format", "json=report.json"]) == 3
    assert capsys.readouterr().err == "mtcheck: report.json: No space left on device\n"
    assert Path("report.json").read_text() == "old"
    assert names() == [page, "report.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_device_that_is_full_is_named(page, capsys):
    assert mtcheck(["check", page, "--format", "json=/dev/full"]) == 3
    assert "No space left on device" in capsys.readouterr().err


def test_an_interrupt_leaves_no_half_file(page, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("mtcheck.engine.checker.check_page", interrupt)
    assert mtcheck(["check", page, "--format", "json=report.json", "--format", "terminal=report.txt"]) == 130
    assert names() == [page]


def test_github_appends_a_summary_of_the_step(page, monkeypatch, capsys):
    summary = Path("summary.md")
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert mtcheck(["check", page, "--format", "github", "--format", "json=report.json"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=page.txt,line=1")
    assert summary.read_text().startswith("before\n### mtcheck: 1 file")
    assert mtcheck(["check", page, "--format", "terminal"]) == 0
    assert summary.read_text().count("###") == 1


def test_a_summary_that_cannot_be_written_is_named(page, monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "no/such/folder")
    assert mtcheck(["check", page, "--format", "github"]) == 3
    assert capsys.readouterr().err == "mtcheck: no/such/folder: No such file or directory\n"


def test_an_annotated_page_holds_one_article(page, capsys):
    Path("other.txt").write_text("All is well.\n")
    assert mtcheck(["check", page, "other.txt", "--format", "its=page.html"]) == 2
    assert "--format its: holds one article; name a file for each of the 2 pages: 'its=" in capsys.readouterr().err


def test_a_format_can_have_a_file_for_each_page(page, capsys):
    Path("site/en").mkdir(parents=True)
    Path("site/page.txt").write_bytes(Path(page).read_bytes())
    Path("site/en/page.txt").write_text("All is well in the the town.\n", encoding="utf-8")
    made = ["--format", "its=out/{path}.html", "--format", "json=all.json"]
    assert mtcheck(["check", "site", "--to", "en", *made]) == 0
    assert "page.txt" in Path("all.json").read_text(encoding="utf-8")
    for name in ("out/page.html", "out/en/page.html"):
        assert "its-loc-quality-issue-type" in Path(name).read_text(encoding="utf-8")
    for pattern, said in (
        ("out/{stem}.html", "out/page.html: two pages would both go to it"),
        ("site/{path}.txt", "this is one of the files that are read"),
        ("{path}/{nam}.html", "unknown '{nam}'; there are {name}, {stem}, {dir}, {path}"),
    ):
        assert mtcheck(["check", "site", "--to", "en", "--format", f"html={pattern}"]) == 2
        assert said in capsys.readouterr().err
    assert mtcheck(["check", "site", "--to", "en", "--format", "html=page.txt/{name}"]) == 2
    assert mtcheck(["check", "-", "page.txt", "gone.txt", "--to", "en", "--format", "html=o/{name}.html"]) == 3
    assert sorted(each.name for each in Path("o").iterdir()) == ["-.html", "gone.txt.html", "page.txt.html"]


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be had")
@pytest.mark.parametrize("name", ["a b:c,d%e\n'f' \"g\" <ü> [x](y)|`.txt", "::error::x.txt", "=1+1.txt"])
def test_any_name_of_a_file_can_be_reported(name, page, capsys):
    Path(name).write_text(Path(page).read_text())
    formats = [each for each in FORMATS if each != "terminal"]
    chosen = [part for each in formats for part in ("--format", f"{each}=out.{each}")]
    assert mtcheck(["check", f"./{name}", "--to", "en", *chosen]) == 0
    assert capsys.readouterr().err == ""
    assert {entry["location"]["path"] for entry in json.loads(Path("out.gitlab").read_text())} == {name}
    (run,) = json.loads(Path("out.sarif").read_text())["runs"]
    assert unquote(run["artifacts"][0]["location"]["uri"]) == name
    tree = ET.parse("out.junit")
    assert tree.find("testsuite").get("file") == name


def test_a_folder_that_is_gone_names_no_root(monkeypatch):
    def gone():
        raise FileNotFoundError

    monkeypatch.setattr(Path, "cwd", gone)
    assert terminal.view({}).root == ""


@pytest.mark.parametrize(
    ("made", "where"),
    [(["--format", "json=r.json"], "r.json"), (["--quiet", "--format", "html=out/"], "out/"), (["--output", "r"], "r")],
)
def test_a_run_that_fails_into_files_says_so(page, capsys, made, where):
    assert mtcheck(["check", page, "--to", "en", "--fail-on", "minor", *made]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"mtcheck: {page}: fail-on minor: 1 fault of this severity or worse; see {where}\n"
    assert mtcheck(["check", page, "gone.txt", "--to", "en", "--fail-on", "minor", "--format", "json=r.json"]) == 3
    assert capsys.readouterr().err == (
        "mtcheck: 1 of 2 files could not be checked (gone.txt: no such file or folder); "
        f"1 of 2 files misses a gate ({page}: fail-on minor: 1 fault of this severity or worse); see r.json\n"
    )
    assert mtcheck(["check", page, "--to", "en", "--fail-on", "never", *made]) == 0
    assert capsys.readouterr().err == ""
