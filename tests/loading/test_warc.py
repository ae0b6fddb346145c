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
from mtcheck.loading.warc_stream import Stream

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


def read_only_page(path, limit=32_000_000):
    (found,) = list_records(path)
    return load_record(path, found.spot, "b", limit)


LONG = PAGE.format("Käse").encode() * 3
CHUNKS, GZIP = "Transfer-Encoding: chunked", "Content-Encoding: gzip"
NO_SIZE = chunked(LONG).replace(b"\r\n32\r\n", b"\r\nzz\r\n", 1)
DAMAGED = {
    "a chunk that is longer than it says": (b"5\r\n<p>Harbour</p>\r\n0\r\n\r\n", CHUNKS, "sizes are wrong"),
    "a chunk that is shorter than it says": (b"ff\r\n<p>Harbour</p>\r\n0\r\n\r\n", CHUNKS, "sizes are wrong"),
    "chunks without an end": (chunked(LONG)[:200], CHUNKS, "or was cut off"),
    "a later size that is none": (NO_SIZE, CHUNKS, "sizes are wrong"),
    "a cut gzip": (gzip.compress(LONG)[:-20], GZIP, "damaged or cut off"),
    "a gzip without its end": (gzip.compress(LONG)[:-1], GZIP, "damaged or cut off"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_page_that_did_not_arrive_whole_is_not_passed_for_sound(tmp_path, name):
    body, field, said = DAMAGED[name]
    path = tmp_path / "c.warc"
    path.write_bytes(record("response", "https://a.example/b", answer(body, more=f"{field}\r\n")))
    with pytest.raises(ReadError, match=said):
        read_only_page(path)


def test_a_page_that_was_sent_whole_and_written_without_its_chunks_is_read(tmp_path):
    path = tmp_path / "c.warc"
    path.write_bytes(record("response", "https://a.example/b", answer(LONG, more="Transfer-Encoding: chunked\r\n")))
    assert "harbour" in read_only_page(path).text


@pytest.mark.parametrize(
    "head", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000]
)
def test_an_answer_without_a_body_or_with_an_endless_head_loses_no_other(tmp_path, capsys, head):
    path = tmp_path / "c.warc"
    path.write_bytes(record("response", "https://a.example/bad", head) + b"".join(RECORDS))
    first, *rest = gather([str(path)])
    assert [each.name for each in rest] == [f"{path}/{name}" for name in NAMES]
    assert not any(each.problem for each in rest)
    assert run(["check", str(path), "--to", "en"]) == 3
    said = " ".join(capsys.readouterr().out.split())
    assert first.name.rpartition("/")[2] == "bad"
    assert ("does not end" if len(head) > 70_000 else "nothing to check") in said


@pytest.mark.parametrize("keep", [-1, -6])
def test_an_archive_that_ends_inside_a_piece_is_told_with_all_pages_before(tmp_path, keep):
    path = tmp_path / "c.warc.gz"
    path.write_bytes(b"".join(map(gzip.compress, RECORDS))[:keep])
    *pages, last = gather([str(path)])
    assert [each.name for each in pages] == [f"{path}/{name}" for name in NAMES]
    assert "it was cut off" in last.problem


@pytest.mark.parametrize("charset", ["rot13", "zlib", "unicode_escape", "idna", "punycode", "utf-7", "cp037", "hex\0"])
def test_ciphers_and_other_codes_of_python_are_no_encodings_of_pages(tmp_path, charset):
    path = tmp_path / "c.warc"
    body = PAGE.format("Käse \\u0041").encode()
    path.write_bytes(record("response", "https://a.example/b", answer(body, f"text/html; charset={charset}")))
    page = read_only_page(path)
    assert "The harbour of Käse \\u0041 is is empty" in page.text
    assert page.notes == ("places are lines of the page as it is inside the archive",)


@pytest.mark.parametrize("charset", ["windows-1251", "x-cp1251", "koi8-r", "iso-8859-5", "x-mac-cyrillic"])
def test_the_encoding_that_the_server_names_is_believed_and_told(tmp_path, charset):
    codec = {"x-cp1251": "cp1251", "x-mac-cyrillic": "mac_cyrillic"}.get(charset, charset)
    path = tmp_path / "c.warc"
    body = "<p>Гавань сегодня пуста.</p>".encode(codec)
    path.write_bytes(record("response", "https://a.example/b", answer(body, f"text/html; charset={charset}")))
    page = read_only_page(path)
    assert page.blocks[0].text == "Гавань сегодня пуста."
    assert "as its server declares" in page.notes[0]


def count_calls(monkeypatch, name):
    calls = []
    whole = getattr(Stream, name)

    def count(self, *given):
        calls.append(given)
        return whole(self, *given)

    monkeypatch.setattr(Stream, name, count)
    return calls


def test_pages_in_one_piece_are_unpacked_once_however_many_there_are(tmp_path, monkeypatch):
    path = tmp_path / "c.warc.gz"
    page = PAGE.format("Harbour").encode() + b" " * 30_000
    path.write_bytes(
        gzip.compress(b"".join(record("resource", f"a.example/{at}", page, "text/html") for at in range(100)))
    )
    found = list(list_records(path))
    calls = count_calls(monkeypatch, "_unpack")
    texts = {read_record(path, each.spot, "c", 1_000_000).text for each in found}
    assert len(texts) == 1
    assert len(calls) < 150
    assert "harbour" in read_record(path, found[3].spot, "c", 1_000_000).text
    path.write_bytes(gzip.compress(record("resource", "a.example/0", b"<p>Another page.", "text/html")))
    assert "Another" in read_record(path, found[0].spot, "c", 1_000_000).text


@pytest.mark.parametrize(("name", "data"), [("c.warc", RECORDS[2]), ("c.warc.gz", gzip.compress(RECORDS[2]))])
def test_a_page_may_be_read_any_number_of_times(tmp_path, name, data, monkeypatch):
    monkeypatch.setattr("mtcheck.loading.warc_stream._ALWAYS", 0)
    path = tmp_path / name
    path.write_bytes(data)
    (only,) = list_records(path)
    texts = {read_record(path, only.spot, "c", 1_000_000).text for _ in range(320)}
    assert len(texts) == 1


def test_blank_lines_are_passed_over_together(tmp_path, monkeypatch):
    path = tmp_path / "c.warc"
    path.write_bytes(b"\r\n" * 1_000_000 + RECORDS[2])
    calls = count_calls(monkeypatch, "read_line")
    assert len(list(list_records(path))) == 1
    assert len(calls) < 100


def test_an_archive_is_no_original(tmp_path, capsys):
    path = write(tmp_path, "plain")
    page = tmp_path / "page.html"
    page.write_text(PAGE.format("Käse"), encoding="utf-8")
    assert run(["check", str(page), "--source", str(path), "--from", "de", "--to", "en"]) == 3
    said = "".join(capsys.readouterr().out.split())
    wanted = f"page.html: its original {path} is an archive of many pages; save the page that is meant"
    assert "".join(wanted.split()) in said


@pytest.mark.parametrize("form", ["plain", "one piece"])
def test_one_page_is_named_as_reports_call_it(tmp_path, form, capsys):
    path = write(tmp_path, form)
    for name in NAMES:
        (found,) = gather([f"{path}/{name}"])
        assert (found.name, found.problem) == (f"{path}/{name}", "")
    assert run(["check", f"{path}/a.example/one (2)", "--to", "en", "--format", "json"]) == 0
    (article,) = json.loads(capsys.readouterr().out)["articles"]
    assert article["name"] == f"{path}/a.example/one (2)"
    assert "is is" in str(article["findings"])
    (lost,) = gather([f"{path}/a.example/lost?x=*"])
    assert lost.problem.endswith("holds no such page; 'mtcheck check' names all it has")


def test_a_named_page_that_damage_has_lost_is_told_as_such(tmp_path):
    path = tmp_path / "c.warc"
    path.write_bytes(RECORDS[2] + b"no record\r\n" + RECORDS[3])
    assert gather([f"{path}/a.example/one"])[0].problem == ""
    assert "damaged" in gather([str(path)])[-1].problem
    assert gather([f"{path}/a.example/two", f"{path}/a.example/three"]) == gather([str(path)])[-1:]


def test_an_archive_is_listed_once_for_all_pages_that_are_named(tmp_path, monkeypatch):
    path = write(tmp_path, "pieces")
    calls = count_calls(monkeypatch, "read_head")
    gather([str(path)])
    once = len(calls)
    assert len(gather([f"{path}/{name}" for name in NAMES])) == len(NAMES)
    assert len(calls) == 2 * once


def test_a_page_is_reviewed_under_its_name_and_archives_are_not_compared(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "plain")
    assert run(["review", "page", "c.warc/a.example/two", "--to", "en", "--output", "r.html"]) == 0
    assert "c.warc/a.example/two" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert run(["review", "page", "c.warc", "--to", "en", "--output", "r.html"]) == 2
    assert "these are 5 pages; go over them one by one" in capsys.readouterr().err
    (tmp_path / "d.warc").write_bytes(b"".join(RECORDS))
    assert run(["compare", "c.warc", "d.warc", "--to", "en"]) == 3
    assert capsys.readouterr().err.endswith("c.warc: is a web archive; save the pages to be compared as files\n")
