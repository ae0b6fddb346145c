"""A run writes parts that are whole, goes on where it stopped, and survives the death of its processes."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from concurrent.futures import wait
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus import batches, parts, reading, running
from mtcheck.corpus.batches import Task
from mtcheck.corpus.filtering import filter_parts
from mtcheck.corpus.parts import Folder, list_parts, lock_folder
from mtcheck.corpus.pools import _Processes
from mtcheck.corpus.rows import Input, read_tables
from mtcheck.corpus.summaries import summarize_parts
from mtcheck.engine.tables import check_table, details_type
from mtcheck.errors import ReadError, UsageError
from mtcheck.loading.bitexts.wanted import Wanted
from tests.corpus.dying import Deadly, Failing

KILL = Path(__file__).parents[2] / "scripts" / "kill_corpus_runs.py"
SETTINGS = {"languages": ["de", "en"]}


def run(path, out, checker, jobs=1, size=2):
    told = []
    tables = read_tables([Input(path)], Wanted("de", "en"), size)
    progress = running.check_tables(tables, checker, Folder(out, SETTINGS), jobs=jobs, tell=told.append)
    assert told[-1] == progress
    return progress


def contents(out):
    return [each.read_bytes() for each in sorted(out.glob("*.parquet"))]


def test_every_pair_has_its_findings(table, checker):
    (found,) = read_tables([Input(table)], Wanted(), 10)
    checked = check_table(found, checker)
    assert checked["worst"].to_pylist() == ["none", "major", "major", "none", "none"]
    assert checked["accuracy/number-mismatch"].to_pylist() == [0, 0, 1, 0, 0]
    assert checked.schema.field("details").type == details_type()
    detail = checked["details"].to_pylist()[2][0]
    text = checked["target"].to_pylist()[2]
    assert text[detail["start"] : detail["end"]] == "15"
    assert checked["score"].to_pylist()[0] == 100.0
    assert checked["quality"].null_count == 0


def test_rows_that_cannot_be_checked_are_kept_and_say_why(checker):
    given = pa.table({"source": ["Brot", None], "target": ["bread", "x"], "error": [None, "no source"]})
    checked = check_table(given, checker)
    assert checked["error"].to_pylist() == [None, "no source"]
    assert [checked[name].to_pylist()[1] for name in ("worst", "quality", "findings", "accuracy/omission")] == [
        None
    ] * 4


def test_a_table_without_errors_keeps_its_other_columns(checker):
    given = pa.table({"source": ["Brot"], "target": ["bread"], "domain": ["food"]})
    assert check_table(given, checker)["domain"].to_pylist() == ["food"]


def test_a_run_that_was_ended_goes_on(table, tmp_path, checker, monkeypatch):
    out = tmp_path / "out"
    progress = run(table, out, checker)
    assert (progress.parts, progress.rows, progress.unread) == (3, 5, 0)
    before = contents(out)
    (out / "part-000001.parquet").unlink()
    (out / "part-000002.parquet").write_bytes(b"half")
    done = []
    monkeypatch.setattr(batches, "check_table", lambda *given: done.append(1) or check_table(*given))
    run(table, out, checker)
    assert len(done) == 2
    assert contents(out) == before


def test_several_processes_write_the_same_bytes(table, tmp_path, checker):
    run(table, tmp_path / "one", checker)
    run(table, tmp_path / "two", checker, jobs=2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_bytes(table, tmp_path, checker):
    run(table, tmp_path / "undisturbed", checker, size=1)
    out = tmp_path / "killed"
    script = (
        "import mtcheck, sys; from pathlib import Path; from mtcheck.corpus.rows import Input, read_tables;"
        "from mtcheck.corpus.parts import Folder; from mtcheck.corpus.running import check_tables;"
        "from mtcheck.loading.bitexts.wanted import Wanted;"
        "c = mtcheck.Checker('de', 'en', config=mtcheck.Config(encoder='none'));"
        f"check_tables(read_tables([Input(Path({str(table)!r}))], Wanted('de', 'en'), 1), c,"
        f" Folder(Path({str(out)!r}), {SETTINGS!r}))"
    )
    for number in range(30):
        process = subprocess.Popen([sys.executable, "-c", script])
        before = len(list(out.glob("*.parquet"))) if out.exists() else 0
        while process.poll() is None and (not out.exists() or len(list(out.glob("*.parquet"))) <= before):
            time.sleep(0.005)
        if process.poll() is None:
            process.kill()
        if process.wait() == 0:
            break
        assert number < 20
    assert contents(out) == contents(tmp_path / "undisturbed")
    assert not list(out.glob("*.tmp"))


@pytest.mark.slow
def test_runs_in_processes_that_are_killed_at_random_end_with_the_same_bytes():
    done = subprocess.run([sys.executable, KILL, "--kills", "3", "--pairs", "120"], capture_output=True, text=True)
    assert "the bytes are those of a run left alone" in done.stdout, done.stderr


@pytest.mark.parametrize("always", [False, True])
def test_a_process_that_dies_loses_nothing_but_what_kills_it(table, tmp_path, checker, always):
    flag = tmp_path / "always"
    if always:
        flag.touch()
    progress = run(table, tmp_path / "out", Deadly(checker, flag), jobs=2)
    assert (progress.rows, progress.unread) == (5, 2 if always else 0)
    errors = [each for path in list_parts(tmp_path / "out") for each in pq.read_table(path)["error"].to_pylist()]
    assert sum(error is not None for error in errors) == progress.unread
    assert not always or "ended each time" in errors[0]


def test_a_process_that_dies_before_the_next_table_is_sent_is_replaced(table, tmp_path, checker):
    tasks = [Task(number, each) for number, each in enumerate(read_tables([Input(table)], Wanted("de", "en"), 1))]
    processes = _Processes(Deadly(checker, tmp_path / "always"), 2)
    wait([processes._submit(tasks[1])])
    assert (tmp_path / "always.died").exists()
    found = [(task.number, each["error"].to_pylist()) for task, each in processes.check_all(iter(tasks))]
    assert found == [(number, [None]) for number in range(5)]


def test_a_pair_that_crashes_the_checker_costs_only_itself(table, tmp_path, checker):
    progress = run(table, tmp_path / "out", Failing(checker, "Teilen"), size=5)
    assert (progress.rows, progress.unread) == (5, 1)
    rows = [row for part in list_parts(tmp_path / "out") for row in pq.read_table(part).to_pylist()]
    assert [row["error"] for row in rows] == [None, "ZeroDivisionError: at Teilen", None, None, None]
    assert [row["findings"] for row in rows] == [0, None, 1, 0, 0]


def test_what_was_left_out_still_counts_when_a_run_goes_on(table, tmp_path, checker):
    first = run(table, tmp_path / "out", Failing(checker, "Teilen"))
    before = (tmp_path / "out" / "manifest.json").read_bytes()
    assert run(table, tmp_path / "out", checker) == first
    assert (tmp_path / "out" / "manifest.json").read_bytes() == before


def test_a_folder_of_another_run_is_refused(table, tmp_path, checker):
    run(table, tmp_path / "out", checker)
    with pytest.raises(UsageError, match="holds the output of a run with other languages"):
        Folder(tmp_path / "out", {"languages": ["fr", "en"]})
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").touch()
    with pytest.raises(UsageError, match="not empty and not the output of a run"):
        Folder(tmp_path / "letters", SETTINGS)


def test_what_a_killed_run_was_writing_is_cleared_away(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.tmp").write_text("{", encoding="utf-8")
    Folder(out, SETTINGS)
    (out / "part-000001.77.tmp").write_bytes(b"PAR1")
    Folder(out, SETTINGS)
    assert [each.name for each in out.iterdir()] == [parts.MANIFEST]


def test_two_runs_cannot_write_into_one_folder(tmp_path):
    again = lock_folder(tmp_path / "out")
    with lock_folder(tmp_path / "out"), pytest.raises(UsageError, match="another run is writing"), again:
        pass
    with lock_folder(tmp_path / "out"):
        assert (tmp_path / "out").is_dir()


def test_parts_of_a_longer_run_are_dropped(table, tmp_path, checker):
    run(table, tmp_path / "out", checker, size=1)
    Folder(tmp_path / "out", SETTINGS).finish(2, {})
    assert len(contents(tmp_path / "out")) == 2


def test_files_of_others_beside_the_parts_are_left_alone(table, tmp_path, checker):
    run(table, tmp_path / "out", checker)
    others = [tmp_path / "out" / f"part-{name}.parquet" for name in ("x", "9", "-00009", "\u0669\u0669")]
    for path in others:
        path.touch()
    run(table, tmp_path / "out", checker)
    assert all(path.exists() for path in others)


def test_a_disk_that_is_full_leaves_no_part(tmp_path, monkeypatch):
    folder = Folder(tmp_path / "out", SETTINGS)

    def fail(*_given, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", fail)
    with pytest.raises(ReadError, match="cannot be written: No space left"):
        folder.write(0, pa.table({"a": [1]}), 1)
    assert [each.name for each in (tmp_path / "out").iterdir()] == [parts.MANIFEST]


def test_what_is_not_finished_is_not_read(tmp_path):
    with pytest.raises(ReadError, match=r"no manifest\.json of a run"):
        list_parts(tmp_path)
    Folder(tmp_path / "out", SETTINGS)
    with pytest.raises(ReadError, match="not finished; start it again"):
        list_parts(tmp_path / "out")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "another"}'])
def test_another_manifest_is_none(tmp_path, text):
    (tmp_path / parts.MANIFEST).write_text(text, encoding="utf-8")
    assert parts.read_manifest(tmp_path) is None


@pytest.fixture
def checked(table, tmp_path, checker):
    run(table, tmp_path / "checked", checker)
    return tmp_path / "checked"


def texts(folder):
    return [row for table in parts.read_parts(folder) for row in table["target"].to_pylist()]


def test_filtering_keeps_what_fulfils_the_condition_and_says_what_the_rest_misses(checked, tmp_path):
    tally = filter_parts(checked, "findings == 0 and score > 90", tmp_path / "kept", tmp_path / "dropped")
    assert (tally.kept, tally.dropped) == (3, 2)
    assert tally.why == {"findings == 0": 2, "score > 90": 2}
    assert texts(tmp_path / "dropped") == ["Split", "The yard spent 15 euros."]
    assert len(texts(tmp_path / "kept")) == 3


def test_a_sample_is_the_same_for_the_same_seed(checked):
    first = reading.sample_parts(checked, 3, seed=4)
    assert first == reading.sample_parts(checked, 3, seed=4)
    assert len(first) == 3
    assert [row["row"] for row in first] == sorted(row["row"] for row in first)
    assert len(reading.sample_parts(checked, 100)) == 5


def test_a_corpus_in_figures(checked):
    found = summarize_parts(checked)
    assert (found.rows, found.unread, sum(found.qualities)) == (5, 0, 5)
    assert found.severities == {"none": 3, "major": 2}
    assert found.checks == {"accuracy/number-mismatch": 1, "markup/mistranslated-label": 1}
    assert {row["target"] for row in found.worst[:2]} == {"Split", "The yard spent 15 euros."}
    assert json.dumps(found.to_dict())


def test_a_damaged_part_is_named(checked):
    (checked / "part-000001.parquet").write_bytes(b"PAR1")
    with pytest.raises(ReadError, match=r"part-000001\.parquet: cannot be read"):
        list(parts.read_parts(checked))
