"""How many rows there are about, and how long the rest of them will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence

from mtcheck.corpus.arrow import require_arrow
from mtcheck.corpus.places import Place, compression_of, open_file, size_of, suffix_of
from mtcheck.corpus.rows import Input
from mtcheck.errors import ReadError

_SAMPLE = 1 << 20
"""Bytes of a file that are looked at."""
_MOST = 8 << 20
"""Bytes that they are unpacked to."""
_LAST = 20
"""Parts that the pace is measured by."""
_UNITS = {".tmx": b"<tu "}
"""What a row begins or ends with, where that is not a line's end."""


def estimate_rows(inputs: Sequence[Input]) -> int:
    """How many rows files have, as far as their beginnings tell; 0 where nothing can be said of one."""
    try:
        counted = [_estimate(each.path) for each in inputs]
    except (OSError, ValueError, ReadError, require_arrow().ArrowException):
        return 0
    return sum(counted) if all(counted) else 0


def _estimate(path: Place) -> int:
    if suffix_of(path) == ".parquet":
        import pyarrow.parquet as pq

        return int(pq.ParquetFile(open_file(path)).metadata.num_rows)
    if suffix_of(path) in (".arrow", ".feather", ".ipc"):
        return 0
    with open_file(path) as file:
        begin = file.read(_SAMPLE)
    unpacked, size = _unpack(begin, compression_of(path))
    rows = unpacked.count(_UNITS.get(suffix_of(path), b"\n"))
    return round(rows * size_of(path) / max(1, size))


def _unpack(begin: bytes, compression: str | None) -> tuple[bytes, int]:
    """What the beginning of a file holds, as far as it can be unpacked, and how many bytes of it were."""
    pa = require_arrow()
    if compression is None:
        return begin, len(begin)
    found = bytearray()
    packed = pa.BufferReader(begin)
    try:
        with pa.input_stream(packed, compression=compression) as stream:
            while read := stream.read(_SAMPLE):
                found += read
                if len(found) >= _MOST:
                    return bytes(found), packed.tell()
    except OSError:
        pass  # it is cut where the sample ends
    return bytes(found), len(begin)


class Pace:
    """How fast a run is, by its last parts: those that were there before pass in no time.

    Args:
        total: rows of all; 0 where it is not known.
        clock: gives seconds.
    """

    def __init__(self, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._total, self._clock = total, clock
        self._last: deque[tuple[float, int]] = deque(maxlen=_LAST)

    def tell(self, rows: int) -> str:
        """How long the rest takes, in words, when so many rows are done; empty where that is not known."""
        now = self._clock()
        self._last.append((now, rows))
        begin, before = self._last[0]
        if not self._total or now <= begin or rows <= before:
            return ""
        seconds = max(0, self._total - rows) * (now - begin) / (rows - before)
        return f"about {_in_words(seconds)} left"


def _in_words(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5_400 else f"{seconds / 3600:.1f} h"
