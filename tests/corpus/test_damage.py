"""What was damaged after it was written is made anew or refused, and a wrong command leaves nothing behind."""

from __future__ import annotations

import pytest

from mtcheck.cli.run import run
from mtcheck.corpus.filtering import filter_files, filter_parts
from mtcheck.corpus.parts import Folder, read_part, read_parts
from mtcheck.corpus.rows import Input, read_tables
from mtcheck.corpus.running import check_tables
from mtcheck.errors import ExitCode, ReadError, UsageError
from mtcheck.loading.bitexts.wanted import Wanted

WRONG = ["sourse == 'a'", "source > 5", "source ==", "source + 'a' == 'b'", "row"]


def check(table, out, checker):
    tables = read_tables([Input(table)], Wanted("de", "en"), 2)
    return check_tables(tables, checker, Folder(out, {"languages": ["de", "en"]}))


@pytest.mark.parametrize("offset", [40, 120, 300, 700, 1_500, 3_000])
def test_a_damaged_part_is_made_anew(table, tmp_path, checker, offset):
    out = tmp_path / "out"
    check(table, out, checker)
    path = out / "part-000001.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:offset] + bytes(each ^ 0xFF for each in whole[offset : offset + 50]) + whole[offset + 50 :])
    with pytest.raises(ReadError, match=r"part-000001\.parquet: cannot be read: .*; start the run again"):
        list(read_parts(out))
    check(table, out, checker)
    assert path.read_bytes() == whole


def test_some_columns_of_a_part_are_those_that_it_has(table, tmp_path, checker):
    check(table, tmp_path / "out", checker)
    found = read_part(tmp_path / "out" / "part-000000.parquet", ("source", "row", "nothing"))
    assert found.column_names == ["source", "row"]


@pytest.mark.parametrize("where", WRONG)
def test_a_wrong_condition_leaves_nothing_in_the_folders(table, tmp_path, checker, where):
    checked, kept, dropped = tmp_path / "checked", tmp_path / "kept", tmp_path / "dropped"
    check(table, checked, checker)
    with pytest.raises(UsageError, match="--where"):
        filter_parts(checked, where, kept, dropped)
    with pytest.raises(UsageError, match="--where"):
        filter_files([Input(table)], Wanted("de", "en"), 2, where, kept, dropped)
    assert not kept.exists()
    assert not dropped.exists()
    assert filter_parts(checked, "row >= 1", kept, dropped).kept == 5


def test_texts_and_numbers_are_not_compared(table, tmp_path):
    with pytest.raises(UsageError, match=r"--where: 'source > 5' compares texts with numbers"):
        filter_files([Input(table)], Wanted("de", "en"), 2, "source > 5", tmp_path / "kept")


def test_a_use_of_columns_is_named_once(tmp_path, capsys):
    (tmp_path / "a.tsv").write_text("source\ttarget\nBrot\tbread\n", encoding="utf-8")
    assert run(["check", str(tmp_path / "a.tsv"), "--columns", "source=1,source=2"]) == ExitCode.USAGE
    assert "the same use is named twice" in capsys.readouterr().err


def test_a_check_names_the_first_pair_that_could_not_be_checked(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.tsv").write_text("source\ttarget\nBrot\tbread\nMilch\n", encoding="utf-8")
    assert run(["corpus", "check", "a.tsv", "--from", "de", "--to", "en", "--out", "out"]) == ExitCode.UNCHECKED
    assert "1 pair could not be checked; the first: a.tsv, row 3: " in capsys.readouterr().err
