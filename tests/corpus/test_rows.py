"""Files of pairs become tables; what cannot be read is a row that says so."""

from __future__ import annotations

import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus import rows
from mtcheck.corpus.rows import Input, read_tables
from mtcheck.engine.lengths import LONGEST
from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.wanted import Wanted

ANY = Wanted()


def read(path, originals=None, size=100, wanted=ANY):
    tables = list(read_tables([Input(path, originals)], wanted, size))
    return [(each["source"], each["target"], each["error"]) for table in tables for each in table.to_pylist()]


def test_tables_have_so_many_rows_and_know_where_they_are_from(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("source\ttarget\n" + "a\tb\n" * 5, encoding="utf-8")
    tables = list(read_tables([Input(path), Input(path)], ANY, 2))
    assert [table.num_rows for table in tables] == [2, 2, 1, 2, 2, 1]
    assert tables[1]["row"].to_pylist() == [4, 5]
    assert set(tables[0]["file"].to_pylist()) == {str(path)}


def test_tab_separated_lines_with_and_without_a_head(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("id\ttarget\tsource\n1\tbread\tBrot\r\n2\tonly\n", encoding="utf-8")
    assert read(path) == [("Brot", "bread", None), (None, None, "only 2 cells")]
    path.write_text("Brot\tbread\n", encoding="utf-8")
    assert read(path) == [("Brot", "bread", None)]


def test_json_lines(tmp_path):
    path = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"source": "Brot", "target": "bread"}),
        "",
        "{",
        "[1]",
        '{"source": "Brot"}',
        '{"source": 1, "target": "b"}',
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert read(path) == [
        ("Brot", "bread", None),
        (None, None, "not JSON"),
        (None, None, "not a JSON object"),
        ("Brot", None, "no target"),
        (None, None, "the source is not a text"),
    ]


def test_half_a_surrogate_pair_costs_only_its_row(tmp_path):
    path = tmp_path / "a.jsonl"
    good = {"source": "Brot", "target": "bread 🍞", "reference": "bread"}
    lines = [good, *({**good, name: "a \ud83c b"} for name in good), good]
    path.write_text("".join(f"{json.dumps(each)}\n" for each in lines), encoding="utf-8")
    found = read(path)
    assert found[0] == found[-1] == ("Brot", "bread 🍞", None)
    errors = [f"the {name} is not Unicode: it holds half a surrogate pair" for name in good]
    assert found[1:-1] == [(None, None, each) for each in errors]


@pytest.mark.parametrize("kind", ["parquet", "arrow", "stream"])
def test_arrow_and_parquet(tmp_path, kind):
    made = pa.table({"source": ["Brot", None], "target": ["bread", "x"]})
    path = tmp_path / f"a.{'parquet' if kind == 'parquet' else 'arrow'}"
    if kind == "parquet":
        pq.write_table(made, path)
    else:
        opened = pa.ipc.new_file if kind == "arrow" else pa.ipc.new_stream
        with opened(str(path), made.schema) as writer:
            writer.write_table(made)
    assert read(path) == [("Brot", "bread", None), (None, "x", "no source")]


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_packed_files_are_unpacked_on_the_way(tmp_path, suffix):
    path = tmp_path / f"a.tsv{suffix}"
    data = b"source\ttarget\nBrot\tbread\n"
    path.write_bytes(gzip.compress(data) if suffix == ".gz" else pa.Codec("zstd").compress(data, asbytes=True))
    assert read(path) == [("Brot", "bread", None)]


