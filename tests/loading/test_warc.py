"""Web archives: every page is checked by itself, and nothing in an archive takes more than it should."""

from __future__ import annotations

import gzip
import json
from itertools import islice

import pytest

from mtcheck.cli.run import run
from mtcheck.errors import ReadError
from mtcheck.inputs.files import gather
from mtcheck.loading import load_record
from mtcheck.loading.warc import list_records, read_record

PAGE = "<html lang=en><title>{0}</title><body><h1>{0}</h1><p>The harbour of {0} is is empty today, says the keeper.</p>"


def record(kind, address, block, type="application/http;msgtype=response"):
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Type: {type}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def answer(body, type="text/html; charset=utf-8", status="200 OK", more=""):
    return f"HTTP/1.1 {status}\r\nContent-Type: {type}\r\n{more}\r\n".encode() + body


def chunked(body):
    parts = [body[at : at + 50] for at in range(0, len(body), 50)]
    return b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in parts) + b"0\r\n\r\n"


RECORDS = [
    record("warcinfo", "", b"software: any\r\n", "application/warc-fields"),
    record("request", "https://a.example/one", b"GET /one HTTP/1.1\r\n\r\n", "application/http;msgtype=request"),
    record("response", "https://a.example/one", answer(PAGE.format("Käse").encode())),
    record(
        "response",
        "https://a.example/two",
        answer(chunked(PAGE.format("Two").encode()), more="Transfer-Encoding: chunked\r\n"),
    ),
    record("response", "https://a.example/p.png", answer(b"\x89PNG", "image/png")),
    record("response", "https://a.example/gone", answer(b"<p>Gone.</p>", status="404 Not Found")),
    record(
        "response",
        "https://a.example/x/../../three",
        answer(gzip.compress(PAGE.format("Three").encode()), more="Content-Encoding: gzip\r\n"),
    ),
    record("resource", "https://a.example/one", PAGE.format("Four").encode(), "text/html"),
    record(
        "conversion",
        "https://a.example/five",
        b"The harbour is empty today.\n\nThe ferry comes at nine.\n",
        "text/plain",
    ),
]
NAMES = ["a.example/one", "a.example/two", "a.example/x/three", "a.example/one (2)", "a.example/five"]


def write(folder, form):
    name, data = {
        "plain": ("c.warc", b"".join(RECORDS)),
        "pieces": ("c.warc.gz", b"".join(map(gzip.compress, RECORDS))),
        "one piece": ("c.warc.gz", gzip.compress(b"".join(RECORDS))),
    }[form]
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("form", ["plain", "pieces", "one piece"])
def test_each_page_is_read_from_its_place(tmp_path, form):
    path = write(tmp_path, form)
    found = gather([str(path)])
    assert [each.name for each in found] == [f"{path}/{name}" for name in NAMES]
    texts = [load_record(each.path, each.spot, each.name).blocks[-1].text for each in found]
    says = "The harbour of {} is is empty today, says the keeper."
    assert texts == [*(says.format(name) for name in ("Käse", "Two", "Three", "Four")), "The ferry comes at nine."]


def test_pages_larger_than_what_is_unpacked_at_once_are_read_once_each(tmp_path):
    path = tmp_path / "c.warc.gz"
    texts = [f"{name} {'and so on ' * 20_000}".encode() for name in ("One", "Two", "Three")]
    records = [record("resource", f"https://a.example/{at}", text, "text/html") for at, text in enumerate(texts)]
    path.write_bytes(b"".join(map(gzip.compress, records)))
    found = list(islice(list_records(path), 10))
    assert [each.address for each in found] == [f"https://a.example/{at}" for at in range(3)]
    assert [read_record(path, each.spot, "c", 1_000_000).text.encode() for each in found] == texts


def test_the_command_checks_every_page(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "pieces")
    assert run(["check", "c.warc.gz", "--to", "en", "--format", "json", "--jobs", "2", "--fail-on", "minor"]) == 1
    articles = json.loads(capsys.readouterr().out)["articles"]
    assert [each["name"] for each in articles] == [f"c.warc.gz/{name}" for name in NAMES]
    assert ["is is" in str(each["findings"]) for each in articles] == [True] * 4 + [False]
    assert run(["check", "c.warc.gz", "--to", "en", "--format", "html=out/", "--quiet"]) == 0
    assert (tmp_path / "out" / "index.html").exists()
    assert all(path.is_relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*"))
    capsys.readouterr()


def test_a_baseline_knows_the_pages_apart(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "pieces")
    assert run(["baseline", "write", "c.warc.gz", "--to", "en"]) == 0
    kept = json.loads((tmp_path / "mtcheck-baseline.json").read_text(encoding="utf-8"))
    assert len(kept["articles"]) == len(NAMES)
    assert run(["check", "c.warc.gz", "--to", "en", "--fail-on", "minor", "--baseline", "mtcheck-baseline.json"]) == 0
    capsys.readouterr()


def test_archives_are_only_read(tmp_path, capsys):
    path = write(tmp_path, "pieces")
    before = path.read_bytes()
    assert run(["fix", str(path), "--in-place", "--to", "en"]) == 3
    assert "is read and not written" in capsys.readouterr().err
    assert path.read_bytes() == before


WHOLE = b"".join(RECORDS)
BAD = [
    ("c.warc", b"", "holds no page"),
    ("c.warc", RECORDS[0], "holds no page"),
    ("c.warc", WHOLE[:-300], "ends before a record does"),
    ("c.warc", b"<html>\n", "no record begins where one should"),
    ("c.warc", WHOLE + b"WARC/1.1\r\nContent-Length: -5\r\n\r\n", "does not say how long it is"),
    ("c.warc", WHOLE + b"WARC/1.1\r\nContent-Length: 99999999999\r\n\r\n", "ends before a record does"),
    ("c.warc", WHOLE + b"WARC/1.1\r\n" + b"A: b\r\n" * 50_000, "the head of a record does not end"),
    ("c.warc.gz", WHOLE, "not packed with gzip"),
    ("c.warc.gz", gzip.compress(WHOLE)[:-400], "ends before a record does"),
    ("c.warc.zst", b"\x28\xb5\x2f\xfd", "need a dictionary"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD)
def test_what_is_wrong_is_one_line_and_loses_no_page_before_it(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    found = gather([str(tmp_path / name)])
    assert said in found[-1].problem
    assert str(tmp_path / name) in found[-1].problem
    assert len(found) == (6 if data.startswith(WHOLE) and name == "c.warc" else 1) or len(data) < len(WHOLE)


def test_a_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "c.warc.gz"
    bomb = record("response", "https://a.example/b", answer(b"\0" * 80_000_000))
    path.write_bytes(gzip.compress(bomb))
    with pytest.raises(ReadError, match="times its size"):
        list(list_records(path))
    inner = answer(gzip.compress(b" " * 40_000_000), more="Content-Encoding: gzip\r\n")
    path.write_bytes(gzip.compress(record("response", "https://a.example/b", inner)))
    (found,) = list_records(path)
    with pytest.raises(ReadError, match="larger than 32 MB when it is unpacked"):
        load_record(path, found.spot, "b")


def test_what_was_sent_in_an_unknown_packing_is_told(tmp_path):
    path = tmp_path / "c.warc"
    path.write_bytes(record("response", "https://a.example/b", answer(b"\x1b\x01", more="Content-Encoding: br\r\n")))
    (found,) = list_records(path)
    with pytest.raises(ReadError, match=r"sent packed \(br\)"):
        load_record(path, found.spot, "b")
