"""Aligned texts in two columns."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest

from mtcheck.model.bead import Bead, text_of
from mtcheck.reporters.pairs import Pairs

_MARGIN = 12
"""Columns for the number and the mark between the texts."""
_NARROWEST = 16
_MARKS = {"1-0": "<", "0-1": ">"}


def write(pairs: Pairs, width: int) -> Iterator[str]:
    """A line about the pair, its notes, every bead, and what the marks mean."""
    column = max(_NARROWEST, (width - _MARGIN) // 2)
    share = f"{pairs.coverage:.0%} of the original has a counterpart"
    yield f"{pairs.source_language or '?'} {_shown(pairs.source_name)}  |  "
    yield f"{pairs.target_language or '?'} {_shown(pairs.target_name)}  |  {share}\n"
    for note in pairs.notes:
        yield f"note: {_shown(note)}\n"
    yield "\n"
    for number, bead in enumerate(pairs.beads, 1):
        yield from _rows(number, bead, column)
    kinds = Counter(bead.kind for bead in pairs.beads)
    yield "\n" + ", ".join(f"{kind}: {count}" for kind, count in kinds.most_common())
    yield "   (< only in the original, > only in the translation, ~ moved, = aligned)\n"


def _rows(number: int, bead: Bead, column: int) -> Iterator[str]:
    mark = "~" if bead.moved else _MARKS.get(bead.kind, "=")
    sides = (_wrapped(text_of(side), column) for side in (bead.source, bead.target))
    for line, (left, right) in enumerate(zip_longest(*sides, fillvalue="")):
        lead = f"{number:>5}  " if line == 0 else " " * 7
        yield f"{lead}{left}{' ' * (column - _columns(left))} {mark if line == 0 else ' '} {right}".rstrip() + "\n"


def _wrapped(text: str, column: int) -> list[str]:
    shown = _shown(text)
    wide = _columns(shown) > len(shown) * 1.5
    return textwrap.wrap(shown, column // 2 if wide else column) or [""]


def _columns(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _shown(text: str) -> str:
    """The text without what would steer a terminal."""
    return "".join(char if unicodedata.category(char)[0] != "C" else "\ufffd" for char in text)
