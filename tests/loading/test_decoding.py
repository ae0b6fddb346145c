"""Bytes: encodings, and the one line that says why a file cannot be read."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

import pytest

from mtcheck.errors import ReadError
from mtcheck.loading import MAX_LINE, load, load_bytes, read_stream
from mtcheck.model.kinds import Format

TEXT = "Grüße aus Köln – „schön“"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    document = load_bytes(mark + TEXT.encode(encoding), "x")
    assert (document.text, document.encoding, document.notes) == (TEXT, encoding, ())


@pytest.mark.parametrize(
    ("head", "encoding", "read_as"),
    [
        ("<html><meta charset=iso-8859-1>", "windows-1252", "windows-1252"),
        ('<html><meta http-equiv=a content="text/html; charset=windows-1252">', "windows-1252", "windows-1252"),
        ('<?xml version="1.0" encoding="iso-8859-15"?><html>', "iso-8859-15", "iso8859-15"),
        ("<html><meta charset='cp1250'>", "cp1250", "cp1250"),
    ],
)
def test_a_declared_charset_holds(head: str, encoding: str, read_as: str) -> None:
    text = f"{head}<p>Grüße aus Köln"
    document = load_bytes(text.encode(encoding), "x")
    assert (document.text, document.format) == (text, Format.HTML)
    assert document.notes == (f"x: decoded as {read_as}, as the page declares",)


def test_other_scripts_by_declaration() -> None:
    text = '<html><meta charset="shift_jis"><p>日本語のページ'
    assert load_bytes(text.encode("shift_jis"), "x").text == text


@pytest.mark.parametrize("charset", ["utf-8", "none-such", "hex", "unicode_escape", "utf-16"])
def test_utf8_is_read_whatever_nonsense_is_declared(charset: str) -> None:
    text = f"<html><meta charset={charset}><p>Grüße"
    document = load_bytes(text.encode(), "x")
    assert (document.text, document.notes) == (text, ())


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ("Grüße aus\nKöln".encode("latin-1"), "x: byte 2, line 1: not valid UTF-8; decoded as windows-1252"),
        ("„Spaß“ – gut".encode("cp1252"), "x: byte 0, line 1: not valid UTF-8; decoded as windows-1252"),
        (
            "<html><meta charset=utf-8><p>Grüße".encode("latin-1"),
            "x: byte 31, line 1: not valid UTF-8; decoded as windows-1252 although the page declares utf-8",
        ),
        (
            "<html><meta charset=latin1><p>Grüße".encode(),
            "x: declares windows-1252 but is valid UTF-8; read as UTF-8",
        ),
    ],
)
def test_what_had_to_be_assumed_is_said(data: bytes, note: str) -> None:
    assert load_bytes(data, "x").notes == (note,)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x: is empty; there is nothing to check"),
        (b" \r\n\t", "x: holds only white space; there is nothing to check"),
        (codecs.BOM_UTF8, "x: holds only white space; there is nothing to check"),
        (b"ab\0c", "x: byte 2: a NUL byte, so this is a binary file; give a text, Markdown or HTML file"),
        (
            "Ein Text".encode("utf-16-le"),
            "x: looks like UTF-16 without a byte order mark; save the file as UTF-8",
        ),
        (b"%PDF-1.7 ...", "x: this is a PDF file, not a text; export its text or HTML and check that"),
        (
            b"PK\x03\x04...",
            "x: this is a ZIP archive or office file (docx, odt), not a text; export it as text, Markdown or HTML",
        ),
        (b"\x1f\x8b\x08", "x: this is a gzip archive, not a text; unpack it first"),
        (
            b"eins\nzwei \x81\x8d",
            "x: byte 10, line 2: not valid UTF-8 (byte 0x81); save the file as UTF-8",
        ),
        (
            "Grüße\n".encode() + "Köln".encode("latin-1"),
            "x: byte 9, line 2: mixes UTF-8 with another encoding; save the whole file as UTF-8",
        ),
        (
            codecs.BOM_UTF8 + b"Gr\xfc\xdfe",
            "x: byte 5: begins with the byte order mark of UTF-8 but is not valid in it; save the file as UTF-8",
        ),
        (
            b"<html><meta charset=ascii>\n\x81",
            "x: byte 27, line 2: declares windows-1252 but is not valid in it; save the file as UTF-8",
        ),
        ("привет".encode("cp1251"), "x: byte 0, line 1: not valid UTF-8 (byte 0xef); save the file as UTF-8"),
    ],
)
def test_bad_bytes_answer_with_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        load_bytes(data, "x")
    assert str(caught.value) == message


def test_an_endless_line_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        load_bytes(b"Titel\n" + b"x" * (MAX_LINE + 1), "x")
    assert str(caught.value) == (
        "x: line 2: 1,000,001 characters in one line are more than 1,000,000; "
        "this is not an article, or its line ends are lost"
    )


def test_many_lines_are_not_an_endless_one() -> None:
    assert len(load_bytes(b"Ein Satz.\n" * 110_000, "x").blocks) == 110_000


class Endless(io.RawIOBase):
    """A stream without an end that counts what is taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        self.taken += size
        return b"x" * size


def test_no_more_is_read_than_the_limit() -> None:
    stream = Endless()
    with pytest.raises(ReadError, match="x: larger than 5 MB; split it, or raise max-megabytes in the configuration"):
        read_stream(stream, "x", 5_000_000)
    assert stream.taken == 5_000_001


def test_bytes_above_the_limit_are_refused() -> None:
    with pytest.raises(ReadError, match="x: larger than 1e-05 MB"):
        load_bytes(b"x" * 11, "x", 10)


@pytest.mark.parametrize(
    ("name", "text", "format"),
    [
        ("a.txt", "Ein Text", Format.PLAIN),
        ("a.md", "# Titel", Format.MARKDOWN),
        ("a.MARKDOWN", "# Titel", Format.MARKDOWN),
        ("a.htm", "Ein Text", Format.HTML),
        ("a.xhtml", "Ein Text", Format.HTML),
        ("a", " <!DOCTYPE HTML><p>x", Format.HTML),
        ("a.txt", "<!-- x --><?xml version='1.0'?>\n<html lang=de>x", Format.HTML),
        ("a", "<htmlx>", Format.PLAIN),
    ],
)
def test_the_format_is_told_from_name_and_content(tmp_path: Path, name: str, text: str, format: Format) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = load(path)
    assert (document.format, document.name, document.text) == (format, str(path), text)


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as missing:
        load(tmp_path / "gone.txt")
    assert str(missing.value) == f"{tmp_path}/gone.txt: cannot be read: No such file or directory"
    with pytest.raises(ReadError) as folder:
        load(tmp_path)
    assert str(folder.value) == f"{tmp_path}: cannot be read: Is a directory"
    with pytest.raises(ReadError, match=r"a\\x00b: cannot be read: embedded null byte"):
        load(Path("a\0b"))
