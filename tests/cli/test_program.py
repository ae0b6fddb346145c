"""The real program, run as users run it."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time

import pytest

CLEAN = "The council met on Tuesday and agreed on the budget for the coming year.\n"
FAULTY = "The council met on the the Tuesday and agreed on the budget.\n"
PROGRAM = (sys.executable, "-m", "mtcheck")


def mtcheck(*arguments, stdin=None, cwd=None, **environment):
    kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=kept | environment,
        timeout=60,
        check=False,
    )


@pytest.fixture
def faulty(tmp_path):
    path = tmp_path / "faulty.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN, encoding="utf-8")
    return path


def test_findings_below_the_level_pass_and_those_at_it_do_not(faulty, clean):
    assert mtcheck("check", faulty, "--to", "en").returncode == 0
    assert mtcheck("check", faulty, "--to", "en", "--fail-on", "minor").returncode == 1
    assert mtcheck("check", clean, "--to", "en", "--fail-on", "neutral").returncode == 0


def test_a_missed_score_fails(faulty):
    assert mtcheck("check", faulty, "--to", "en", "--fail-on", "never").returncode == 0
    assert mtcheck("check", faulty, "--to", "en", "--fail-on", "never", "--min-score", "99").returncode == 1


def test_an_unreadable_file_among_readable_ones_keeps_their_reports_and_outweighs_findings(faulty, tmp_path):
    done = mtcheck("check", faulty.name, "none.txt", "--to", "en", "--fail-on", "minor", cwd=tmp_path)
    assert done.returncode == 3
    assert b"is written twice in a row" in done.stdout
    assert b"none.txt: no such file" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chek"], "did you mean 'check'"),
        (["check", "x", "--formt", "json"], "--format"),
        (["check", "x", "--only", "linguistic/doubled-wrod"], "did you mean 'linguistic/doubled-word'"),
        (["check", "x", "--to", "englisch"], "did you mean 'en'"),
        (["check", "x", "--format", "jsn"], "'json'"),
        (["check", "x", "--output", "no/such/folder/report"], "does not exist; create it first"),
        (["check", "x", "--config", "none.toml"], "no such configuration file"),
        (["explain", "doubled-wrod"], "did you mean 'linguistic/doubled-word'"),
        (["check"], "no page is named"),
    ],
)
def test_wrong_usage_is_one_clear_line_and_exit_code_2(arguments, hint, tmp_path):
    done = mtcheck(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert hint in done.stderr.decode()
    assert done.stdout == b""


def test_a_file_in_place_of_a_command_names_the_command(clean):
    assert f"did you mean 'mtcheck check {clean}'" in mtcheck(clean).stderr.decode()


def test_standard_input():
    done = mtcheck("check", "-", "--to", "en", "--format", "json", stdin=FAULTY.encode())
    article = json.loads(done.stdout)["articles"][0]
    assert article["name"] == "-"
    assert [each["check"] for each in article["findings"]] == ["linguistic/doubled-word"]


@pytest.mark.usefixtures("clean", "faulty")
def test_a_folder_is_read_in_order(tmp_path):
    done = mtcheck("check", tmp_path, "--quiet", "--to", "en")
    rows = done.stdout.decode().splitlines()
    assert "clean.txt" in rows[0]
    assert "faulty.txt" in rows[1]
    assert rows[2].startswith("2 files: ")


def test_an_empty_file_is_not_a_pass(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = mtcheck("check", tmp_path / "empty.txt")
    assert done.returncode == 3


def test_a_pipe_gets_no_color_unless_forced(faulty):
    assert b"\x1b" not in mtcheck("check", faulty).stdout
    assert b"\x1b[" in mtcheck("check", faulty, FORCE_COLOR="1").stdout
    assert b"\x1b[" in mtcheck("check", faulty, "--color").stdout
    assert b"\x1b" not in mtcheck("check", faulty, NO_COLOR="1", FORCE_COLOR="1").stdout


def terminal_output(arguments, **environment):
    leader, follower = pty.openpty()
    done = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], stdout=follower, stderr=follower, env=os.environ | environment
    )
    os.close(follower)
    written = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    os.close(leader)
    done.wait()
    return written.decode()


def test_a_terminal_gets_color_but_not_against_no_color(faulty):
    assert "\x1b[" in terminal_output(["check", faulty], TERM="xterm-256color", COLUMNS="80")
    assert "\x1b" not in terminal_output(["check", faulty], TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b" not in terminal_output(["check", faulty], TERM="dumb")


def test_hostile_text_prints_as_text(tmp_path):
    page = tmp_path / "hostile.txt"
    page.write_text("It was \x1b]0;owned\x07 said that [red]the the[/red] \u202eplan failed.\n", encoding="utf-8")
    for color in ("--color", "--no-color"):
        written = mtcheck("check", page, "--to", "en", color, "--only", "linguistic").stdout.decode()
        bare = re.sub("\x1b\\[[0-9;]*m", "", written)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e]", bare)
        assert "[red]the the[/red]" in bare
        assert "\\x1b]0;owned\\x07" in bare


def test_reports_are_utf_8_in_any_locale(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Die Brücke ist ist zu — „so“ sagt 日本.\n", encoding="utf-8")
    done = mtcheck("check", page, "--to", "de", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "Brücke [ist ist] zu — „so“ sagt 日本" in done.stdout.decode("utf-8")


def test_output_is_written_whole_beside_nothing_on_standard_output(faulty, tmp_path):
    report = tmp_path / "report.json"
    report.write_text("old")
    report.chmod(0o640)
    done = mtcheck("check", faulty, "--format", "json", "--output", report)
    assert done.stdout == b""
    assert json.loads(report.read_text())["schema"] == "mtcheck.report/2"
    assert report.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.iterdir()) == ["faulty.txt", "report.json"]


def test_output_never_overwrites_a_page(faulty):
    done = mtcheck("check", faulty, "--output", faulty)
    assert done.returncode == 2
    assert faulty.read_text() == FAULTY


def test_output_into_a_folder_is_wrong_usage(faulty, tmp_path):
    done = mtcheck("check", faulty, "--output", tmp_path)
    assert done.returncode == 2
    assert b"this is a folder" in done.stderr


def test_a_closed_pipe_is_quiet(tmp_path):
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(FAULTY * 50)
    writer = subprocess.Popen(
        [*PROGRAM, "check", str(tmp_path), "--to", "en"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    writer.stdout.readline()
    writer.stdout.close()
    assert writer.stderr.read() == b""
    writer.stderr.close()
    assert writer.wait(60) == 141


def heeding_signals():
    """Undo what a shell does to programs that it starts in the background: they ignore interrupts."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.mark.parametrize(
    ("number", "code", "line"),
    [
        (signal.SIGINT, 130, b"mtcheck: interrupted"),
        (signal.SIGTERM, 143, b"mtcheck: ended by SIGTERM"),
        (signal.SIGHUP, 129, b"mtcheck: ended by SIGHUP"),
    ],
)
def test_a_signal_leaves_the_old_report_and_no_other_file(faulty, tmp_path, number, code, line):
    report = tmp_path / "report.txt"
    report.write_text("old")
    waiting = subprocess.Popen(
        [*PROGRAM, "check", "-", str(faulty), "--output", str(report)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heeding_signals,
    )
    deadline = time.monotonic() + 20
    while not list(tmp_path.glob(".report.txt.*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)
    waiting.send_signal(number)
    _, said = waiting.communicate(timeout=30)
    assert waiting.returncode == code
    assert said.splitlines() == [line]
    assert report.read_text() == "old"
    assert not list(tmp_path.glob(".report*"))


def test_a_run_goes_on_beside_what_a_killed_one_left(faulty, tmp_path):
    (tmp_path / ".report.txt.1.tmp").touch()
    (tmp_path / ".report.txt.tmp").touch()
    assert mtcheck("check", faulty, "--output", tmp_path / "report.txt").returncode == 0
    assert (tmp_path / "report.txt").is_file()


def test_a_report_may_have_the_longest_name(faulty, tmp_path):
    for name in ("r" * 251 + ".txt", "ü" * 125 + ".txt"):
        assert mtcheck("check", faulty, "--output", tmp_path / name).returncode == 0


def test_version_and_help():
    assert re.fullmatch(r"mtcheck \d+\.\d+\.\d+\n", mtcheck("--version").stdout.decode())
    assert "Exit codes" in mtcheck("--help").stdout.decode()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell):
    done = mtcheck("completion", shell)
    assert done.returncode == 0
    assert b"_MTCHECK_COMPLETE" in done.stdout


def test_the_shell_is_told_the_checks():
    done = mtcheck(_MTCHECK_COMPLETE="bash_complete", COMP_WORDS="mtcheck explain linguistic/doub", COMP_CWORD="2")
    assert "linguistic/doubled-word" in done.stdout.decode()


def test_rules_and_explain():
    rules = json.loads(mtcheck("rules", "--format", "json").stdout)
    assert {"id", "severity", "category", "summary", "preview"} <= set(rules[0])
    listed = mtcheck("rules").stdout.decode()
    assert all(each["id"] in listed for each in rules)
    page = mtcheck("explain", "linguistic/doubled-word").stdout.decode()
    assert [each for each in ("What is wrong", "Why it matters", "Known false alarms") if each not in page] == []
