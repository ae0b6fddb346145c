"""The bytes of a web archive, unpacked on the way: what is read of it is read forwards, from where a record begins."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from mtcheck.errors import ReadError
from mtcheck.loading.packed import is_packed
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

BLOCK = 1 << 16
LONGEST_HEAD = 1 << 16
_MOST_RATIO, _ALWAYS = 300, 64_000_000
"""How many times its size a packed file may unpack to, and what it may in any case."""
_FIRST = lazy(r"WARC/[01]\.\d+\r?\n?")
_BLANK_LINES = re.compile(rb"(?:[ \t]*+[\r\n])*+")
_NO_ZST = "is packed with zst, whose web archives need a dictionary; unpack it, or pack it with gzip"


class Spot(NamedTuple):
    """Where a record begins: the piece of the packed file that it is in, and how far into that."""

    piece: int
    inside: int


class Stream:
    """The bytes of an archive, of which it is known where they are in the file."""

    def __init__(self, file: BinaryIO, name: str, size: int, *, is_packed: bool) -> None:
        self._file, self._name, self._size, self._packed = file, name, size, is_packed
        self._most = max(_ALWAYS, _MOST_RATIO * size)
        self._ready = b""
        self._at = 0  # of what is ready, up to where it has been taken
        self.count = 0
        """How many bytes have been read."""
        self.start = Spot(0, 0)
        """Where the record begins whose head was read last."""
        self._offset = 0
        self._rest = b""  # of the file, not unpacked yet
        self._piece = 0
        self._begin_piece(0, b"")

    def suspend(self) -> None:
        """Let go of the file."""
        self._offset = self._file.tell()

    def resume(self, file: BinaryIO, name: str) -> None:
        """Go on where it was left."""
        file.seek(self._offset)
        self._file, self._name = file, name

    def seek(self, spot: Spot) -> None:
        """Go to a place; one further on in the same piece is reached without unpacking that from its beginning."""
        self.count = 0
        if not self._packed and spot.inside <= self._size:
            self._file.seek(spot.inside)
            self._inside, self._ready, self._at = spot.inside, b"", 0
            return
        if spot.piece != self._piece or spot.inside < self._inside:
            self._file.seek(spot.piece)
            self._begin_piece(spot.piece, b"")
            self._ready, self._at = b"", 0
        self.skip(spot.inside - self._inside)

    def read(self, length: int) -> bytes:
        """So many bytes.

        Raises:
            ReadError: the file ends before.
        """
        parts = []
        while length:
            part = self._take(length)
            if not part:
                raise self._complain("ends before a record does; it was cut off, fetch it again")
            parts.append(part)
            length -= len(part)
        return b"".join(parts)

    def skip(self, length: int) -> None:
        while length > 0:
            length -= len(self.read(min(length, BLOCK)))

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
            ReadError: no record begins here, or its head does not end.
        """
        line = b""
        while not line.strip():
            if not self._pass_blank_lines():
                return None
            self.start = Spot(self._piece, self._inside)
            line = self.read_line(LONGEST_HEAD)
        if not _FIRST.fullmatch(line.decode("latin-1")):
            raise self._complain("damaged, or not a web archive: no record begins where one should; fetch it again")
        found, is_ended = self.read_fields(LONGEST_HEAD)
        if not is_ended:
            raise self._complain("damaged: the head of a record does not end; fetch it again")
        return found

    def read_fields(self, most: int) -> tuple[dict[str, str], bool]:
        """Fields up to a line that is blank, the first of a name, and whether that comes within so many bytes."""
        found: dict[str, str] = {}
        while most > 0 and (line := self.read_line(most)).strip():
            most -= len(line)
            name, _, value = line.decode("utf-8", "replace").partition(":")
            found.setdefault(name.strip().lower(), value.strip())
        return found, most > 0

    def _pass_blank_lines(self) -> bool:
        """Go to the next line that may not be blank; whether there is one."""
        while self._has_more():
            blank = _BLANK_LINES.match(self._ready, self._at)
            self._take(blank.end() - self._at if blank else 0)
            if self._at < len(self._ready):
                return True
        return False

    def _take(self, length: int) -> bytes:
        if not self._has_more():
            return b""
        part = self._ready[self._at : self._at + length]
        self._at += len(part)
        self._inside += len(part)
        self.count += len(part)
        if self.count > self._most:
            raise self._complain(f"unpacks to more than {_MOST_RATIO} times its size, which no crawl does")
        return part

    def _has_more(self) -> bool:
        return self._at < len(self._ready) or self._fill()

    def _fill(self) -> bool:
        """Have more bytes ready; a new piece begins only when all of the one before have been taken."""
        self._ready, self._at = b"", 0
        if not self._packed:
            self._ready = self._file.read(BLOCK)
            return bool(self._ready)
        while not self._ready:
            if self._unpacker.eof:
                rest = self._unpacker.unused_data
                self._begin_piece(self._file.tell() - len(rest), rest)
            if not self._rest:
                self._rest = self._file.read(BLOCK)
            if not self._rest:
                self._refuse_cut()
                return False
            self._unpack()
        return True

    def _begin_piece(self, at: int, rest: bytes) -> None:
        """Begin to unpack at a place of the file, of which some bytes have been read already."""
        self._unpacker = zlib.decompressobj(31)
        self._rest = rest
        self._piece, self._inside, self._is_begun = at, 0, False

    def _unpack(self) -> None:
        self._is_begun = True
        try:
            self._ready = self._unpacker.decompress(self._rest, BLOCK)
        except zlib.error:
            raise self._complain("damaged, or not packed with gzip; pack it again") from None
        # at the end of a piece zlib may name what follows twice, here and in unused_data
        self._rest = b"" if self._unpacker.eof else self._unpacker.unconsumed_tail

    def _refuse_cut(self) -> None:
        if self._is_begun:
            raise self._complain("ends before a record does; it was cut off, fetch it again")

    def _complain(self, what: str) -> ReadError:
        return ReadError(f"{self._name}: {what}")


