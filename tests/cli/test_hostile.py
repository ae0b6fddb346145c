"""Bad input, given to the real program: one clear line, the right exit code, the other files' results kept."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mtcheck.cli.run import run

CLEAN = "The council met on Tuesday and agreed on the budget for the coming year.\n"
FAULTY = "The council met on the the Tuesday and agreed on the budget.\n"
PROGRAM = (sys.executable, "-m", "mtcheck")
RAW_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def mtcheck(*arguments, stdin=b"", cwd=None, **environment):
    return subprocess.run(
        [*PROGRAM, *map(os.fsdecode, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=os.environ | environment,
        timeout=120,
        check=False,
    )


def shell(command, cwd):
    """The exit code and what was said, of a command line in which $MTCHECK is the program."""
    environment = os.environ | {"MTCHECK": " ".join(PROGRAM)}
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, cwd=cwd, env=environment, timeout=120, check=False
    )
    return done.returncode, done.stderr.decode()


def article(done, number=0):
    return json.loads(done.stdout)["articles"][number]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty; there is nothing to check"),
        (b" \n\t\n", "holds only white space"),
        (bytes(range(256)), "a NUL byte, so this is a binary file"),
        (b"%PDF-1.7 x", "this is a PDF file"),
        ("Die Brücke.\n".encode("latin-1") + "Die Brücke.\n".encode(), "line 1: mixes UTF-8 with another encoding"),
        ("The council met.".encode("utf-16-le"), "looks like UTF-16 without a byte order mark"),
        (b"word " * 300_000, "1,500,000 characters in one line"),
        (b"<html><body>\n<p>" + b"word " * 300_000, "line 2: 1,499,999 characters in one paragraph"),
    ],
    ids=["empty", "blank", "binary", "pdf", "mixed", "utf-16", "endless line", "endless paragraph"],
)
def test_what_cannot_be_read_is_named_and_the_next_file_is_checked(folder, data, said):
    name = "bad.html" if data.startswith(b"<") else "bad.txt"
    (folder / name).write_bytes(data)
    done = mtcheck("check", name, "faulty.txt", "--to", "en", "--format", "json", cwd=folder)
    assert done.returncode == 3
    assert done.stderr == b""
    (failure,) = article(done)["failures"]
    assert failure["message"].startswith(f"{name}: ")
    assert said in failure["message"]
    assert [each["check"] for each in article(done, 1)["findings"]] == ["linguistic/doubled-word"]


def test_missing_files_and_links_that_lead_nowhere(folder):
    (folder / "dangling").symlink_to("nowhere")
    (folder / "loop").symlink_to("loop")
    (folder / "none").mkdir()
    names = ("missing.txt", "dangling", "loop", "none", "*.zzz", "", "faulty.txt")
    done = mtcheck("check", *names, "--to", "en", "--format", "json", cwd=folder)
    assert done.returncode == 3
    said = [each["failures"][0]["message"] for each in json.loads(done.stdout)["articles"][:-1]]
    assert said == [
        "missing.txt: no such file or folder",
        "dangling: a link that leads nowhere: nowhere",
        "loop: a link that leads nowhere: loop",
        (
            "none: no article in this folder: no file in it ends in .txt, .md, .mdx, .markdown, .html, .htm, .xhtml, "
            ".adoc, .asciidoc, .rst"
        ),
        "*.zzz: no file matches this pattern",
        "'': an empty name is not a file; leave it out",
    ]
    assert article(done, 6)["findings"]


def test_a_device_without_an_end_is_refused_in_little_memory(folder):
    limited = "ulimit -v 600000; $MTCHECK check /dev/zero --max-megabytes 8 --format json"
    assert shell(f"{limited} | grep -q 'larger than 8 MB'", folder) == (0, "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_named_pipe_is_read(folder):
    os.mkfifo(folder / "pipe")
    code, said = shell("cat faulty.txt > pipe & $MTCHECK check pipe --to en --fail-on minor", folder)
    assert (code, said) == (1, "")


@pytest.mark.parametrize(
    "name", ["a b.txt", "a\nb.txt", "a:b,c%s%20.txt", b"caf\xe9.txt", "\x1b[31mx\x07.txt", "[x]*.txt", "\u202eabc.txt"]
)
def test_any_name_of_a_file_is_printed_on_one_line(folder, name):
    (folder / os.fsdecode(name)).write_text(FAULTY, encoding="utf-8")
    for format_ in ("json", "terminal"):
        done = mtcheck("check", name, "--to", "en", "--no-color", "--format", format_, cwd=folder)
        assert (done.returncode, done.stderr) == (0, b"")
        assert not RAW_CONTROL.search(done.stdout.decode())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "xx1"], "unknown language 'xx1'"),
        (["--only", "\x1b[31m\n"], r"unknown check '\x1b[31m'"),
        (["--only", ""], "--only: no check is named"),
        (["--min-score", "nan"], "'nan' is not a number"),
        (["--max-megabytes", "inf"], "not in the range"),
        (["--max-megabytes", "nan"], "'nan' is not a number"),
        (["--format", "xml"], "'xml' is not one of"),
        (["--width", "wide"], "'--width'"),
        (["--output", ""], "--output: an empty name"),
        (["--labels", "none.tsv"], "none.tsv: cannot be read: No such file"),
        (["--labels", "."], "not a regular file"),
        (["--labels", "/dev/zero"], "not a regular file"),
        (["--config", "."], "not a regular file"),
    ],
)
def test_wrong_options_are_one_line_and_exit_code_2(folder, options, said):
    done = mtcheck("check", "faulty.txt", *options, cwd=folder)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (2, b"", 1)
    assert lines[0].startswith("mtcheck: ")
    assert said in lines[0]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (b"only = [", "Invalid value"),
        (b"ony = []", "unknown key 'ony'; did you mean 'only'?"),
        (b'"\\u001b[31m" = 1', r"unknown key '\x1b[31m'"),
        (b"only = 3", "only = 3 is not a list of texts"),
        (b"min-score = nan", "min-score = nan is not between 0.0 and 100.0"),
        (b"max-megabytes = -1", "max-megabytes = -1 is not between"),
        (b"a = " + b"[" * 50_000, "nested too deeply"),
        (b"min-score = " + b"9" * 5000, "limit"),
        (b"# gr\xfc\xdfe", "line 1: not UTF-8 (byte 4); save the file as UTF-8"),
        (b"#" + b"x" * 1_000_000, "larger than 1 MB"),
        (b'[options."no/such"]\n', "unknown check 'no/such'"),
        (b'glossaries = ["g.csv"]\n', "line 2: field larger than field limit"),
        (b'glossaries = ["none.csv"]\n', "none.csv: cannot be read"),
        (
            b'[[overrides]]\npaths = ["["]\n',
            "overrides 1: paths: '[' has a '[' without its ']'; close it, or write '[[]'",
        ),
        (b'labels = ["mtcheck.toml"]\n', "mtcheck.toml:1: not a table of labels; the first line names the columns: "),
    ],
    ids=lambda value: value[:12].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_broken_configuration_is_one_line_and_exit_code_2(folder, table, said):
    (folder / "mtcheck.toml").write_bytes(table)
    (folder / "g.csv").write_text("source,target\n" + "a" * 200_000)
    done = mtcheck("check", "faulty.txt", cwd=folder)
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (2, b"", 1)
    assert said in lines[0]
    assert len(lines[0]) < 1200


@pytest.mark.parametrize("option", ["--from", "--to"])
def test_an_empty_name_is_no_language(folder, option):
    done = mtcheck("check", "faulty.txt", option, "", cwd=folder)
    assert done.returncode == 2
    said = f"{option}: an empty name is not a language; leave the option out to have it detected"
    assert said in done.stderr.decode()


def test_a_table_that_is_none_in_pyproject(folder):
    (folder / "pyproject.toml").write_text("[tool]\nmtcheck = 3\n")
    done = mtcheck("check", "faulty.txt", cwd=folder)
    assert done.returncode == 2
    assert b"tool.mtcheck = 3 is not a table" in done.stderr


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("check - <&-", 3, ""),
        ("check faulty.txt >&-", 3, "mtcheck: the report cannot be written: standard output is closed\n"),
        ("check faulty.txt --to xx1 2>&-", 2, ""),
        ("check faulty.txt 2>&-", 0, ""),
        ("check faulty.txt <&- >&- 2>&-", 3, ""),
        ("check faulty.txt --output report >&-", 0, ""),
    ],
)
def test_closed_streams(folder, command, code, said):
    assert shell(f"$MTCHECK {command}", folder) == (code, said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("command", ["check faulty.txt", "check faulty.txt --format json", "rules", "--help"])
def test_a_full_disk(folder, command):
    full = (3, "mtcheck: the report cannot be written: No space left on device\n")
    assert shell(f"$MTCHECK {command} > /dev/full", folder) == full
    if "check" in command:
        assert shell(f"$MTCHECK {command} --output /dev/full", folder) == (
            3,
            "mtcheck: /dev/full: No space left on device\n",
        )
    assert shell("$MTCHECK check faulty.txt --to xx1 2> /dev/full", folder)[0] == 2


def test_a_folder_that_is_gone(folder):
    code, said = shell("mkdir gone; cd gone; rmdir ../gone; $MTCHECK check /dev/null", folder)
    assert code == 2
    assert said == "mtcheck: the current folder is gone; change to one that is there\n"


def test_deep_nesting_and_many_findings(folder):
    (folder / "deep.html").write_text("<html><body>" + "<div>" * 100_000 + CLEAN)
    (folder / "many.txt").write_text(FAULTY.replace("\n", "\n\n") * 1000)
    assert article(mtcheck("check", "deep.html", "--format", "json", "--to", "en", cwd=folder))["failures"] == []
    done = mtcheck("check", "many.txt", "--only", "linguistic/doubled-word", "--format", "json", cwd=folder)
    assert len(article(done)["findings"]) == 1000


@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may read everything")
def test_an_unreadable_file_keeps_the_others(folder):
    (folder / "secret.txt").write_text(FAULTY)
    (folder / "secret.txt").chmod(0)
    done = mtcheck("check", "secret.txt", "faulty.txt", "--to", "en", "--format", "json", cwd=folder)
    assert done.returncode == 3
    assert article(done)["failures"][0]["message"] == "secret.txt: cannot be read: Permission denied"
    assert article(done, 1)["findings"]


def test_what_the_system_refuses_to_open_is_a_failure_and_no_wrong_usage(folder, monkeypatch, capsys):
    (folder / "secret.txt").write_text(FAULTY)
    monkeypatch.chdir(folder)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert run(["check", "secret.txt", "--to", "en"]) == 0
    assert "written twice" in capsys.readouterr().out
