"""How many rows there are, and how long they take."""

from __future__ import annotations

import gzip

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus import pace
from mtcheck.corpus.pace import Pace, estimate_rows
from mtcheck.corpus.rows import Input

LINES = "".join(f"Satz {number}\tsentence {number * number}\n" for number in range(100_000)).encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tsv", LINES),
        ("a.tsv.gz", gzip.compress(LINES, mtime=0)),
        ("a.tsv.zst", pa.Codec("zstd").compress(LINES, asbytes=True)),
        ("a.tmx", b'<tu tuid="1"><tuv/></tu>' * 100_000),
    ],
)
def test_rows_are_estimated_by_the_beginning(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    assert 90_000 < estimate_rows([Input(tmp_path / name)]) < 115_000


def test_little_of_what_unpacks_to_much_is_looked_at(tmp_path):
    path = tmp_path / "a.tsv.gz"
    path.write_bytes(gzip.compress((b"a" * 999 + b"\n") * 1_000) * 100)
    unpacked, used = pace._unpack(path.read_bytes(), "gzip")
    assert len(unpacked) <= pace._MOST + pace._SAMPLE
    assert used < path.stat().st_size / 2
    assert estimate_rows([Input(path)]) > 0


def test_rows_are_estimated_where_unpacking_ends_early(tmp_path, monkeypatch):
    monkeypatch.setattr(pace, "_MOST", 1 << 19)
    monkeypatch.setattr(pace, "_SAMPLE", 1 << 18)
    (tmp_path / "a.tsv.gz").write_bytes(gzip.compress(LINES))
    assert 60_000 < estimate_rows([Input(tmp_path / "a.tsv.gz")]) < 140_000


def test_parquet_knows_its_rows(tmp_path):
    pq.write_table(pa.table({"source": ["a"] * 7}), tmp_path / "a.parquet")
    assert estimate_rows([Input(tmp_path / "a.parquet")] * 2) == 14


def test_nothing_is_said_of_what_cannot_be_known(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"none")
    assert estimate_rows([Input(tmp_path / "a.parquet")]) == 0
    assert estimate_rows([Input(tmp_path / "lost.tsv")]) == 0
    assert Pace(0, iter(range(9)).__next__).tell(5) == ""


def test_the_rest_is_told_in_words():
    pace = Pace(20_000, iter([0, 0, 1, 61, 64]).__next__)
    assert [pace.tell(rows) for rows in (100, 200, 300)] == ["", "", "about 2 min left"]
    assert pace.tell(6_300) == "about 2 min left"
    assert pace.tell(20_000) == "about 0 s left"
