"""A table of words in a file that is not read as a whole: opening it costs nothing, and a look-up some steps."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any
from weakref import finalize

from mtcheck.caches.disk import prepare
from mtcheck.model.tuples import NamedTuple

_FORMAT = 2
"""Counts the ways in which tables are written."""
_FILE = "table.tsv"
_LINE, _CELL, _PAIR = b"\n", b"\t", b"%b\t%b\n"
_CHUNK = 65_536
_REMEMBERED = 4096
_NEAR = 4096
"""Bytes that are searched through sooner than they are halved again."""
_WINDOW = 128
"""Bytes that are read on either side of a place at first, which most lines are shorter than."""
_WAYS = 4096
_ROW = "\x1e"
"""Parts the rows that one key has."""


class SortedLines(Mapping[str, str]):
    """The lines ``key, tab, value`` of a file, in the order of their bytes, as a mapping; found by bisection.

    Raises:
        OSError: the file cannot be opened.
        ValueError: the file is empty.
    """

    def __init__(self, path: Path) -> None:
        self._read, self._size = _open(path)
        self._halved: dict[int, tuple[int, int, bytes]] = {}
        """By the number of the half, as in a heap."""
        self._found = lru_cache(maxsize=_REMEMBERED)(self._find)
        """The value of a key, None without one: texts ask for the same words again and again."""

    def __getitem__(self, key: str) -> str:
        value = self._found(key)
        if value is None:
            raise KeyError(key)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """The same without the detour of an error for what is not there, as most words are not."""
        value = self._found(key)
        return default if value is None else value

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._found(key) is not None

    def _find(self, key: str) -> str | None:
        wanted = key.encode(errors="surrogatepass") + _CELL
        low, high = self._near(wanted)
        text = self._read(high - low + len(wanted) + _WINDOW, low)
        if text.startswith(wanted):
            at = len(wanted)
        elif (before := text.find(_LINE + wanted, 0, high - low + len(wanted))) >= 0:
            at = before + 1 + len(wanted)
        else:
            return None
        end = text.find(_LINE, at)
        value = text[at:end] if end >= 0 else self._read_line(low + at, text[at:])[0]
        return value.decode()

    def _near(self, wanted: bytes) -> tuple[int, int]:
        """Two beginnings of lines that the one wanted is not before or behind, so near that all between is searched."""
        low, high, half = 0, self._size, 1
        known = self._halved.get
        while high - low > _NEAR:
            begin, end, key = known(half) or self._halve(low, high, half)
            half *= 2
            if key < wanted:
                low = end
                half += 1
            else:
                high = begin
        return low, high

    def _halve(self, low: int, high: int, half: int) -> tuple[int, int, bytes]:
        """Where the line in the middle begins and ends, with its key; remembered for what each search comes by."""
        middle = (low + high) // 2
        start, width = max(low, middle - _WINDOW), _WINDOW
        text = self._read(middle - start + _WINDOW, start)
        while (before := text.rfind(_LINE, 0, middle - start)) < 0 and start > low:
            width *= 2
            text = self._read(min(width, start - low), max(low, start - width)) + text
            start = max(low, start - width)
        begin = start + before + 1
        end = text.find(_LINE, before + 1)
        if end >= 0:
            found = begin, start + end + 1, text[before + 1 : text.find(_CELL, before + 1) + 1]
        else:
            line, last = self._read_line(begin, text[before + 1 :])
            found = begin, last, line[: line.find(_CELL) + 1]
        if high - low > self._size // _WAYS:
            self._halved[half] = found
        return found

    def _read_line(self, start: int, text: bytes) -> tuple[bytes, int]:
        """What stands from a place to the end of its line, its beginning being known, and where the next one begins."""
        width = _WINDOW
        while (end := text.find(_LINE)) < 0:
            width *= 2
            if not (more := self._read(width, start + len(text))):
                return text, self._size  # cut short
            text += more
        return text[:end], start + end + 1

    def __iter__(self) -> Iterator[str]:
        at, rest = 0, b""
        while chunk := self._read(_CHUNK, at):
            *lines, rest = (rest + chunk).split(_LINE)
            yield from (line[: line.find(_CELL)].decode() for line in lines)
            at += len(chunk)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _open(path: Path) -> tuple[Callable[[int, int], bytes], int]:
    """What reads so many bytes of a file from a place on, and how many there are; threads and processes may share it.

    Mapped, each place would keep sixteen pages of its neighbours in memory.
    """
    if not hasattr(os, "pread"):
        with path.open("rb") as opened:
            data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        return lambda count, start: data[start : start + count], len(data)
    file = path.open("rb", buffering=0)
    size = os.fstat(file.fileno()).st_size
    if not size:
        file.close()
        raise ValueError(f"{path}: an empty file")
    read = partial(os.pread, file.fileno())
    finalize(read, file.close)
    return read, size


class Encoded(NamedTuple):
    """Keys and values in bytes, in the order of their lines: what a library stores so need be neither read nor sorted.

    That is the order of the keys where none has a sign before the tab, which ends each of them.
    """

    pairs: Iterable[tuple[bytes, bytes]]


def prepare_table(
    name: str,
    stamp: str,
    make: Callable[[], Iterable[tuple[str, str]] | Encoded],
    otherwise: Callable[[], Mapping[str, str]] | None = None,
) -> Mapping[str, str]:
    """A table that was prepared on this machine, or is now.

    Args:
        name: what it is.
        stamp: what it was made from: another stamp is another table.
        make: its keys and values.
        otherwise: what stands in for it where it cannot be kept; without one it is made in memory.
    """
    folder = prepare(f"{name}-{stamp}-{_FORMAT}", lambda made: write_sorted(make(), made / _FILE))
    if folder is not None:
        with suppress(OSError, ValueError):  # cleared in this moment
            return SortedLines(folder / _FILE)
    return otherwise() if otherwise else _in_memory(make())


def _in_memory(pairs: Iterable[tuple[str, str]] | Encoded) -> Mapping[str, str]:
    if isinstance(pairs, Encoded):
        return {key.decode(): value.decode() for key, value in pairs.pairs}
    return dict(pairs)


def join_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as the value of one key; no cell may hold a tab or end a line."""
    return _ROW.join("\t".join(cells) for cells in rows)


