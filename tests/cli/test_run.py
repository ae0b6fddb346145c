"""What becomes of errors, and the small decisions that the program makes before and after the check."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mtcheck.cli import run, terminal, values
from mtcheck.cli.run import run as mtcheck
from mtcheck.cli.writing import writing
from mtcheck.config import Config
from mtcheck.errors import ExitCode, UsageError
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import Failure, Report
from mtcheck.model.spans import Place
from mtcheck.results.gates import Gate
from mtcheck.results.scoring import weigh


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("The council met on the the Tuesday.\n")
    return str(path)


def judged(config, *reports):
    gate = Gate(config)
    assert [each.name for each in gate.watch(reports)] == [each.name for each in reports]
    return gate.exit_code


def report(severity=None, failures=()):
    findings = (Finding("style/x", Category.AWKWARD, severity, "odd"),) if severity else ()
    return Report("page", findings=findings, score=weigh(findings, 1000, 0), failures=failures)


def test_the_gate_closes_at_its_level():
    assert judged(Config(), report(Severity.MINOR)) is ExitCode.OK
    assert judged(Config(), report(), report(Severity.MAJOR)) is ExitCode.FINDINGS
    assert judged(Config(fail_on="critical"), report(Severity.MAJOR)) is ExitCode.OK
    assert judged(Config(fail_on="never"), report(Severity.CRITICAL)) is ExitCode.OK


def test_the_gate_knows_scores():
    assert judged(Config(min_score=98.9), report(Severity.MINOR)) is ExitCode.OK
    assert judged(Config(min_score=98.91), report(Severity.MINOR)) is ExitCode.FINDINGS


def test_furniture_closes_its_own_gate_alone():
    bar = tuple(
        Finding("markup/x", Category.LAYOUT, Severity.MAJOR, "a bar", target=place, furniture=True)
        for place in (Place(0, 5, 1, 1, 1, 6, "Share"), Place(6, 11, 2, 1, 2, 6, "Print"))
    )
    page = Report("page", findings=bar, score=weigh(bar, 1000, 0))
    strict = {"fail_on": "neutral", "min_score": 100.0, "budget": 0.0}
    assert judged(Config(**strict, max_furniture=2), page) is ExitCode.OK
    assert judged(Config(max_furniture=1), page) is ExitCode.FINDINGS
    (missed,) = next(iter(Gate(Config(max_furniture=1)).watch([page]))).missed_gates
    assert missed == ("max-furniture", 1, 2)


def test_what_was_not_checked_outweighs_findings():
    crashed = report(failures=(Failure("style/x", "KeyError"),))
    assert judged(Config(), report(Severity.CRITICAL), crashed) is ExitCode.UNCHECKED
    assert judged(Config(), Report("unread")) is ExitCode.UNCHECKED


def test_a_crash_is_one_line_and_exit_code_3(page, monkeypatch, capsys):
    def crash(*_):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("mtcheck.engine.checker.validate_config", crash)
    assert mtcheck(["check", page]) == 3
    said = capsys.readouterr().err
    assert said == "mtcheck: crashed: RuntimeError: two lines (MTCHECK_DEBUG=1 shows where)\n"
    monkeypatch.setenv("MTCHECK_DEBUG", "1")
    assert mtcheck(["check", page]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_130(page, monkeypatch, capsys):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("mtcheck.engine.checker.check_page", interrupt)
    assert mtcheck(["check", page]) == run.INTERRUPTED
    assert "interrupted" in capsys.readouterr().err


def test_a_disk_that_is_full_is_3(page, monkeypatch, capsys):
    def full(*_):
        raise OSError(28, "No space left on device", "report.txt")

    monkeypatch.setattr("mtcheck.engine.checker.Checker.check_pair", full)
    assert mtcheck(["check", page]) == 3
    assert capsys.readouterr().err == "mtcheck: report.txt: No space left on device\n"


def test_configuration_and_options_are_laid_over_each_other(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text('target-language = "en"\nfail-on = "minor"\nonly = ["linguistic"]\n')
    assert mtcheck(["check", page]) == 1
    assert mtcheck(["check", page, "--fail-on", "never"]) == 0
    assert mtcheck(["check", page, "--skip", "linguistic"]) == 2
    assert "no check is left to run" in capsys.readouterr().err


def test_names_may_stand_in_one_word():
    assert values.split_names(("a,b", " c ")) == ("a", "b", "c")


def test_the_width_is_held_between_60_and_200(monkeypatch):
    for columns, width in (("20", 60), ("120", 120), ("900", 200)):
        monkeypatch.setenv("COLUMNS", columns)
        assert terminal.view({}).width == width
    assert terminal.view({"width": 44}).width == 44
    assert terminal.view({}, to_file=True).width == terminal.PIPED


def test_a_bar_stands_on_standard_error_for_many_files(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with terminal.progress(range(9), 9) as shown:
        assert list(shown) == list(range(9))
    assert "9/9" in capsys.readouterr().err
    with terminal.progress(range(3), 3) as shown:
        assert shown == range(3)


def test_a_failure_leaves_no_half_report(tmp_path):
    report = tmp_path / "report"
    with pytest.raises(KeyError), writing(str(report)) as write:
        write({}["half"])
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_written_to_directly():
    device = Path("/dev/null")
    before = device.stat()
    with writing(str(device)) as write:
        write("gone")
    assert (device.is_char_device(), device.stat().st_ino) == (True, before.st_ino), "a file took the device's place"


def test_an_output_folder_must_be_there(tmp_path):
    with pytest.raises(UsageError, match="does not exist; create it first"), writing(str(tmp_path / "a" / "b")):
        pass


def test_a_run_in_another_thread_leaves_signals_alone(capsys):
    from threading import Thread

    codes = []
    thread = Thread(target=lambda: codes.append(mtcheck(["--version"])))
    thread.start()
    thread.join()
    assert codes == [0]
    assert capsys.readouterr().err == ""
