"""Pairs of files are kept or dropped by what can be seen at a glance."""

from __future__ import annotations

import os
import signal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus import filtering
from mtcheck.corpus.filtering import filter_files, filter_tables
from mtcheck.corpus.parts import Folder, list_parts
from mtcheck.corpus.rows import Input
from mtcheck.errors import ReadError, UsageError
from mtcheck.loading.bitexts.wanted import Wanted

PAIRS = [
    ("Der Hafen ist heute leer.", "The harbour is empty today."),
    ("Die Werft baut wieder große Schiffe.", "Die Werft baut wieder große Schiffe."),
    ("Das Tor klemmt seit dem Sturm, und niemand hat bisher einen Schlosser gerufen.", "Stuck."),
    ("Die Fähre legt um 11:45 am Steg 3 ab.", "The ferry leaves pier 9 at 20:28."),
    ("Die Möwen schlafen.", "Чайки спят."),
    ("Das Licht brennt.", ""),
    ("Das Seil liegt an Deck.", "The <b>rope</b> is on deck."),
    (
        "Am Abend fährt der letzte Kutter hinaus auf das Meer und kommt nicht vor dem Morgen zurück.",
        "Le soir, le dernier bateau part en mer et ne revient pas avant que le matin soit là.",
    ),
]
WHY = [
    ["copied == 0"],
    ["length_ratio >= 0.4"],
    ["figures >= 0.5"],
    ["target_script >= 0.5"],
    ["target_letters > 0", "target_script >= 0.5"],
    ["tags == 0"],
    ["target_foreign == ''"],
]


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text("source\ttarget\n" + "".join(f"{a}\t{b}\n" for a, b in PAIRS), encoding="utf-8")
    return path


def run(path, out, rows=3, where="light", jobs=1):
    inputs = [Input(path)]
    return filter_files(inputs, Wanted("de", "en"), rows, where, out / "kept", out / "dropped", jobs=jobs)


def rows_of(folder):
    return [row for path in list_parts(folder) for row in pq.read_table(path).to_pylist()]


def test_the_light_profile_drops_what_is_no_translation_and_says_all_reasons(pairs, tmp_path):
    tally = run(pairs, tmp_path)
    assert (tally.kept, tally.dropped, tally.unread) == (1, 7, 0)
    assert [row["target"] for row in rows_of(tmp_path / "kept")] == [PAIRS[0][1]]
    reasons = [row["why"] for row in rows_of(tmp_path / "dropped")]
    assert reasons == WHY
    assert tally.why["target_script >= 0.5"] == 2


def test_a_run_that_was_ended_goes_on(pairs, tmp_path, monkeypatch):
    told = run(pairs, tmp_path)
    before = [each.read_bytes() for each in sorted(tmp_path.rglob("*.parquet"))]
    (tmp_path / "dropped" / "part-000001.parquet").unlink()
    done = []
    monkeypatch.setattr(filtering, "measure_table", lambda *given: done.append(1) or measure(*given))
    assert run(pairs, tmp_path) == told
    assert len(done) == 2, "the head of the first table, to try the condition, and the part that is missing"
    assert [each.read_bytes() for each in sorted(tmp_path.rglob("*.parquet"))] == before


measure = filtering.measure_table


def test_several_processes_write_the_same_bytes(pairs, tmp_path):
    assert run(pairs, tmp_path / "one") == run(pairs, tmp_path / "two", jobs=2)
    one, two = ([each.read_bytes() for each in sorted((tmp_path / name).rglob("*.*"))] for name in ("one", "two"))
    assert one == two


def die(_table):
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_process_that_dies_ends_the_run_which_goes_on_later(tmp_path):
    with pytest.raises(ReadError, match="a process of the run has died; start it again"):
        filter_tables([pa.table({"a": [1]})], "a == 1", Folder(tmp_path / "out", {}), measure=die, jobs=2)


def test_a_pair_that_cannot_be_read_is_dropped_with_its_error(tmp_path):
    (tmp_path / "pairs.tsv").write_text("Brot\tbread\nallein\n", encoding="utf-8")
    tally = run(tmp_path / "pairs.tsv", tmp_path)
    assert (tally.kept, tally.unread, tally.why) == (1, 1, {"only 1 cell": 1})


def test_what_needs_a_check_says_so(pairs, tmp_path):
    with pytest.raises(UsageError, match="unknown column 'quality'; 'corpus check' adds it"):
        run(pairs, tmp_path, where="strict")


def test_other_conditions_do_not_go_into_the_same_folder(pairs, tmp_path):
    run(pairs, tmp_path)
    with pytest.raises(UsageError, match="holds the output of a run with other where"):
        run(pairs, tmp_path, where="figures >= 0.5")
