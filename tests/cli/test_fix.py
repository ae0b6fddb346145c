"""``mtcheck fix``: what is written where, and what is left alone."""

from __future__ import annotations

import io
import json
import re
import subprocess
from pathlib import Path

import pytest

from mtcheck.cli.run import run as mtcheck

SAMPLES = Path(__file__).parents[2] / "samples"
TORN = """The ferry will not run until June.

The council met on the the Tuesday , its speaker told the newspaper

Abendpost

.

Comments

Share on Facebook
"""
MENDED = """The ferry will not run until June.

The council met on the Tuesday, its speaker told the newspaper Abendpost.
"""


@pytest.fixture
def page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.txt"
    path.write_bytes(TORN.encode())
    return path


def test_without_options_a_diff_is_printed_that_other_programs_can_apply(page, capsys):
    assert mtcheck(["fix", "page.txt", "--to", "en"]) == 0
    out, err = capsys.readouterr()
    assert page.read_text() == TORN
    assert out.startswith("--- a/page.txt\n+++ b/page.txt\n@@")
    assert "-Abendpost\n" in out
    assert ": not part of the article; --furniture removes it" in err
    subprocess.run(["patch", "-p1", "-s"], input=out, text=True, check=True, cwd=page.parent)
    assert page.read_text() == MENDED + TORN[TORN.index("\nComments") :]


def test_in_place_the_file_is_whole_keeps_its_permissions_and_is_left_alone_the_second_time(page, capsys):
    page.chmod(0o640)
    arguments = ["fix", "page.txt", "--to", "en", "--in-place", "--furniture"]
    assert mtcheck(arguments) == 0
    assert page.read_text() == MENDED
    assert page.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in page.parent.iterdir()] == ["page.txt"]
    out, err = capsys.readouterr()
    assert out == ""
    assert "page.txt: " in err
    assert ", 0 left" in err
    before = page.stat()
    assert mtcheck(arguments) == 0
    after = page.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1252"])
def test_encoding_byte_order_mark_and_line_ends_stay(page, encoding):
    text = TORN.replace("council", "café’s owner").replace("\n", "\r\n")
    page.write_bytes(text.encode(encoding))
    assert mtcheck(["fix", "page.txt", "--to", "en", "--in-place", "--furniture"]) == 0
    wanted = MENDED.replace("council", "café’s owner").replace("\n", "\r\n")
    assert page.read_bytes() == wanted.encode(encoding)


def test_what_the_encoding_has_no_sign_for_is_a_reference_in_html(page):
    html = '<meta charset="iso-8859-2"><p>Die B\u00fcrger sagten: &ldquo;Wir warten seit Jahren&rdquo;, und gingen.</p>'
    page.with_name("page.html").write_bytes(html.encode("iso-8859-2"))
    mtcheck(["fix", "page.html", "--to", "de", "--in-place"])
    assert "&#8222;Wir warten seit Jahren&#8220;" in page.with_name("page.html").read_text(encoding="iso-8859-2")


def test_standard_input_goes_to_standard_output(monkeypatch, capsysbinary):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TORN.encode())))
    assert mtcheck(["fix", "-", "--to", "en", "--output", "-", "--furniture"]) == 0
    assert capsysbinary.readouterr().out == MENDED.encode()


def test_verbose_names_every_place_in_the_page_as_it_was(page, capsys):
    mtcheck(["fix", "page.txt", "--to", "en", "--output", "new.txt", "--verbose"])
    err = capsys.readouterr().err
    assert "  fixed  3:20  linguistic/doubled-word: 'the the' -> 'the'" in err
    assert page.read_text() == TORN
    assert Path("new.txt").read_text().startswith(MENDED)


@pytest.mark.usefixtures("page")
def test_quiet_is_one_line_a_file(capsys):
    mtcheck(["fix", "page.txt", "--to", "en", "--quiet"])
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.usefixtures("page")
def test_only_and_skip_choose_what_is_fixed():
    mtcheck(["fix", "page.txt", "--to", "en", "--only", "linguistic/doubled-word", "--output", "new.txt"])
    assert Path("new.txt").read_text() == TORN.replace("the the", "the")


def test_findings_that_are_left_make_the_exit_code_1(page):
    page.write_text("The mayor was glad.\n\nZur Wahl stehen die Farben Grün, Grau und ein altes Rot.\n")
    assert mtcheck(["fix", "page.txt", "--to", "en"]) == 1
    assert mtcheck(["fix", "page.txt", "--to", "en", "--fail-on", "never"]) == 0


