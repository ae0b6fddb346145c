"""What a run wrote, read again: filtered, sampled, summarized, without what is there twice."""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.corpus.parts import read_parts
from mtcheck.corpus.rows import FILE, ROW
from mtcheck.engine.tables import DETAILS, ERROR, QUALITY, SOURCE, TARGET, WORST

if TYPE_CHECKING:
    import pyarrow as pa

STEPS = 20
"""Columns of the histogram of qualities, each as wide as the others."""
_WORST = 20
"""Pairs that a summary names."""


def sample_parts(folder: Path, size: int, seed: int = 1) -> list[dict[str, Any]]:
    """So many rows, chosen by chance, the same ones for the same seed, in the order of the corpus.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
    """
    chosen: list[tuple[bytes, int, dict[str, Any]]] = []
    numbers = count()
    for table in read_parts(folder):
        rows = table.drop_columns([DETAILS]).to_pylist()
        drawn = ((_draw(seed, number), number, row) for number, row in zip(numbers, rows, strict=False))
        chosen = heapq.nsmallest(size, (*chosen, *drawn))
    return [row for _, _, row in sorted(chosen, key=lambda each: each[1])]


def _draw(seed: int, number: int) -> bytes:
    return blake2b(f"{seed}:{number}".encode(), digest_size=8).digest()


@dataclass
class Summary:
    """A corpus in figures."""

    rows: int = 0
    unread: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    """Why rows could not be checked, and how many."""
    severities: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    """Rows in which each check found something."""
    qualities: list[int] = field(default_factory=lambda: [0] * STEPS)
    files: Counter[str] = field(default_factory=Counter)
    worst: list[dict[str, Any]] = field(default_factory=list)
    """The rows of the lowest quality."""

    def to_dict(self) -> dict[str, Any]:
        """The wire form."""
        return {
            "rows": self.rows,
            "unread": {"rows": self.unread, "reasons": dict(self.reasons.most_common())},
            "severities": dict(self.severities.most_common()),
            "checks": dict(self.checks.most_common()),
            "qualities": {"step": 100 / STEPS, "rows": self.qualities},
            "files": dict(self.files.most_common()),
            "worst": self.worst,
        }


def summarize_parts(folder: Path) -> Summary:
    """A finished run in figures.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
    """
    found = Summary()
    worst: list[tuple[float, int, dict[str, Any]]] = []
    numbers = count()
    for table in read_parts(folder):
        _count(table, found)
        names = (FILE, ROW, SOURCE, TARGET, QUALITY, WORST)
        rows = (
            (-row[QUALITY], -next(numbers), row) for row in table.select(names).to_pylist() if row[QUALITY] is not None
        )
        worst = heapq.nlargest(_WORST, (*worst, *rows))
    found.worst = [row for _, _, row in worst]
    return found


def _count(table: pa.Table, found: Summary) -> None:
    errors = [each for each in table[ERROR].to_pylist() if each]
    found.rows += table.num_rows
    found.unread += len(errors)
    found.reasons.update(errors)
    found.severities.update(each for each in table[WORST].to_pylist() if each)
    found.files.update(table[FILE].to_pylist())
    for quality in table[QUALITY].to_pylist():
        if quality is not None:
            found.qualities[min(STEPS - 1, int(quality * STEPS / 100))] += 1
    for name in table.column_names:
        if "/" in name and (rows := sum(1 for each in table[name].to_pylist() if each)):
            found.checks[name] += rows
