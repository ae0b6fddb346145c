"""Inputs by their addresses."""

from __future__ import annotations

import gzip
import json
import sys

import pyarrow as pa
import pyarrow.fs
import pyarrow.parquet as pq
import pytest

from mtcheck.cli.run import run
from mtcheck.corpus import places
from mtcheck.corpus.places import hide_user, size_of, suffix_of
from mtcheck.corpus.rows import Input, describe_inputs, read_tables
from mtcheck.errors import ExitCode, ReadError
from mtcheck.loading.bitexts.wanted import Wanted

GOOD = b"source\ttarget\nDas Tor klemmt.\tThe gate is stuck.\n"


def read(address):
    (table,) = read_tables([Input(address)], Wanted("de", "en"), 10)
    assert set(table["file"].to_pylist()) == {address}
    return table["target"].to_pylist()


@pytest.mark.parametrize("suffix", ["tsv", "tsv.gz", "parquet", "arrow"])
def test_files_by_their_address(tmp_path, suffix):
    path = tmp_path / f"a.{suffix}"
    table = pa.table({"source": ["Das Tor klemmt."], "target": ["The gate is stuck."]})
    if suffix == "parquet":
        pq.write_table(table, path)
    elif suffix == "arrow":
        with pa.ipc.new_file(str(path), table.schema) as writer:
            writer.write_table(table)
    else:
        path.write_bytes(gzip.compress(GOOD) if suffix.endswith("gz") else GOOD)
    assert read(path.as_uri()) == ["The gate is stuck."]
    assert size_of(path.as_uri()) == path.stat().st_size


def test_stores_that_fsspec_knows():
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://box/a.tsv.gz", "wb") as file:
        file.write(gzip.compress(GOOD))
    assert read("memory://box/a.tsv.gz") == ["The gate is stuck."]
    with pytest.raises(ReadError, match=r"memory://box/b\.tsv: there is no such file"):
        size_of("memory://box/b.tsv")


def test_without_fsspec_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(ReadError, match="addresses of memory need fsspec; install it with: pip install fsspec"):
        read("memory://box/a.tsv")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("s3://KEY:SECRET@box/a.tsv", "s3://box/a.tsv"),
        ("s3://KEY:SEC/RE+T@box/a@b.tsv", "s3://box/a@b.tsv"),
        ("hdfs://anna@host:8020/a.tsv", "hdfs://host:8020/a.tsv"),
        ("hdfs://host:8020/a@b.tsv", "hdfs://host:8020/a@b.tsv"),
        ("s3://box/a@b.tsv", "s3://box/a@b.tsv"),
        ("cannot open 's3://KEY:SECRET@box/a': see s3://K:S@box", "cannot open 's3://box/a': see s3://box"),
    ],
)
def test_who_reads_an_address_is_not_shown(address, shown):
    assert hide_user(address) == shown


def test_who_reads_an_address_is_not_stored(tmp_path, monkeypatch):
    (tmp_path / "a.tsv").write_bytes(GOOD)
    store = pa.fs.SubTreeFileSystem(str(tmp_path), pa.fs.LocalFileSystem())
    monkeypatch.setattr(places, "_find_system", lambda address: (store, address.rpartition("/")[2]))
    given = [Input("s3://KEY:SECRET@box/a.tsv")]
    (table,) = read_tables(given, Wanted("de", "en"), 10)
    assert table["file"].to_pylist() == ["s3://box/a.tsv"]
    assert describe_inputs(given) == [{"file": "s3://box/a.tsv", "bytes": len(GOOD)}]
    with pytest.raises(ReadError, match=r"^s3://box/lost\.tsv: cannot be read"):
        list(read_tables([Input("s3://KEY:SECRET@box/lost.tsv")], Wanted("de", "en"), 10))


def test_the_size_of_what_is_not_there(tmp_path):
    with pytest.raises(ReadError, match=r"lost\.tsv: cannot be read: No such file"):
        size_of(tmp_path / "lost.tsv")


def test_suffixes():
    assert [suffix_of(each) for each in ("s3://a.b/c.TSV.gz", "s3://a/c", "x.y.parquet")] == [".tsv", "", ".parquet"]


def test_an_address_on_the_command_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mtcheck.toml").write_text('encoder = "none"\n', encoding="utf-8")
    (tmp_path / "a.tsv").write_bytes(GOOD)
    address = (tmp_path / "a.tsv").as_uri()
    languages = ["--from", "de", "--to", "en"]
    assert run(["corpus", "check", address, "--out", "out", *languages]) == ExitCode.OK
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"] == [{"file": address, "bytes": len(GOOD)}]
    capsys.readouterr()
    assert run(["corpus", "check", address, "--out", "s3://box/out", *languages]) == ExitCode.USAGE
    assert "results go to a folder of this machine" in capsys.readouterr().err
    assert run(["corpus", "check", f"{address}.lost", "--out", "x", *languages]) == ExitCode.UNCHECKED
    (line,) = capsys.readouterr().err.splitlines()
    assert "there is no such file" in line
