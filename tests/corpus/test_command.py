"""``mtcheck corpus``, as a user meets it."""

from __future__ import annotations

import json
import sys

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import ExitCode

CONFIG = 'encoder = "none"\n'


@pytest.fixture
def checked(table, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text(CONFIG, encoding="utf-8")
    given = ["corpus", "check", str(table), "--out", "out", "--from", "de", "--to", "en", "--rows", "2"]
    assert run(given) == ExitCode.OK
    assert "5 pairs in 3 parts; 0 could not be checked" in capsys.readouterr().err
    return tmp_path / "out"


def test_a_corpus_is_checked_and_said_in_figures(checked, capsys):
    manifest = json.loads((checked / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["schema"], manifest["parts"], manifest["rows"]) == ("mtcheck.corpus/1", 3, 5)
    assert run(["corpus", "summarise", "out"]) == ExitCode.OK
    told = capsys.readouterr().out
    assert "5 pairs, 0 not checked" in told
    assert "1  accuracy/number-mismatch" in told
    assert run(["corpus", "summarise", "out", "--format", "json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["rows"] == 5


def test_filter_sample_and_dedupe(checked, capsys):
    where = ["--where", "findings == 0", "--dropped", "dropped"]
    assert run(["corpus", "filter", str(checked), "--out", "kept", *where]) == ExitCode.OK
    assert "3 pairs kept, 2 dropped" in capsys.readouterr().err
    assert run(["corpus", "sample", "kept", "--count", "2"]) == ExitCode.OK
    assert len([json.loads(line) for line in capsys.readouterr().out.splitlines()]) == 2
    assert run(["corpus", "dedupe", "kept", "--out", "once"]) == ExitCode.OK
    assert "3 pairs kept, 0 dropped" in capsys.readouterr().err


def test_pairs_that_cannot_be_checked_are_exit_code_3(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "a.tsv").write_text("Brot\tbread\nnur eins\n", encoding="utf-8")
    given = ["corpus", "check", "a.tsv", "--out", "out", "--from", "de", "--to", "en"]
    assert run(given) == ExitCode.UNCHECKED
    assert "1 could not be checked" in capsys.readouterr().err
    for command in (["filter", "out", "--where", "light", "--out", "kept"], ["dedupe", "out", "--out", "once"]):
        assert run(["corpus", *command]) == ExitCode.UNCHECKED
        assert "1 pair could not be checked; the first: a.tsv, row 2: only 1 cell" in capsys.readouterr().err
    assert run(["corpus", "summarise", "out", "--format", "json"]) == ExitCode.UNCHECKED
    told = capsys.readouterr()
    assert json.loads(told.out)["unread"]["rows"] == 1
    assert "the first: a.tsv, row 2: only 1 cell" in told.err
    assert run(["corpus", "summarise", "kept"]) == ExitCode.OK


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--out", "o"], ExitCode.USAGE, "name them with --from and --to"),
        (["--out", "o", "--from", "de", "--to", "en", "--columns", "source=x"], ExitCode.UNCHECKED, "no column 'x'"),
        (["--out", "pairs.tsv", "--from", "de", "--to", "en"], ExitCode.USAGE, "is a file"),
        (["gone.tsv", "--out", "o"], ExitCode.UNCHECKED, "gone.tsv: no such file or folder"),
        (["--source", "gone.txt", "--out", "o"], ExitCode.UNCHECKED, "gone.txt: no such file or folder"),
    ],
)
def test_what_is_wrong_is_one_line(table, options, code, said, capsys, monkeypatch):
    monkeypatch.chdir(table.parent)
    assert run(["corpus", "check", "pairs.tsv", *options]) == code
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_originals_belong_to_one_file(table, capsys):
    given = ["corpus", "check", str(table), str(table), "--source", str(table), "--out", str(table.parent / "o")]
    assert run([*given, "--from", "de", "--to", "en"]) == ExitCode.USAGE
    assert "holds the originals of one file, and 2 were named" in capsys.readouterr().err


def test_without_pyarrow_it_says_what_to_install(table, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    given = ["corpus", "check", str(table), "--out", str(table.parent / "o"), "--from", "de", "--to", "en"]
    assert run(given) == ExitCode.USAGE
    assert "pip install 'mtcheck[data]'" in capsys.readouterr().err
    assert not (table.parent / "o").exists()


def test_a_page_shows_a_corpus_in_figures(checked, capsys):
    assert run(["corpus", "summarise", "out", "--html", "page.html"]) == ExitCode.OK
    assert "5 pairs, 0 not checked" in capsys.readouterr().out
    page = (checked.parent / "page.html").read_text(encoding="utf-8")
    assert page.count("<figure>") == 6
    assert "The yard spent 15 euros." in page
    assert "de to en; 0 not checked" in page
    assert "<script" not in page


def test_files_are_filtered_without_a_check(table, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = ["corpus", "filter", str(table), "--where", "light", "--out", "kept", "--dropped", "dropped"]
    assert run(given) == ExitCode.USAGE
    assert "name them with --from and --to" in capsys.readouterr().err
    assert run([*given, "--from", "de", "--to", "en"]) == ExitCode.OK
    assert "5 pairs kept, 0 dropped" in capsys.readouterr().err
    assert run(["corpus", "filter", "kept", str(table), "--where", "light", "--out", "x"]) == ExitCode.USAGE
    assert "a folder is filtered by itself" in capsys.readouterr().err


def test_near_pairs_are_kept_once(checked, capsys):
    assert run(["corpus", "dedupe", str(checked), "--near", "--out", "once"]) == ExitCode.OK
    assert "5 pairs kept, 0 dropped" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--similarity", "0.9"], "--similarity is that of near pairs; add --near"),
        (["--similarity", "0.8", "--kind", "normalized"], "--similarity is that of near pairs; add --near"),
        (["--kind", "exact", "--near"], "--kind exact: contradicts --near; leave one of them out"),
    ],
)
def test_options_that_do_not_go_together_are_refused(checked, capsys, options, said):
    assert run(["corpus", "dedupe", str(checked), "--out", "once", *options]) == ExitCode.USAGE
    assert capsys.readouterr().err == f"mtcheck: {said}\n"
    assert not (checked.parent / "once").exists()


def test_what_was_filtered_without_a_check_is_sampled_counted_and_deduplicated(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.tsv").write_text("Brot\tbread\nBrot\tbread\nSalz\t\nnichts\n", encoding="utf-8")
    given = ["--from", "de", "--to", "en", "--where", "light", "--out", "kept"]
    assert run(["corpus", "filter", "a.tsv", *given, "--dropped", "kept"]) == ExitCode.USAGE
    assert "go to two folders" in capsys.readouterr().err
    assert run(["corpus", "filter", "a.tsv", *given, "--dropped", "dropped"]) == ExitCode.UNCHECKED
    assert "2 pairs kept, 2 dropped" in capsys.readouterr().err
    assert run(["corpus", "sample", "dropped"]) == ExitCode.OK
    assert "target_letters > 0" in capsys.readouterr().out
    assert run(["corpus", "summarise", "dropped", "--html", "page.html"]) == ExitCode.UNCHECKED
    assert "1  target_letters > 0" in capsys.readouterr().out
    assert "Why dropped" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert run(["corpus", "dedupe", "kept", "--out", "once"]) == ExitCode.OK
    assert "1 pair kept, 1 dropped" in capsys.readouterr().err
    assert run(["corpus", "filter", "once", "--where", "length_ratio > 0.5", "--out", "last"]) == ExitCode.OK


def test_the_files_and_the_worst_pairs_are_printed_shortened_and_escaped(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text(CONFIG, encoding="utf-8")
    first = "Die Werft gab 51 Euro aus.\tThe yard \x1b[31mspent 15 euros."
    lines = [first, f"Brot\t{'bread ' * 60}", *["Salz\tsalt"] * 9]
    (tmp_path / "a.tsv").write_text("\n".join(["source\ttarget", *lines]), encoding="utf-8")
    run(["corpus", "check", "a.tsv", "--out", "out", "--from", "de", "--to", "en"])
    capsys.readouterr()
    assert run(["corpus", "summarise", "out"]) == ExitCode.OK
    told = capsys.readouterr().out
    files, worst = told.split("\nfiles\n")[1].split("\nworst pairs\n")
    assert files.startswith("          11  a.tsv: ")
    assert worst.count(", row ") == 5
    assert "target: The yard \\x1b[31mspent 15 euros." in worst
    assert "accuracy/number-mismatch: " in worst
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 130
