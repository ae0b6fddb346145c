"""A wrong value in a configuration is told in one short line with the file that holds it, and ends with exit code 2."""

from __future__ import annotations

import pytest

from mtcheck.checks.registry import catalogue
from mtcheck.cli.run import run
from mtcheck.errors import ExitCode

FAMILIES = sorted({entry.info.id.partition("/")[0] for entry in catalogue()})
WRONG = {
    f'from = "{"x" * 100_000}"\n': "unknown language 'xxx",
    'to = "klingon-ish"\n': "unknown language 'klingon-ish'",
    '[levels]\nbogus = "off"\n': "unknown check 'bogus'",
    f"skip = {FAMILIES}\n": "no check is left to run: 'skip' names all that there are",
    'only = ["style"]\nskip = ["style"]\n': "no check is left to run: 'skip' takes away all that 'only' names",
    '[options."linguistic/doubled-word"]\nbogus = 1\n': "options.'linguistic/doubled-word': unknown key 'bogus'",
    '[[overrides]]\npaths = ["*.txt"]\nlevels = { bogus = "off" }\n': "unknown check 'bogus'",
}


@pytest.mark.parametrize(("written", "said"), WRONG.items())
def test_the_file_is_named(tmp_path, monkeypatch, capsys, written, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text(written, encoding="utf-8")
    (tmp_path / "page.txt").write_text("The boat left at noon.\n", encoding="utf-8")
    assert run(["check", "page.txt"]) == ExitCode.USAGE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("mtcheck: ")
    assert "mtcheck.toml: " in line
    assert said in line
    assert len(line) < 400


def test_what_the_command_line_says_is_not_the_files(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text('to = "en"\n', encoding="utf-8")
    (tmp_path / "page.txt").write_text("The boat left at noon.\n", encoding="utf-8")
    assert run(["check", "page.txt", "--to", "klingon-ish"]) == ExitCode.USAGE
    assert "mtcheck.toml" not in capsys.readouterr().err
