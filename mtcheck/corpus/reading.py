"""What a run wrote, read again: some of its rows."""

from __future__ import annotations

import heapq
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import Any

from mtcheck.corpus.parts import read_parts
from mtcheck.engine.tables import DETAILS


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
