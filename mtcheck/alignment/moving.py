"""What stands in another place of the translation than in the original."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.model.bead import Bead

if TYPE_CHECKING:
    from mtcheck.embeddings import SentenceEncoder
    from mtcheck.embeddings.base import Matrix

_CHUNK = 512
_SURE, _CLEAR = 0.6, 0.1
"""How alike a moved pair must be, and how much more than the next best, on both sides; more alike than an anchor, as no
order speaks for it."""
_SHORTEST = 25
"""Letters below which two lines are alike by chance; half of it where a character is a word."""


def pair_moved(beads: Sequence[Bead], encoder: SentenceEncoder) -> list[Bead]:
    """The beads, with segments that were left alone on both sides paired where they are surely each other's."""
    alone = (
        [number for number, bead in enumerate(beads) if not bead.target and _telling(bead.source[0].text)],
        [number for number, bead in enumerate(beads) if not bead.source and _telling(bead.target[0].text)],
    )
    if not alone[0] or not alone[1]:
        return list(beads)
    rows = encoder.encode([beads[number].source[0].text for number in alone[0]])
    columns = encoder.encode([beads[number].target[0].text for number in alone[1]])
    mates = {alone[0][row]: alone[1][column] for row, column in _pairs(rows, columns)}
    gone = set(mates.values())
    return [
        Bead(bead.source, beads[mates[number]].target, moved=True) if number in mates else bead
        for number, bead in enumerate(beads)
        if number not in gone
    ]


def _telling(text: str) -> bool:
    return len(text) >= (_SHORTEST if text.count(" ") > 1 else _SHORTEST // 2) and (
        text.count(" ") > 1 or not text.isascii()
    )


def _pairs(rows: Matrix, columns: Matrix) -> list[tuple[int, int]]:
    """Rows and columns that are each other's best by far; a chunk of the table at a time."""
    best, top, second = _best(rows, columns)
    back, _, runner_up = _best(columns, rows)
    return [
        (row, column)
        for row, column in enumerate(best.tolist())
        if back[column] == row and top[row] >= _SURE and top[row] - max(second[row], runner_up[column]) >= _CLEAR
    ]


def _best(rows: Matrix, columns: Matrix) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Matrix, Matrix]:
    found = np.empty(len(rows), np.int64)
    top = np.empty(len(rows), np.float32)
    second = np.zeros(len(rows), np.float32)
    for start in range(0, len(rows), _CHUNK):
        table = rows[start : start + _CHUNK] @ columns.T
        lines = np.arange(len(table))
        at = table.argmax(1)
        found[start : start + _CHUNK] = at
        top[start : start + _CHUNK] = table[lines, at]
        if table.shape[1] > 1:
            table[lines, at] = -1
            second[start : start + _CHUNK] = table.max(1)
    return found, top, second
