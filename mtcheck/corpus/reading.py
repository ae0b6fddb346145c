"""What a run wrote, read again: some of its rows, and those that could not be checked."""

from __future__ import annotations

import heapq
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

from mtcheck.corpus.arrow import LONGEST_REASON
from mtcheck.corpus.parts import list_parts, read_part, read_parts
from mtcheck.corpus.rows import FILE, ROW
from mtcheck.engine.tables import DETAILS, ERROR
from mtcheck.errors import make_printable, shorten
from mtcheck.model.tuples import NamedTuple


class Unread(NamedTuple):
    """The rows of a run that could not be read or checked."""

    rows: int
    first: str
    """Where the first of them is, and why; empty where there is none."""


def find_unread(folder: Path) -> Unread:
    """The rows that could not be read or checked; no other column is looked at.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
    """
    rows, first = 0, ""
    for path in list_parts(folder):
        table = read_part(path, (FILE, ROW, ERROR))
        if ERROR not in table.column_names:
            continue
        found = table.num_rows - table[ERROR].null_count
        if found and not first:
            first = _tell_first(table)
        rows += found
    return Unread(rows, first)


def _tell_first(table: Any) -> str:
    row = next(each for each in table.to_pylist() if each[ERROR] is not None)
    place = f"{row[FILE]}, row {row[ROW]:,}: " if row.get(FILE) and row.get(ROW) is not None else ""
    return make_printable(f"{place}{shorten(row[ERROR], LONGEST_REASON)}")


def sample_parts(folder: Path, size: int, seed: int = 1) -> list[dict[str, Any]]:
    """So many rows, chosen by chance, the same ones for the same seed, in the order of the corpus.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
    """
    chosen: list[tuple[bytes, int, dict[str, Any]]] = []
    numbers = count()
    for table in read_parts(folder):
        rows = table.drop_columns([DETAILS] if DETAILS in table.column_names else []).to_pylist()
        drawn = ((_draw(seed, number), number, row) for number, row in zip(numbers, rows, strict=False))
        chosen = heapq.nsmallest(size, (*chosen, *drawn))
    return [row for _, _, row in sorted(chosen, key=lambda each: each[1])]


def _draw(seed: int, number: int) -> bytes:
    return blake2b(f"{seed}:{number}".encode(), digest_size=8).digest()