class _Kept(NamedTuple):
    """A stream that was left, and the file that it is of."""

    file: tuple[Path, int, int]
    stream: Stream


@lru_cache(maxsize=1)
def _left() -> list[_Kept]:
    """The stream that was left last: pages are mostly read in their order, and one piece may hold all of them."""
    return []


@contextmanager
def open_archive(path: Path, name: str, *, is_kept: bool = False) -> Iterator[Stream]:
    """The bytes of an archive.

    Args:
        path: the archive.
        name: what messages call it.
        is_kept: whether to go on where the last one was left who asked for the same.

    Raises:
        ReadError: it cannot be read.
    """
    if path.suffix.lower() == ".zst":
        raise ReadError(f"{name}: {_NO_ZST}")
    try:
        with path.open("rb") as file:
            if is_kept:
                yield from _keep(path, file, name)
            else:
                yield Stream(file, name, path.stat().st_size, is_packed=is_packed(path))
    except OSError as error:
        raise ReadError(f"{name}: cannot be read: {error.strerror or error}") from error


def _keep(path: Path, file: BinaryIO, name: str) -> Iterator[Stream]:
    """The stream of a file that is open, which goes on where it was left unless something was wrong there."""
    status = path.stat()
    identity = path, status.st_size, status.st_mtime_ns
    kept = [each.stream for each in _take_left() if each.file == identity]
    for each in kept:
        each.resume(file, name)
    stream = kept[0] if kept else Stream(file, name, status.st_size, is_packed=is_packed(path))
    yield stream
    stream.suspend()
    _left().append(_Kept(identity, stream))


def _take_left() -> Iterator[_Kept]:
    """What was left, which no other thread gets then."""
    left = _left()
    while left:
        with suppress(IndexError):
            yield left.pop()