def test_a_suppressed_finding_is_left_alone(page, capsys):
    page.with_name("page.md").write_text(
        'The plan is sound.\n\n<!-- mtcheck: ignore reason="a quotation" -->\nThe council met on the the Tuesday.\n'
    )
    assert mtcheck(["fix", "page.md", "--to", "en"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "linguistic/doubled-word: suppressed" in err


def test_what_cannot_be_read_is_exit_code_3_and_the_other_files_are_fixed(page, capsys):
    assert mtcheck(["fix", "missing.txt", "page.txt", "--to", "en", "--in-place", "--furniture"]) == 3
    assert page.read_text() == MENDED
    assert "missing.txt: no such file or folder; not touched" in capsys.readouterr().err


def test_what_cannot_be_written_is_exit_code_3_and_the_other_files_are_fixed(page, capsys, monkeypatch):
    from mtcheck.cli import writing
    from mtcheck.errors import UsageError

    page.with_name("locked.txt").write_text(TORN)
    write = writing.write_bytes

    def refuse(name, data):
        if name == "locked.txt":
            raise UsageError(f"{name}: cannot be written: Permission denied")
        write(name, data)

    monkeypatch.setattr(writing, "write_bytes", refuse)
    arguments = ["fix", "locked.txt", "page.txt", "--to", "en", "--in-place", "--furniture"]
    assert mtcheck([*arguments, "--format", "json"]) == 3
    assert page.read_text() == MENDED
    assert page.with_name("locked.txt").read_text() == TORN
    out, err = capsys.readouterr()
    assert "locked.txt: cannot be written: Permission denied; not touched" in err
    failure = {"subject": "write", "message": "locked.txt: cannot be written: Permission denied"}
    assert json.loads(out)["pages"][0]["failures"] == [failure]
    assert mtcheck(arguments) == 3
    assert "locked.txt: score" not in capsys.readouterr().err


def test_a_credit_stays_and_no_element_is_left_empty_without_further_options(page):
    html = page.with_name("page.html")
    text = "<h1>Bridge is repaired</h1><p>The bridge is long and was built in 1910 by the city.</p>{}<p>It is shut.</p>"
    html.write_text(text.format("<p>Picture: dpa</p><p>(abc)</p>"))
    mtcheck(["fix", "page.html", "--to", "en", "--in-place"])
    assert html.read_text() == text.format("<p>Picture: dpa</p>")


def test_two_pages_that_are_no_pair_are_not_touched(page, capsys):
    sample = SAMPLES / "swing-bridge"
    copy = page.with_name("copy.txt")
    copy.write_bytes((sample / "original.de.txt").read_bytes())
    arguments = ["fix", "copy.txt", "--source", str(sample / "translation.en.txt"), "--from", "de", "--to", "en"]
    assert mtcheck([*arguments, "--in-place"]) == 3
    assert copy.read_bytes() == (sample / "original.de.txt").read_bytes()
    assert "not touched" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["page.txt", "--in-place", "--output", "x"], "leave one of the two out"),
        (["-", "--in-place"], "standard input is not a file"),
        (["page.txt", "other.txt", "--output", "x"], "takes one page"),
        (["page.txt", "--output", "page.txt"], "write over it with --in-place"),
        (["page.txt", "--output", "-", "--diff"], "taken by --diff"),
        ([], "no page is named"),
        (["page.txt", "--only", "nonsense"], "unknown check 'nonsense'"),
    ],
)
def test_options_that_contradict_are_exit_code_2(page, capsys, arguments, message):
    page.with_name("other.txt").write_text("The ferry runs.\n")
    assert mtcheck(["fix", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert page.read_text() == TORN


def test_a_page_that_was_changed_meanwhile_is_not_written_over(page, capsys, monkeypatch):
    from mtcheck.fixing import checking

    real = checking.run_rounds

    def slow(*given):
        page.write_text("Something else.\n")
        return real(*given)

    monkeypatch.setattr(checking, "run_rounds", slow)
    assert mtcheck(["fix", "page.txt", "--to", "en", "--in-place"]) == 3
    assert page.read_text() == "Something else.\n"
    assert "changed by another program" in capsys.readouterr().err


def test_a_missing_original_is_exit_code_3_and_the_page_is_not_touched(page, capsys):
    assert mtcheck(["fix", "page.txt", "--source", "none.txt", "--to", "en", "--in-place"]) == 3
    assert page.read_text() == TORN
    assert "its original none.txt is not there; not touched" in capsys.readouterr().err


def test_a_crash_is_one_line_and_the_page_is_not_touched(page, capsys, monkeypatch):
    def crash(*_):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("mtcheck.fixing.checking.run_rounds", crash)
    assert mtcheck(["fix", "page.txt", "--in-place"]) == 3
    assert page.read_text() == TORN
    assert capsys.readouterr().err.count("\n") == 1


def test_a_wrong_configuration_is_exit_code_2(page, capsys):
    page.with_name("mtcheck.toml").write_text('[[overrides]]\nfiles = ["*.txt"]\nonly = ["nonsense"]\n')
    assert mtcheck(["fix", "page.txt"]) == 2
    assert page.read_text() == TORN
    assert capsys.readouterr().out == ""


def test_a_diff_says_where_a_last_line_has_no_end(page, capsys):
    page.write_text("The council met on the the Tuesday.")
    mtcheck(["fix", "page.txt", "--to", "en"])
    assert capsys.readouterr().out.count("\\ No newline at end of file\n") == 2


@pytest.mark.parametrize("walked", [["site"], ["site/*.txt"], ["site/**/*.txt"]])
def test_a_link_that_leads_out_of_the_folder_is_not_followed_to_be_written_over(page, tmp_path, capsys, walked):
    site = tmp_path / "site"
    site.mkdir()
    (site / "own.txt").write_text(TORN)
    (site / "out.txt").symlink_to(page)
    (site / "in.txt").symlink_to(site / "own.txt")
    if walked != ["site/*.txt"]:
        (site / "folder").symlink_to(tmp_path / "elsewhere")
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere" / "far.txt").write_text(TORN)
    assert mtcheck(["fix", *walked, "--in-place", "--to", "en"]) == 3
    assert page.read_text() == TORN
    assert (site / "own.txt").read_text() != TORN
    assert "out.txt: a link that leads out of the folder; name the file itself; not touched" in capsys.readouterr().err
    if walked != ["site/*.txt"]:
        assert (tmp_path / "elsewhere" / "far.txt").read_text() == TORN
    assert mtcheck(["fix", "site/out.txt", "--in-place", "--to", "en"]) == 0
    assert page.read_text() != TORN


def test_the_score_is_said_before_and_after(page, capsys):
    mtcheck(["fix", "page.txt", "--to", "en", "--output", "new.txt"])
    lines = capsys.readouterr().err.splitlines()
    assert re.match(r"mtcheck: page\.txt: score \d+\.\d -> 100\.0, \d findings fixed in \d rounds?, 2 left", lines[0])
    assert lines[1].startswith("  before translate again: ")
    assert lines[2].startswith("  now    ")
    assert page.read_text() == TORN


def test_captions_stay_with_the_furniture_gone_unless_they_are_asked_for(tmp_path, capsys):
    arguments = ["fix", str(SAMPLES / "swing-bridge" / "translation.en.txt"), "--furniture", "--output"]
    mtcheck([*arguments, str(tmp_path / "kept.txt")])
    kept = (tmp_path / "kept.txt").read_text()
    assert "Auenstedt (right) with the former customs house.\n\n© Mirko Sander" in kept
    assert "Recommended for you" not in kept
    assert "minor markup/caption-in-body: a caption; --captions removes it" in capsys.readouterr().err
    mtcheck([*arguments, str(tmp_path / "bare.txt"), "--captions"])
    assert "former customs house." not in (tmp_path / "bare.txt").read_text()


@pytest.mark.usefixtures("page")
def test_the_former_name_of_furniture_still_works(capsys):
    for number, option in enumerate(("--furniture", "--remove-chrome")):
        mtcheck(["fix", "page.txt", "--to", "en", "--output", f"{number}.txt", option])
    assert Path("0.txt").read_text() == Path("1.txt").read_text() == MENDED
    capsys.readouterr()


def test_the_account_as_json_holds_scores_places_reasons_and_the_diff(page, capsys):
    assert mtcheck(["fix", "gone.txt", "page.txt", "--to", "en", "--format", "json"]) == 3
    out, err = capsys.readouterr()
    account = json.loads(out)
    assert account["schema"] == "mtcheck.fix/1"
    missing, done = account["pages"]
    assert missing["failures"][0]["message"] in err
    assert done["before"]["score"]["value"] < done["after"]["score"]["value"] == 100.0
    assert done["changed"]
    assert {"check", "line", "column", "round", "suggestion"} <= done["fixed"][0].keys()
    assert [each["reason"] for each in done["left"]] == ["not part of the article; --furniture removes it"] * 2
    subprocess.run(["patch", "-p1", "-s"], input=done["diff"], text=True, check=True, cwd=page.parent)
    assert page.read_text() == MENDED + TORN[TORN.index("\nComments") :]


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("others", [["--diff"], ["--output", "-"]])
def test_json_shares_standard_output_with_nothing(others, capsys):
    assert mtcheck(["fix", "page.txt", "--format", "json", *others]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["page[1].txt", "page?.txt", "*.txt"])
def test_a_file_whose_name_is_a_pattern_is_fixed_alone(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    text = "The boat left the the pier on Monday.\n"
    for each in ("page1.txt", name):
        (tmp_path / each).write_text(text, encoding="utf-8")
    assert mtcheck(["fix", name, "--to", "en", "--in-place"]) == 0
    assert (tmp_path / "page1.txt").read_text(encoding="utf-8") == text
    assert (tmp_path / name).read_text(encoding="utf-8") != text
