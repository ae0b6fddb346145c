r"""Aligned texts as tab-separated values: a bead a line, with a header.

Columns: kind, similarity, moved (``yes`` or nothing), source, target. A tab, a line end and a backslash inside a text
are written ``\t``, ``\n``, ``\r`` and ``\\``, and so are other signs that steer a terminal or
the direction of a text: ``\x1b``, ``\u202e``.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.bead import text_of
from mtcheck.reporters.escaping import TURNING
from mtcheck.reporters.pairs import Pairs

_STEERING = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
_ESCAPES = {code: ascii(chr(code))[1:-1] for code in _STEERING} | TURNING | {ord("\\"): "\\\\"}
HEADER = ("kind", "similarity", "moved", "source", "target")


def write(pairs: Pairs, _width: int) -> Iterator[str]:
    """The header and one line a bead."""
    yield "\t".join(HEADER) + "\n"
    for bead in pairs.beads:
        texts = (text_of(side).translate(_ESCAPES) for side in (bead.source, bead.target))
        yield "\t".join((bead.kind, f"{bead.similarity:.4f}", "yes" if bead.moved else "", *texts)) + "\n"
