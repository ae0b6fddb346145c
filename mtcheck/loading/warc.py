"""Web archives (WARC): many pages in one file, each read by itself from where its record begins.

Source: ISO 28500:2017, WARC 1.1; RFC 9112 for the answers of servers that it holds.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from mtcheck.errors import ReadError, shown_path
from mtcheck.loading.decoding import decode_as
from mtcheck.loading.warc_stream import LONGEST_HEAD, Spot, Stream, open_archive
from mtcheck.model.kinds import Format
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

MOST_PAGES = 100_000
_LENGTH = lazy(r"\d{1,13}")
_CHARSET = lazy(r"(?i)charset=[\"']?([\w.:-]{1,40})")
_CHUNK = re.compile(rb"[ \t]*+([0-9A-Fa-f]{1,8})[ \t]*+(?:;[^\n]{0,80})?\r?\n")
"""Its size in up to eight digits, which are 4 GB, and what else is said of it."""
_CHUNK_END = re.compile(rb"\r?\n")
_STATUS = lazy(r"HTTP/\d(?:\.\d)? (\d{3})\b")
_PAGES: Mapping[str, Format] = {
    "application/xhtml+xml": Format.HTML,
    "text/html": Format.HTML,
    "text/plain": Format.PLAIN,
}
_ENDLESS = "the head of the answer does not end, so it is not known whether this is a page; fetch it again"
_FALSE_CHUNKS = "was sent in chunks whose sizes are wrong, or was cut off; fetch it again"
_CUT = {
    "warc-truncated": "truncated by the crawler; the rest was not checked",
    "warc-segment-number": "this page is in several records, of which only the first was checked",
}
"""What fields say of a page that is not whole."""
_PLACES = "places are lines of the page as it is inside the archive"


class Record(NamedTuple):
    """A page of an archive."""

    address: str
    spot: Spot
    problem: str = ""
    """Why it cannot be read; empty where it can."""


class PageText(NamedTuple):
    """The text of a page."""

    text: str
    format: Format
    notes: tuple[str, ...]
    """What is to be known of its places and its encoding."""


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
    with open_archive(path, name) as stream:
        while True:
            head = stream.read_head()
            if head is None:
                return
            length = _read_length(head, name, stream.start)
            begun, start = stream.count, stream.start
            address = head.get("warc-target-uri", "").strip("<>")
            kind = _read_kind(head, stream, length)
            if kind.format or kind.problem:
                yield Record(address, start, kind.problem)
            stream.skip(length - (stream.count - begun))


def read_record(path: Path, spot: Spot, name: str, limit: int) -> PageText:
    """A page of an archive.

    Args:
        path: the archive.
        spot: where its record begins.
        name: what messages call the page.
        limit: the most bytes that it may have.

    Raises:
        ReadError: the archive has changed or is damaged, or the page cannot be read.
    """
    with open_archive(path, name, is_kept=True) as stream:
        stream.seek(spot)
        head = stream.read_head() or {}
        length = _read_length(head, name, spot)
        if length > limit:
            raise ReadError(f"{name}: larger than {limit / 1_000_000:g} MB; raise max-megabytes")
        body = _read_body(head, stream.read(length), name, limit)
    if not body.data.strip():
        raise ReadError(f"{name}: is empty; there is nothing to check")
    decoded = decode_as(body.data, body.charset, name, "its server")
    cut = [said for field, said in _CUT.items() if field in head]
    return PageText(decoded.text, body.format, (*decoded.notes, *cut, _PLACES))


def _read_length(head: Mapping[str, str], name: str, spot: Spot) -> int:
    said = head.get("content-length", "")
    if not _LENGTH.fullmatch(said):
        place = spot.piece + (0 if spot.piece else spot.inside)
        raise ReadError(f"{name}: damaged: the record at byte {place:,} does not say how long it is; fetch it again")
    return int(said)


class _Kind(NamedTuple):
    """What a record is."""

    format: Format | None
    """That of the page; None where it is none."""
    problem: str = ""
    """Why it is not known whether it is one."""


def _read_kind(head: Mapping[str, str], stream: Stream, length: int) -> _Kind:
    """What a record is, if it is a page; of an answer its head is read, which says so."""
    kind, type = head.get("warc-type", ""), _type_of(head)
    if kind in ("conversion", "resource"):
        return _Kind(_PAGES.get(type))
    if kind != "response" or type != "application/http":
        return _Kind(None)
    begun = stream.count
    status = _STATUS.match(stream.read_line(min(length, LONGEST_HEAD)).decode("latin-1"))
    left = length - (stream.count - begun)
    fields, is_ended = stream.read_fields(min(left, LONGEST_HEAD))
    if not is_ended and left > LONGEST_HEAD:
        return _Kind(None, _ENDLESS)
    is_page = status is not None and status[1].startswith("2") and _type_of(fields) != "text/plain"
    return _Kind(_PAGES.get(_type_of(fields)) if is_page else None)


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
            data = _join_chunks(data, name)
        data = _unpack_body(data, fields.get("content-encoding", "").lower(), name, limit)
    charset = _CHARSET.search(fields.get("content-type", ""))
    return _Body(data, _PAGES.get(_type_of(fields), Format.HTML), charset[1] if charset else "")


def _part_head(block: bytes) -> tuple[bytes, bytes, bytes]:
    sign = b"\r\n\r\n" if b"\r\n\r\n" in block[:LONGEST_HEAD] else b"\n\n"
    return block.partition(sign)


def _join_chunks(data: bytes, name: str) -> bytes:
    """What was sent in chunks; as it is where it is not, as some programs write it."""
    parts: list[bytes] = []
    at = 0
    while head := _CHUNK.match(data, at):
        length = int(head[1], 16)
        if not length:
            return b"".join(parts)
        part = data[head.end() : head.end() + length]
        at = head.end() + length
        end = _CHUNK_END.match(data, at)
        if not end:
            break
        parts.append(part)
        at = end.end()
    if at:
        raise ReadError(f"{name}: {_FALSE_CHUNKS}")
    return data


def _unpack_body(data: bytes, coding: str, name: str, limit: int) -> bytes:
    if coding in ("", "identity") or not data:
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise ReadError(f"{name}: was sent packed ({coding}), which is not read; crawl it without")
    if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
        return data  # the crawler has unpacked it
    found = _inflate(data, limit)
    if found is None:
        raise ReadError(f"{name}: was sent packed ({coding}) and is damaged or cut off; fetch it again")
    if len(found) > limit:
        raise ReadError(f"{name}: larger than {limit / 1_000_000:g} MB when it is unpacked; raise max-megabytes")
    return found


def _inflate(data: bytes, limit: int) -> bytes | None:
    """What was packed with gzip or deflate, up to a byte more than the limit; None of what is damaged or cut off."""
    for kind in (47, -15):
        unpacker = zlib.decompressobj(kind)
        with suppress(zlib.error):
            found = unpacker.decompress(data, limit + 1)
            return found if unpacker.eof or len(found) > limit else None
    return None
