"""The embedded model's weights, as they come or mapped from where they were unpacked before.

The weights come deflated. They are inflated once on a machine and mapped from then on; where they cannot be kept, they
are inflated on each start, several arrays at a time.
"""

from __future__ import annotations

import math
import os
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import finalize

import numpy as np

from mtcheck.caches.arrays import map_arrays, write_arrays
from mtcheck.caches.disk import prepare

if TYPE_CHECKING:
    from typing import Any, BinaryIO
    from zipfile import ZipInfo

    from numpy.typing import NDArray

    from mtcheck.embeddings.base import Matrix

BLOCKS = 17
"""The table of piece vectors comes in this many blocks: the vector of piece ``n`` in block ``n % BLOCKS``."""

_READING = Lock()
_TABLE = "table.npy"
_FORMAT = 2
"""Counts the ways in which unpacked weights are written."""
_DEFLATED = 8
"""How a zip file says that a member is deflated."""
_LENGTHS = struct.Struct("<HH")
_LENGTHS_AT = 26
"""Where a member of a zip file says how long its name and its extra field are; both follow right after."""


class Weights:
    """The blocks of the table of piece vectors (one byte a number) and all other arrays by name."""

    def __init__(
        self, blocks: Sequence[NDArray[np.uint8] | StoredBlock], arrays: Mapping[str, NDArray[np.float32]]
    ) -> None:
        self.blocks = blocks
        self.arrays = arrays

    @property
    def shape(self) -> tuple[int, int]:
        """How many pieces at most, and the numbers of each."""
        return BLOCKS * max(map(len, self.blocks)), self.blocks[0].shape[1]

    def rows(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """The stored numbers of some pieces, a row each, before they are scaled."""
        found = np.empty((len(pieces), self.blocks[0].shape[1]), np.float32)
        block, row = pieces % BLOCKS, pieces // BLOCKS
        for number in range(len(self.blocks)):
            if len(where := np.flatnonzero(block == number)):
                found[where] = self.blocks[number][row[where]]
        return found


class StoredBlock:
    """A block of the table in a file, of which rows are read: mapped, each would keep its neighbours in memory."""

    def __init__(self, file: BinaryIO, start: int, shape: tuple[int, int]) -> None:
        self.shape = shape
        self._file, self._start = file, start

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.uint8]:
        width = self.shape[1]
        read = b"".join([_read_at(self._file, self._start + row * width, width) for row in rows.tolist()])
        return np.frombuffer(read, np.uint8).reshape(len(rows), width)


def _read_at(file: BinaryIO, at: int, size: int) -> bytes:
    """The bytes at an offset, in one call where there is one: threads and forked processes share the file."""
    if hasattr(os, "pread"):
        return os.pread(file.fileno(), size, at)
    with _READING:
        file.seek(at)
        return file.read(size)


def load(packed: Path, version: str) -> Weights:
    """The weights of a packed file, by way of what was unpacked of it on this machine before."""
    folder = prepare(_name("encoder", packed, version), lambda made: _write(packed, made))
    if folder is not None:
        try:
            return _mapped(folder)
        except (OSError, ValueError, EOFError):
            pass  # cleared in this moment, or not what was written
    return inflate(packed)


def keep_array(name: str, packed: Path, version: str, make: Callable[[], Matrix]) -> Matrix:
    """What follows from the weights alone, made once on a machine and mapped from then on."""
    folder = prepare(_name(f"encoder-{name}", packed, version), lambda made: write_arrays({name: make()}, made))
    if folder is not None:
        with suppress(OSError, ValueError, KeyError):  # cleared in this moment, or not what was written
            return map_arrays(folder)[name]
    return make()


def _name(name: str, packed: Path, version: str) -> str:
    return f"{name}-{version}-{packed.stat().st_size:x}-{_FORMAT}"


def inflate(packed: Path) -> Weights:
    """Read the packed file as it comes with the model's package.

    Raises:
        ValueError: an array is cut short.
    """
    from concurrent.futures import ThreadPoolExecutor

    data, members = _open(packed)
    # Inflating runs outside the interpreter's lock.
    with ThreadPoolExecutor() as pool:
        read = dict(
            zip((each.filename for each in members), pool.map(lambda each: _array(data, each), members), strict=True)
        )
    blocks = [read.pop(f"q{block + 1}.npy") for block in range(BLOCKS)]
    return Weights(blocks, {name.removesuffix(".npy"): array for name, array in read.items()})


def _open(packed: Path) -> tuple[memoryview, list[ZipInfo]]:
    from zipfile import ZipFile

    with ZipFile(packed) as file:
        return memoryview(packed.read_bytes()), file.infolist()


def _array(data: memoryview, member: ZipInfo) -> NDArray[Any]:
    lengths: tuple[int, int] = _LENGTHS.unpack_from(data, member.header_offset + _LENGTHS_AT)
    start = member.header_offset + _LENGTHS_AT + _LENGTHS.size + sum(lengths)
    raw = data[start : start + member.compress_size]
    content = zlib.decompress(raw, -zlib.MAX_WBITS, member.file_size) if member.compress_type == _DEFLATED else raw
    return _parsed(content)


def _parsed(content: bytes | memoryview) -> NDArray[Any]:
    """An array in numpy's own format, without copying its numbers."""
    head = BytesIO(content[:1024])
    if np.lib.format.read_magic(head) != (1, 0):
        raise ValueError("the weights are not laid out as expected")
    shape, in_columns, dtype = np.lib.format.read_array_header_1_0(head)
    array = np.frombuffer(content, dtype, offset=head.tell())
    return array.reshape(shape, order="F" if in_columns else "C")


def _mapped(folder: Path) -> Weights:
    path = folder / _TABLE
    with path.open("rb") as head:
        np.lib.format.read_magic(head)
        (count, *shape), _, _ = np.lib.format.read_array_header_1_0(head)
        start, size = head.tell(), math.prod(shape)
        if head.seek(0, os.SEEK_END) != start + count * size:
            raise ValueError("the table is cut short")
    arrays = map_arrays(folder)
    file = path.open("rb", buffering=0)
    weights = Weights([StoredBlock(file, start + at * size, (shape[0], shape[1])) for at in range(count)], arrays)
    finalize(weights, file.close)
    return weights


def _write(packed: Path, folder: Path) -> None:
    """Inflate one array after the other, so that there is never more than one block of the table in memory."""
    data, members = _open(packed)
    named = {each.filename.removesuffix(".npy"): each for each in members}
    with (folder / _TABLE).open("wb") as file:
        for number in range(BLOCKS):
            block = _array(data, named.pop(f"q{number + 1}"))
            if number == 0:
                form = {"descr": block.dtype.str, "fortran_order": False, "shape": (BLOCKS, *block.shape)}
                np.lib.format.write_array_header_1_0(file, form)
                shape = block.shape
            if block.shape != shape:
                raise ValueError("the blocks of the table differ in size")
            file.write(np.ascontiguousarray(block).data)
    write_arrays({name: _array(data, each) for name, each in named.items()}, folder)