def split_rows(value: str) -> list[list[str]]:
    """The rows that ``join_rows`` joined; none of an empty value."""
    return [row.split("\t") for row in value.split(_ROW)] if value else []


def write_sorted(pairs: Iterable[tuple[str, str]] | Encoded, path: Path) -> None:
    """Write a table for ``SortedLines``; pairs whose key or value would break a line are left out."""
    if isinstance(pairs, Encoded):
        _write_encoded(pairs, path)
        return
    lines = sorted(f"{key}\t{value}\n".encode() for key, value in pairs if _is_key(key) and "\n" not in value)
    path.write_bytes(b"".join(lines))


def _write_encoded(table: Encoded, path: Path) -> None:
    """The same a piece at a time, so that no table of a million words is ever whole in memory."""
    pairs = iter(table.pairs)
    with path.open("wb") as file:
        while chunk := list(islice(pairs, _CHUNK)):
            lines = list(map(_PAIR.__mod__, chunk))
            written = b"".join(lines)
            if not len(chunk) == written.count(_LINE) == written.count(_CELL):
                lines = [_PAIR % pair for pair in chunk if not _breaks(*pair)]
            file.writelines(lines)  # in small pieces: what is written at once is mapped at once, needed or not


def _breaks(key: bytes, value: bytes) -> bool:
    """Whether a pair would break a line of the table."""
    return _CELL in key or _LINE in key or _LINE in value


def _is_key(cell: str) -> bool:
    return "\n" not in cell and "\t" not in cell
