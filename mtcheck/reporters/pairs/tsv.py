r"""Aligned texts as tab-separated values: a bead a line, with a header.

Columns: kind, similarity, moved (``yes`` or nothing), source, target. A tab, a line end and a backslash inside a text
are written ``\t``, ``\n``, ``\r`` and ``\\``.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.bead import text_of
from mtcheck.reporters.pairs import Pairs

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
HEADER = ("kind", "similarity", "moved", "source", "target")


def write(pairs: Pairs, _width: int) -> Iterator[str]:
    """The header and one line a bead."""
    yield "\t".join(HEADER) + "\n"
    for bead in pairs.beads:
        texts = (text_of(side).translate(_ESCAPES) for side in (bead.source, bead.target))
        yield "\t".join((bead.kind, f"{bead.similarity:.4f}", "yes" if bead.moved else "", *texts)) + "\n"
