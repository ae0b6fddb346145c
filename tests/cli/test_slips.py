"""Slips that are understood, and those that get the sentence that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck import check_article
from mtcheck.cli.run import run

GERMAN = "Die Fähre blieb am Freitag im Hafen, weil ein Teil fehlte. Sie fährt wohl am Montag wieder.\n"
ENGLISH = "The ferry stayed in the harbour on Friday since a part was missing. It may run again on Monday.\n"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, text in (("de", GERMAN), ("en", ENGLISH)):
        Path(folder).mkdir()
        Path(folder, "ferry.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "options",
    [
        ("--only", "torn-sentence"),
        ("--to", "eng"),
        ("--to", "English"),
        ("--target-language", "en", "--source-language", "de"),
        ("--fail-on", "Major"),
        ("--format", "JSON"),
        ("--config", "settings.toml"),
    ],
)
def test_what_is_meant_is_taken(options: tuple[str, ...]) -> None:
    settings = 'from = "de"\nto = "en"\nmin_score = 1\nfail-on = "Major"\n[levels]\ntorn-sentence = "Minor"\n'
    Path("settings.toml").write_text(settings, encoding="utf-8")
    assert run(["check", "en/ferry.txt", *options]) == 0


def test_a_manifest_may_call_languages_as_options_do() -> None:
    Path("pages.csv").write_text("page,original,from,to\nen/ferry.txt,de/ferry.txt,de,en\n", encoding="utf-8")
    assert run(["check", "--manifest", "pages.csv"]) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "en/ferry.txt", "--source", "de/"), "this is a folder; say where each page's original is"),
        (("check", "en", "--source", "de/{path}"), "the ending is missing: 'de/{path}.txt'"),
        (("check", "en/ferry.txt", "--source", "https://a.example/"), "mtcheck reads files and fetches nothing"),
        (("check", "en/ferry.txt", "--to", "englsh"), "; did you mean 'en'?"),
        (("check", "en/ferry.txt", "--config", "twice.toml"), "'to' and 'target-language' are one key"),
        (("check", "--manifest", "twice.csv"), "the column 'target' is there twice"),
    ],
)
def test_wrong_usage_names_the_cure(arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("twice.toml").write_text('target-language = "en"\nto = "en"\n', encoding="utf-8")
    Path("twice.csv").write_text("page,target\nen/ferry.txt,en/ferry.txt\n", encoding="utf-8")
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("en/fery.txt",), "did you mean 'en/ferry.txt'?"),
        (("en/ferry.txt", "--source", "de/fery.txt"), "did you mean 'de/ferry.txt'?"),
    ],
)
def test_a_missing_file_is_no_page_without_findings(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", *arguments]) == 3
    out = " ".join(capsys.readouterr().out.split())
    assert said in out
    assert "no findings" not in out


def test_what_a_folder_passes_over_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("en/ferry.pdf").write_text("", encoding="utf-8")
    assert run(["check", "en"]) == 0
    said = capsys.readouterr()
    assert "mtcheck: en: 1 file passed over: 1 .pdf" in said.err
    assert "note         file: en: 1 file passed over: 1 .pdf" in said.out


def test_a_text_that_names_a_file_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="a file has that name; to check the file, pass Path") as said:
        check_article("en/ferry.txt")
    assert said[0].filename == __file__


def test_reports_are_short_in_a_console() -> None:
    report = check_article(Path("en/ferry.txt"), source=Path("de/ferry.txt"))
    assert repr(report).startswith("<Report of 'en/ferry.txt': ")
    assert all(len(repr(each)) < 200 for each in (report, report.target, *report.segments, *report.beads))


def test_two_languages_in_one_call_may_be_a_pair(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "de/ferry.txt", "en/ferry.txt"]) == 0
    said = capsys.readouterr().err
    assert "de/ferry.txt is in 'de' and en/ferry.txt in 'en', and each was checked alone" in said
    assert "mtcheck check en/ferry.txt --source de/ferry.txt" in said
    assert run(["check", "en/ferry.txt", "--source", "de/ferry.txt"]) == 0
    assert not capsys.readouterr().err


def test_names_may_say_that_two_pages_are_swapped(capsys: pytest.CaptureFixture[str]) -> None:
    Path("de/ferry.txt").rename("original.txt")
    Path("en/ferry.txt").rename("translation.txt")
    assert run(["check", "original.txt", "--source", "translation.txt"]) == 0
    assert "original.txt, translation.txt: by their names" in capsys.readouterr().err
    assert run(["check", "translation.txt", "--source", "original.txt"]) == 0
    assert not capsys.readouterr().err


def test_labels_may_say_that_two_pages_are_swapped(capsys: pytest.CaptureFixture[str]) -> None:
    rest = "\n\nThe crew waited.\n\nThe harbour is open.\n"
    Path("a.txt").write_text(f"{GERMAN}\nTeilen\n\nStand: 3. Mai 2023\n\nVorlesen\n", encoding="utf-8")
    Path("b.txt").write_text(f"{ENGLISH}\nSplit\n\nAs of: 3 May 2023\n\nRead out\n{rest}", encoding="utf-8")
    assert run(["check", "a.txt", "--source", "b.txt", "--fail-on", "never"]) == 0
    assert "the original reads like the translation" in capsys.readouterr().out
    assert run(["check", "b.txt", "--source", "a.txt", "--fail-on", "never"]) == 0
    assert "reads like the translation" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "en/ferry.txt", "--lang", "en"), "No such option '--lang'; did you mean '--to'?"),
        (("check", "en/ferry.txt", "-o", "a.json"), "No such option '-o'; did you mean '--output'?"),
        (("trend", "a.db", "--lang", "en"), "No such option '--lang'"),
        (("check", "en/ferry.txt", "--min-coverage", "90"), "90 is not between 0 and 1; write 0.9 or 90%"),
        (("check", "en/ferry.txt", "--min-score", "high"), "'high' is not a number"),
        (("check", "en/ferry.txt", "--skip", "lables"), "did you mean '"),
        (("check", "en/ferry.txt", "--only", "lokale"), "did you mean 'locale'?"),
        (("check", "en/ferry.txt", "--output", "nowhere/a.json"), "does not exist; create it first"),
    ],
)
def test_options_as_other_programs_have_them(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_gate_may_be_a_share() -> None:
    assert run(["check", "en/ferry.txt", "--min-score", "1%", "--source", "de/ferry.txt", "--min-coverage", "50%"]) == 0


def test_a_report_that_is_read_as_a_page_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "en/ferry.txt", "--format", "json", "out.json"]) == 3
    assert "to write the report to it: --format json=out.json" in capsys.readouterr().err


def test_a_path_as_other_shells_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", r"en\ferry.txt", "--quiet"]) == 3
    assert "did you mean 'en/ferry.txt'?" in capsys.readouterr().out
