"""``--check-file``: a check is tried on a page without touching the installed package."""

from __future__ import annotations

import json

import pytest

from mtcheck.checks.extra import load_check_files
from mtcheck.cli.run import run
from mtcheck.config import Config, read
from mtcheck.engine.checker import Checker
from mtcheck.errors import UsageError
from tests.plugins.conftest import PAGE, check_text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "other.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "my_check.py").write_text(check_text(), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_is_a_check(folder, capsys, jobs):
    options = ["--check-file", "my_check.py", "--to", "en", "--format", "json", "--jobs", jobs]
    assert run(["check", "page.txt", "other.txt", *options]) == 0
    for article in json.loads(capsys.readouterr().out)["articles"]:
        found = [(each["check"], each["target"]["text"]) for each in article["findings"]]
        assert found == [("local/my-check", "TUESDAY"), ("linguistic/doubled-word", "the the")]
    assert sorted(each.name for each in folder.iterdir()) == ["my_check.py", "other.txt", "page.txt"]


def test_it_is_chosen_by_its_name_and_shown_with_its_manual(folder, capsys):
    (folder / "second.py").write_text(check_text("second"), encoding="utf-8")
    files = ["--check-file", "my_check.py", "--check-file", "second.py"]
    assert run(["check", "page.txt", *files, "--only", "local", "--skip", "my-check", "--format", "csv"]) == 0
    out = capsys.readouterr().out
    assert "local/second" in out
    assert "local/my-check" not in out
    assert "doubled-word" not in out
    assert run(["explain", "local/my-check", *files]) == 0
    assert "A word is written in capitals." in capsys.readouterr().out


def test_it_is_run_from_python(folder):
    assert (folder / "my_check.py").is_file()
    report = Checker("", "en", config=Config(check_files=("my_check.py",), only=("local",))).check(PAGE)
    assert [(each.check, each.message) for each in report.findings] == [("local/my-check", "do not shout")]
    assert [info.origin for info in report.checks] == ["my_check.py"]


def test_no_configuration_names_one(folder):
    (folder / "mtcheck.toml").write_text('check-files = ["my_check.py"]\n')
    with pytest.raises(UsageError, match="unknown key 'check-files'"):
        read(folder / "mtcheck.toml")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("none.py", None, "none.py: cannot be read: No such file"),
        ("a.txt", "", "this is not a Python file"),
        ("a.py", "import re\ndef f(:\n", "--check-file a.py: line 2: "),
        ("a.py", "import re\n\n1 / 0\n", "--check-file a.py: line 3: ZeroDivisionError: division by zero"),
        ("a.py", "import nothing_such\n", "line 1: ModuleNotFoundError: No module named 'nothing_such'"),
        ("a.py", "raise SystemExit(0)", "line 1: SystemExit: 0"),
        ("a.py", "x = 1\n", "a.py: holds 0 checks; a file holds one"),
        ("sub/my_check.py", check_text(), "another file is the check 'local/my-check' already"),
    ],
)
def test_what_is_no_check_is_told_in_a_line(folder, capsys, name, text, said):
    if text is not None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    assert run(["check", "page.txt", "--check-file", "my_check.py", "--check-file", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert said in err


def test_a_file_that_crashes_is_raised_for_those_who_look_for_it(folder, monkeypatch):
    (folder / "a.py").write_text("1 / 0\n")
    monkeypatch.setenv("MTCHECK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        load_check_files(("a.py",))


def test_a_file_that_has_changed_is_loaded_anew(folder):
    config = Config(check_files=("my_check.py",), only=("local",))
    (folder / "my_check.py").write_text(check_text("anew"), encoding="utf-8")
    (finding,) = Checker("", "en", config=config).check(PAGE).findings
    assert finding.message == "anew"