def test_lines_of_two_files(tmp_path):
    source, target = tmp_path / "de.txt", tmp_path / "en.txt"
    source.write_text("Brot\nKäse\n", encoding="utf-8")
    target.write_text("bread\ncheese\n", encoding="utf-8")
    assert read(target, source) == [("Brot", "bread", None), ("Käse", "cheese", None)]
    source.write_text("Brot\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"de\.txt: ends before the other side"):
        read(target, source)


def test_lines_that_are_no_text(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "_LONGEST_LINE", 40)
    path = tmp_path / "a.tsv"
    path.write_bytes(b"source\ttarget\n\xff\tb\n" + b"x" * 100 + b"\tb\nBrot\tbread\n")
    assert read(path) == [
        (None, None, "not UTF-8"),
        (None, None, "the line is longer than 40 bytes"),
        ("Brot", "bread", None),
    ]


def test_a_cell_that_is_too_long_is_not_checked(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text(f"source\ttarget\na\t{'x' * (LONGEST + 1)}\n", encoding="utf-8")
    ((_, _, error),) = read(path)
    assert error.startswith("too long, not checked: 100,001 characters")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"x", "not a format of corpora; give .parquet"),
        ("a.parquet", b"PAR1 and no more", "cannot be read"),
        ("a.arrow", b"no arrow at all", "cannot be read"),
        ("a.tsv", b"one\ttwo\tthree\n", "--columns source=1,target=2"),
        ("a.tsv.gz", b"not packed", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


MEMORY = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="de"/><body>
<tu><tuv xml:lang="de-DE"><seg>Brot &amp; <bpt i="1">{b}</bpt>Käse</seg></tuv>
<tuv xml:lang="en"><seg>bread &amp; cheese</seg></tuv><tuv xml:lang="fr"><seg>pain</seg></tuv></tu>
<tu><tuv xml:lang="de"><seg>Salz</seg></tuv></tu>
</body></tmx>
"""


def test_translation_memories(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text(MEMORY, encoding="utf-8")
    languages = Wanted("de", "en")
    assert read(path, wanted=languages) == [("Brot & Käse", "bread & cheese", None), ("Salz", None, "no target")]
    (table,) = read_tables([Input(path)], languages, 10)
    assert table["row"].to_pylist() == [3, 5]
    with pytest.raises(ReadError, match="name two with --from and --to"):
        read(path)


@pytest.mark.parametrize(
    ("memory", "said"),
    [
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "line 1: the entity 'a' is not read"),
        ("<tmx><body></tmx>", "line 1, column 14: not well-formed XML: mismatched tag"),
    ],
)
def test_a_memory_that_cannot_be_read_is_named(tmp_path, memory, said):
    path = tmp_path / "a.tmx"
    path.write_text(memory, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read(path, wanted=Wanted("de", "en"))
    assert said in str(caught.value)


def test_a_segment_without_an_end_costs_no_memory(tmp_path):
    path = tmp_path / "a.tmx"
    path.write_text(MEMORY.replace("cheese", "cheese " * 1_000_000), encoding="utf-8")
    first, second = read(path, wanted=Wanted("de", "en"))
    assert len(first[1]) < 3 * LONGEST
    assert "too long, not checked" in first[2]
    assert second[0] == "Salz"


def test_references_are_read_where_they_are(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("source\ttarget\treference\nBrot\tbread\tloaf\nSalz\tsalt\n", encoding="utf-8")
    (table,) = read_tables([Input(path)], ANY, 10)
    assert table["reference"].to_pylist() == ["loaf", None]
    lines = ['{"source": "Brot", "target": "bread", "reference": "loaf"}', '{"source": "Salz", "target": "salt"}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (table,) = read_tables([Input(tmp_path / "a.jsonl")], ANY, 10)
    assert table["reference"].to_pylist() == ["loaf", None]


def test_a_damaged_file_costs_no_other_its_rows(tmp_path):
    good, cut, other = tmp_path / "a.tsv", tmp_path / "b.tsv.gz", tmp_path / "c.parquet"
    good.write_text("source\ttarget\nBrot\tbread\n", encoding="utf-8")
    lines = "source\ttarget\n" + "".join(f"Brot {n}\tbread {n * n}\n" for n in range(50_000))
    cut.write_bytes(gzip.compress(lines.encode())[:-20_000])
    pq.write_table(pa.table({"source": ["Salz"], "b": ["salt"], "note": ["x"]}), other)
    tables = list(read_tables([Input(each) for each in (good, cut, other, good)], ANY, 100_000))
    assert [table["error"].null_count for table in tables] == [1, tables[1].num_rows - 1, 0, 1]
    assert tables[1].num_rows > 1_000
    assert tables[1]["error"].to_pylist()[-1].startswith("the rest of the file was left out: ")
    assert "no column is surely that of the translations" in tables[2]["error"].to_pylist()[0]
