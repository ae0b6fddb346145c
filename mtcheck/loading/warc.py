"""Web archives (WARC): many pages in one file, each read by itself from where its record begins.

Source: ISO 28500:2017, WARC 1.1; RFC 9112 for the answers of servers that it holds.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mtcheck.errors import ReadError, shown_path
from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import is_packed
from mtcheck.model.text import Format
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_BLOCK = 1 << 16
_LONGEST_HEAD = 1 << 16
_MOST_RATIO, _ALWAYS = 300, 64_000_000
"""How many times its size a packed file may unpack to, and what it may in any case."""
MOST_PAGES = 100_000
_FIRST = lazy(r"WARC/[01]\.\d+\r?\n?")
_LENGTH = lazy(r"\d{1,13}")
_CHARSET = lazy(r"(?i)charset=[\"']?([\w.:-]{1,40})")
_STATUS = lazy(r"HTTP/\d(?:\.\d)? (\d{3})\b")
_PAGES: Mapping[str, Format] = {
    "application/xhtml+xml": Format.HTML,
    "text/html": Format.HTML,
    "text/plain": Format.PLAIN,
}
_NO_ZST = "is packed with zst, whose web archives need a dictionary; unpack it, or pack it with gzip"
_PLACES = "places are lines of the page as it is inside the archive"


class Spot(NamedTuple):
    """Where a record begins: the piece of the packed file that it is in, and how far into that."""

    piece: int
    inside: int


class Record(NamedTuple):
    """A page of an archive."""

    address: str
    spot: Spot


class Page(NamedTuple):
    """The text of a page."""

    text: str
    format: Format
    note: str = _PLACES
    """What is to be known of its places."""


class _Body(NamedTuple):
    """A page as it was sent."""

    data: bytes
    format: Format
    charset: str


def list_records(path: Path) -> Iterator[Record]:
    """The pages of an archive: what servers answered with, if it was a page, and texts that were made of such.

    Raises:
        ReadError: it cannot be read, is damaged, or unpacks to more than a crawl does.
    """
    name = shown_path(path)
    with _open(path, name) as stream:
        while True:
            head = stream.read_head()
            if head is None:
                return
            length = _read_length(head, name, stream.start)
            begun, start = stream.count, stream.start
            if _read_kind(head, stream, length):
                yield Record(head.get("warc-target-uri", "").strip("<>"), start)
            stream.skip(length - (stream.count - begun))


def read_record(path: Path, spot: Spot, name: str, limit: int) -> Page:
    """A page of an archive.

    Args:
        path: the archive.
        spot: where its record begins.
        name: what messages call the page.
        limit: the most bytes that it may have.

    Raises:
        ReadError: the archive has changed or is damaged, or the page cannot be read.
    """
    with _open(path, name) as stream:
        stream.seek(spot)
        head = stream.read_head() or {}
        length = _read_length(head, name, spot)
        if length > limit:
            raise ReadError(f"{name}: larger than {limit / 1_000_000:g} MB; raise max-megabytes")
        body = _read_body(head, stream.read(length), name, limit)
    if not body.data.strip():
        raise ReadError(f"{name}: is empty; there is nothing to check")
    try:
        text = body.data.decode(body.charset) if body.charset else decode(body.data, name).text
    except (UnicodeError, LookupError):
        text = decode(body.data, name).text
    return Page(text, body.format)


class _Stream:
    """The bytes of an archive, unpacked on the way, of which it is known where they are in the file."""

    def __init__(self, file: BinaryIO, name: str, size: int, *, is_packed: bool) -> None:
        self._file, self._name, self._size, self._packed = file, name, size, is_packed
        self._most = max(_ALWAYS, _MOST_RATIO * size)
        self._unpacker = zlib.decompressobj(31)
        self._rest = b""  # of the file, not unpacked yet
        self._ready = b""
        self._at = 0  # of what is ready, up to where it has been taken
        self._piece, self._inside = 0, 0
        self.count = 0
        """How many bytes have been read."""
        self.start = Spot(0, 0)
        """Where the record begins whose head was read last."""

    def seek(self, spot: Spot) -> None:
        if not self._packed and spot.inside <= self._size:
            self._file.seek(spot.inside)
            self._inside, self._ready, self._at = spot.inside, b"", 0
            return
        self._file.seek(spot.piece)
        self._piece, self._inside, self._rest, self._ready, self._at = spot.piece, 0, b"", b"", 0
        self.skip(spot.inside)

    def read(self, length: int) -> bytes:
        """So many bytes.

        Raises:
            ReadError: the file ends before.
        """
        parts = []
        while length:
            part = self._take(length)
            if not part:
                raise ReadError(f"{self._name}: ends before a record does; it was cut off, fetch it again")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def skip(self, length: int) -> None:
        while length > 0:
            length -= len(self.read(min(length, _BLOCK)))

    def read_line(self, limit: int) -> bytes:
        """The next line with its end; what there is where the file ends or the line is longer."""
        line = b""
        while len(line) < limit:
            if not self._has_more():
                break
            at = self._ready.find(b"\n", self._at) + 1
            line += self._take(min((at or len(self._ready)) - self._at, limit - len(line)))
            if line.endswith(b"\n"):
                break
        return line

    def read_head(self) -> dict[str, str] | None:
        """The fields of the next record; None at the end of the file.

        Raises:
            ReadError: no record begins here.
        """
        line = b"\n"
        while line and not line.strip():
            if not self._has_more():
                return None
            self.start = Spot(self._piece, self._inside)
            line = self.read_line(_LONGEST_HEAD)
        if not _FIRST.fullmatch(line.decode("latin-1")):
            raise ReadError(f"{self._name}: damaged, or not a web archive: no record begins where one should")
        return self.read_fields()

    def read_fields(self, most: int = _LONGEST_HEAD) -> dict[str, str]:
        """Fields up to a line that is blank; the first of a name counts."""
        found: dict[str, str] = {}
        while most > 0 and (line := self.read_line(most)).strip():
            most -= len(line)
            name, _, value = line.decode("utf-8", "replace").partition(":")
            found.setdefault(name.strip().lower(), value.strip())
        if most <= 0:
            raise ReadError(f"{self._name}: damaged: the head of a record does not end")
        return found

    def _take(self, length: int) -> bytes:
        if not self._has_more():
            return b""
        part = self._ready[self._at : self._at + length]
        self._at += len(part)
        self._inside += len(part)
        self.count += len(part)
        if self.count > self._most:
            raise ReadError(f"{self._name}: unpacks to more than {_MOST_RATIO} times its size, which no crawl does")
        return part

    def _has_more(self) -> bool:
        return self._at < len(self._ready) or self._fill()

    def _fill(self) -> bool:
        """Have more bytes ready; a new piece begins only when all of the one before have been taken."""
        self._ready, self._at = b"", 0
        if not self._packed:
            self._ready = self._file.read(_BLOCK)
            return bool(self._ready)
        while not self._ready:
            if self._unpacker.eof:
                self._begin_piece()
            if not self._rest:
                self._rest = self._file.read(_BLOCK)
                if not self._rest:
                    return False
            self._unpack()
        return True

    def _begin_piece(self) -> None:
        self._rest = self._unpacker.unused_data
        self._unpacker = zlib.decompressobj(31)
        self._piece, self._inside = self._file.tell() - len(self._rest), 0

    def _unpack(self) -> None:
        try:
            self._ready = self._unpacker.decompress(self._rest, _BLOCK)
        except zlib.error:
            raise ReadError(f"{self._name}: damaged, or not packed with gzip; pack it again") from None
        # at the end of a piece zlib may name what follows twice, here and in unused_data
        self._rest = b"" if self._unpacker.eof else self._unpacker.unconsumed_tail


@contextmanager
def _open(path: Path, name: str) -> Iterator[_Stream]:
    if path.suffix.lower() == ".zst":
        raise ReadError(f"{name}: {_NO_ZST}")
    try:
        with path.open("rb") as file:
            yield _Stream(file, name, path.stat().st_size, is_packed=is_packed(path))
    except OSError as error:
        raise ReadError(f"{name}: cannot be read: {error.strerror or error}") from error


def _read_length(head: Mapping[str, str], name: str, spot: Spot) -> int:
    said = head.get("content-length", "")
    if not _LENGTH.fullmatch(said):
        place = spot.piece + (0 if spot.piece else spot.inside)
        raise ReadError(f"{name}: damaged: the record at byte {place:,} does not say how long it is")
    return int(said)


def _read_kind(head: Mapping[str, str], stream: _Stream, length: int) -> Format | None:
    """What a record is, if it is a page; of an answer its head is read, which says so."""
    kind, type = head.get("warc-type", ""), _type_of(head)
    if kind in ("conversion", "resource"):
        return _PAGES.get(type)
    if kind != "response" or type != "application/http":
        return None
    begun = stream.count
    status = _STATUS.match(stream.read_line(min(length, _LONGEST_HEAD)).decode("latin-1"))
    left = min(length - (stream.count - begun), _LONGEST_HEAD)
    fields = stream.read_fields(left) if left else {}
    is_page = status is not None and status[1].startswith("2")
    return _PAGES.get(_type_of(fields)) if is_page and _type_of(fields) != "text/plain" else None


def _type_of(fields: Mapping[str, str]) -> str:
    return fields.get("content-type", "").partition(";")[0].strip().lower()


def _read_body(head: Mapping[str, str], block: bytes, name: str, limit: int) -> _Body:
    """The page in a record, without what was done to it for its way."""
    fields, data = dict(head), block
    if head.get("warc-type") == "response":
        top, _, data = _part_head(block)
        rows = (line.partition(":") for line in top.decode("utf-8", "replace").splitlines()[1:])
        fields = {key.strip().lower(): value.strip() for key, _, value in rows}
        if fields.get("transfer-encoding", "").lower() == "chunked":
            data = _join_chunks(data)
        data = _unpack_body(data, fields.get("content-encoding", "").lower(), name, limit)
    charset = _CHARSET.search(fields.get("content-type", ""))
    return _Body(data, _PAGES.get(_type_of(fields), Format.HTML), charset[1] if charset else "")


def _part_head(block: bytes) -> tuple[bytes, bytes, bytes]:
    sign = b"\r\n\r\n" if b"\r\n\r\n" in block[:_LONGEST_HEAD] else b"\n\n"
    return block.partition(sign)


def _join_chunks(data: bytes) -> bytes:
    """What was sent in chunks; as it is where it is not, as some programs write it."""
    parts: list[bytes] = []
    at = 0
    while (end := data.find(b"\n", at, at + 100)) >= 0:
        size = data[at:end].partition(b";")[0].strip()
        if not size or len(size) > 8 or size.strip(b"0123456789abcdefABCDEF"):  # digits of 4 GB
            return data if not parts else b"".join(parts)
        length = int(size, 16)
        if not length:
            break
        parts.append(data[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if data[at : at + 2] == b"\r\n" else 1
    return b"".join(parts) if parts else data


def _unpack_body(data: bytes, coding: str, name: str, limit: int) -> bytes:
    if coding in ("", "identity") or not data:
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise ReadError(f"{name}: was sent packed ({coding}), which is not read; crawl it without")
    if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # the crawler has unpacked it
    for kind in (47, -15):
        unpacker = zlib.decompressobj(kind)
        try:
            found = unpacker.decompress(data, limit + 1)
        except zlib.error:
            continue
        if len(found) > limit:
            raise ReadError(f"{name}: larger than {limit / 1_000_000:g} MB when it is unpacked; raise max-megabytes")
        return found
    raise ReadError(f"{name}: was sent packed ({coding}) and is damaged")
