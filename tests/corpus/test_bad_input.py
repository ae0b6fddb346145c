"""Whatever is wrong with the input or the output costs no more than what it is wrong with, and is told in one line."""

from __future__ import annotations

import json
import os

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.cli.run import run
from mtcheck.corpus.parts import list_parts
from mtcheck.errors import ExitCode

LANGUAGES = ["--from", "de", "--to", "en"]
GOOD = "source\ttarget\nDas Tor klemmt.\tThe gate is stuck.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text('encoder = "none"\n', encoding="utf-8")
    (tmp_path / "good.tsv").write_text(GOOD, encoding="utf-8")
    return tmp_path


def check(*files, out="out"):
    return run(["corpus", "check", *files, "--out", out, *LANGUAGES])


def rows(folder):
    return [row for path in list_parts(folder) for row in pq.read_table(path).to_pylist()]


def errors(folder):
    return [row["error"] for row in rows(folder)]


def test_a_truncated_part_costs_only_itself(folder, capsys):
    pq.write_table(pa.table({"source": ["Brot"] * 9, "target": ["bread"] * 9}), "a.parquet")
    (folder / "b.parquet").write_bytes((folder / "a.parquet").read_bytes()[:-60])
    assert check("good.tsv", "b.parquet", "a.parquet") == ExitCode.UNCHECKED
    assert "11 pairs in 3 parts; 1 could not be checked" in capsys.readouterr().err
    first, broken, *others = errors(folder / "out")
    assert first is None
    assert broken.startswith("the rest of the file was left out: b.parquet: cannot be read")
    assert others == [None] * 9


def test_objects_that_change_their_form_in_the_middle(folder):
    lines = [
        {"source": "Brot", "target": "bread"},
        {"source": "Brot", "translation": "bread"},
        {"source": "Brot", "target": ["bread"]},
        {"source": None, "target": "bread"},
        {"source": "Salz", "target": "salt", "more": {"a": 1}},
    ]
    (folder / "a.jsonl").write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    assert check("a.jsonl") == ExitCode.UNCHECKED
    assert errors(folder / "out") == [None, "no target", "the target is not a text", "no source", None]


def test_columns_of_another_kind_and_parts_that_lack_one(folder):
    pq.write_table(pa.table({"source": ["Brot"], "target": [1]}), "numbers.parquet")
    pq.write_table(pa.table({"source": ["Brot"], "score": [1.0]}), "lacking.parquet")
    assert check("good.tsv", "numbers.parquet", "lacking.parquet") == ExitCode.UNCHECKED
    _, numbers, lacking = errors(folder / "out")
    assert numbers == "the target is not a text"
    assert "no column is surely that of the translations" in lacking


def test_cells_of_ten_megabytes_are_left_out(folder):
    long = "Brot " * 2_000_000
    pq.write_table(pa.table({"source": [long, "Brot"], "target": ["bread", "bread"]}), "long.parquet")
    (folder / "long.tsv").write_text(f"{GOOD}{long}\tbread\nBrot\tbread\n", encoding="utf-8")
    assert check("long.tsv", "long.parquet") == ExitCode.UNCHECKED
    first, line, second, cell, third = errors(folder / "out")
    assert (first, line, second, third) == (None, "the line is longer than 400,000 bytes", None, None)
    assert cell.startswith("too long, not checked: 10,000,000 characters")


def test_wrong_encodings(folder, capsys):
    (folder / "signed.tsv").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    assert check("signed.tsv", out="signed") == ExitCode.OK
    (folder / "latin.tsv").write_bytes(f"{GOOD}Käse\tcheese\nBrot\tbread\n".encode("latin-1"))
    (folder / "wide.tsv").write_bytes(GOOD.encode("utf-16"))
    (folder / "bare.tsv").write_bytes(GOOD.encode("utf-16-le"))
    assert check("latin.tsv", "wide.tsv", "bare.tsv", out="others") == ExitCode.UNCHECKED
    latin, wide, bare = errors(folder / "others")[:3], errors(folder / "others")[3], errors(folder / "others")[4:]
    assert latin == [None, "not UTF-8", None]
    assert "wide.tsv: is UTF-16; corpora are read as UTF-8" in wide
    assert set(bare) == {"not text: it holds the character 0"}
    capsys.readouterr()
    assert check("wide.tsv", out="alone") == ExitCode.UNCHECKED
    (line,) = capsys.readouterr().err.splitlines()
    assert "wide.tsv: is UTF-16" in line


def test_files_from_the_future_change_nothing(folder):
    assert check("good.tsv") == ExitCode.OK
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    for path in [*folder.glob("*.tsv"), *(folder / "out").iterdir()]:
        os.utime(path, (4e9, 4e9))
    assert check("good.tsv") == ExitCode.OK
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_that_may_not_be_written(folder, capsys):
    (folder / "out").mkdir(mode=0o500)
    assert check("good.tsv") == ExitCode.UNCHECKED
    (line,) = capsys.readouterr().err.splitlines()
    assert "out" in line
    assert "Permission denied" in line
    assert "name another folder with --out" in line


@pytest.mark.parametrize("option", ["--out", "--dropped"])
def test_a_folder_that_cannot_be_made(capsys, option):
    outs = {"--out": "out", "--dropped": "dropped", option: "good.tsv/in"}
    given = [word for each in outs.items() for word in each]
    assert run(["corpus", "filter", "good.tsv", "--where", "light", *given, *LANGUAGES]) == ExitCode.UNCHECKED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("mtcheck: good.tsv/in: cannot be made: ")
    assert line.endswith(f"; name another folder with {option}")


@pytest.mark.parametrize("text", ["", "source\ttarget\n"])
@pytest.mark.parametrize("command", [["check"], ["check", "--jobs", "2"], ["filter", "--where", "light"]])
def test_a_corpus_without_pairs_does_not_pass(folder, capsys, command, text):
    (folder / "empty.tsv").write_text(text, encoding="utf-8")
    assert run(["corpus", *command, "empty.tsv", "--out", "out", *LANGUAGES]) == ExitCode.UNCHECKED
    assert capsys.readouterr().err == "mtcheck: empty.tsv: is empty; there are no pairs to read\n"


def test_an_empty_file_among_others_costs_nothing(folder, capsys):
    (folder / "empty.tsv").touch()
    assert check("empty.tsv", "good.tsv") == ExitCode.OK
    assert "1 pair in 1 part" in capsys.readouterr().err
    assert check("empty.tsv", "empty.tsv", out="none") == ExitCode.UNCHECKED
    assert "empty.tsv, empty.tsv: are empty" in capsys.readouterr().err
