"""Several processes: the same reports in the same order, whatever becomes of a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from mtcheck.config import Config
from mtcheck.engine.checker import Checker
from mtcheck.engine.workers import _reason, _work
from mtcheck.errors import UsageError
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import Input, PagePair
from mtcheck.model.report import Report
from mtcheck.processes.threads import SETTINGS

PAGE = "The council met on the the Tuesday and agreed on budget number {}.\n"


@pytest.fixture
def pages(tmp_path):
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(PAGE.format(number), encoding="utf-8")
    return tmp_path


def pairs(folder):
    return [PagePair(each) for each in gather([str(folder)])]


def test_the_reports_are_those_of_one_process(pages):
    checker = Checker("", "en")
    given = [*pairs(pages), PagePair(Input("gone", problem="gone: no such file"))]
    assert list(checker.check_pages(given, jobs=2)) == list(checker.check_pages(given))


def test_a_process_that_dies_loses_one_page(pages, monkeypatch):
    # An encoder that kills its process stands for whatever ends one from outside.
    module = pages / "deadly.py"
    module.write_text(
        "import os, signal\n\ndef encoder():\n    os.kill(os.getpid(), signal.SIGKILL)\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(pages))
    given = pairs(pages)
    (pages / "de").mkdir()
    (pages / "de" / "3.txt").write_text("Der Rat tagte am Dienstag.\n", encoding="utf-8")
    given[3] = given[3]._replace(original=pages / "de" / "3.txt")
    reports = list(Checker("de", "en", config=Config(encoder="deadly:encoder")).check_pages(given, jobs=2))
    assert [each.name for each in reports] == [pair.page.name for pair in given]
    assert [number for number, each in enumerate(reports) if each.failures] == [3]
    assert reports[3].failures[0].message.startswith("the process that checked this page ended (by signal 9;")


def test_standard_input_is_read_where_it_is(pages, monkeypatch):
    monkeypatch.setattr("mtcheck.engine.checker.standard_input", lambda _: PAGE.encode())
    checker = Checker("", "en")
    stdin = PagePair(Input("-"))
    for given in ([stdin], [stdin, *pairs(pages)], [*pairs(pages), stdin]):
        reports = list(checker.check_pages(given, jobs=2))
        assert [each.name for each in reports] == [pair.page.name for pair in given]
        assert all(len(each.findings) == 1 for each in reports)


class Asked:
    """A connection on which pages wait, and then nobody asks any more."""

    def __init__(self, *asked):
        self.asked = list(asked)
        self.answers = []

    def recv(self):
        if not self.asked:
            raise EOFError
        return self.asked.pop(0)

    def send(self, answer):
        if isinstance(answer, Report) and answer.name == "gone":
            raise BrokenPipeError
        self.answers.append(answer)


def test_a_process_answers_until_nobody_asks_or_listens(pages, monkeypatch):
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    for name in SETTINGS:
        monkeypatch.setenv(name, "1")
    given = pairs(pages)[:2]
    asked = Asked(*given)
    _work(asked, Checker("", "en"))
    assert [each.name for each in asked.answers] == [pair.page.name for pair in given]
    asked = Asked(PagePair(Input("gone", problem="gone")), given[0])
    _work(asked, Checker())
    assert len(asked.asked) == 1
    (original := pages / "de.txt").write_text("Der Rat tagte am Dienstag.\n", encoding="utf-8")
    asked = Asked(given[0]._replace(original=original))
    _work(asked, Checker(config=Config(encoder="nonsense")))
    assert isinstance(asked.answers[0], UsageError)


def test_a_wrong_configuration_is_told_as_in_one_process(pages):
    (original := pages / "de.txt").write_text("Der Rat tagte am Dienstag.\n", encoding="utf-8")
    given = [pair._replace(original=original) for pair in pairs(pages)]
    for jobs in (1, 2):
        with pytest.raises(UsageError, match="nonsense"):
            list(Checker("de", "en", config=Config(encoder="nonsense")).check_pages(given, jobs=jobs))


def test_a_process_whose_starter_was_ended_ends_without_a_word(monkeypatch):
    class Reset:
        def recv(self):
            raise ConnectionResetError

    monkeypatch.setattr(signal, "signal", lambda *_: None)
    _work(Reset(), Checker())


def test_processes_import_nothing_from_the_folder_they_are_started_in(pages):
    for name in ("multiprocessing", "pickle", "socket", "numpy"):
        (pages / f"{name}.py").write_text("open('OPENED', 'w')\n", encoding="utf-8")
    (pages / "elsewhere").mkdir()
    start = pages / "elsewhere" / "start.py"
    start.write_text("from mtcheck.cli import main\nif __name__ == '__main__':\n    main()\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, start, "check", ".", "--jobs", "2", "--quiet"],
        cwd=pages,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == "mtcheck: .: 5 files passed over: 5 .py\n"
    assert len(done.stdout.splitlines()) == 9
    assert not (pages / "OPENED").exists()


def test_a_safe_start_leaves_the_environment_as_it_was(monkeypatch):
    from mtcheck.processes.spawning import safe_context

    for value in ("", "2"):
        monkeypatch.setenv("PYTHONSAFEPATH", value)
        safe_context()
        assert os.environ["PYTHONSAFEPATH"] == value
    monkeypatch.delenv("PYTHONSAFEPATH")
    safe_context()
    assert "PYTHONSAFEPATH" not in os.environ


def test_ends_are_named():
    assert _reason(-11) == "by signal 11"
    assert _reason(3) == "with code 3"


def test_an_interrupt_ends_all_and_leaves_the_old_report(tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(3000):
        (pages / f"{number}.txt").write_text(PAGE.format(number) * 20, encoding="utf-8")
    report = tmp_path / "report.json"
    report.write_text("old", encoding="utf-8")
    command = ["check", str(pages), "--jobs", "2", "--format", "json", "--output", str(report)]
    program = subprocess.Popen(
        [sys.executable, "-m", "mtcheck", *command],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored in the background
    )
    deadline = time.monotonic() + 20
    while not any(each.stat().st_size for each in tmp_path.glob(".report*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(program.pid, signal.SIGINT)
    start = time.monotonic()
    _, said = program.communicate(timeout=20)
    assert time.monotonic() - start < 5
    assert program.returncode == 130
    assert said == b"mtcheck: interrupted\n"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pages", "report.json"]
    assert report.read_text() == "old"
