"""Arrays of numbers in one file that is mapped, not read: opening it costs little, and processes share its memory."""

from __future__ import annotations

import mmap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NUMBERS, _INDEX = "arrays.bin", "arrays.tsv"
_ALIGNED = 64
"""Bytes to whose multiples the beginnings of arrays are moved."""


def write_arrays(arrays: Mapping[str, NDArray[Any]], folder: Path) -> None:
    """Write arrays into a folder, where ``map_arrays`` finds them."""
    lines = []
    with (folder / _NUMBERS).open("wb") as file:
        for name, array in arrays.items():
            file.write(bytes(-file.tell() % _ALIGNED))
            order: Literal["C", "F"] = "C" if array.flags.c_contiguous else "F"
            shape = ",".join(map(str, array.shape))
            lines.append(f"{name}\t{array.dtype.str}\t{order}\t{shape}\t{file.tell()}\n")
            file.write(array.tobytes(order))
    (folder / _INDEX).write_text("".join(lines), encoding="utf-8", newline="\n")


def map_arrays(folder: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a folder by their names, not to be written to.

    Raises:
        OSError: the files cannot be opened.
        ValueError: they are not what was written.
    """
    with (folder / _NUMBERS).open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return dict(_read_index((folder / _INDEX).read_text(encoding="utf-8"), mapped))


def _read_index(index: str, mapped: mmap.mmap) -> Iterator[tuple[str, NDArray[Any]]]:
    import numpy as np

    for line in index.splitlines():
        name, kind, order, sizes, start = line.split("\t")
        shape = [int(size) for size in sizes.split(",") if size]
        count = 1
        for size in shape:
            count *= size
        numbers = np.frombuffer(mapped, np.dtype(kind), count, int(start))
        yield name, numbers.reshape(shape, order="F" if order == "F" else "C")
