"""Original and translation as the network is given them: side by side, in parts where they are long."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings.e5.pieces import Piece, Tokenizer
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 220
"""Pieces of both sides that are read together."""
_BESIDE = 0.25
"""How much more of the original is read on either side of what a part of the translation should be of."""


class Window(NamedTuple):
    """A part of a pair."""

    number: int
    ids: list[int]
    turn: int
    """How many pieces come before the translation's."""
    pieces: list[Piece]
    """Of the translation."""

    @property
    def wanted(self) -> NDArray[np.intp]:
        """Whose rows the heads read: the first piece's, which says something of the whole, and the translation's."""
        return np.array([0, *range(self.turn, self.turn + len(self.pieces))], np.intp)


def windows(source: str, target: str, tokenizer: Tokenizer) -> Iterator[Window]:
    """The parts of a pair; every piece of the translation is in one of them."""
    mine, theirs = tokenizer(source), tokenizer(target)
    count = 1
    if len(mine) + len(theirs) > LONGEST:
        count = math.ceil((len(mine) * (1 + 2 * _BESIDE) + len(theirs)) / LONGEST)
    for number in range(count):
        part = theirs[len(theirs) * number // count : len(theirs) * (number + 1) // count]
        yield _window(number, _beside(mine, number, count), part, tokenizer)


def _beside(pieces: Sequence[Piece], number: int, count: int) -> Sequence[Piece]:
    if count == 1:
        return pieces
    first, last = (number - _BESIDE) / count, (number + 1 + _BESIDE) / count
    return pieces[max(0, int(len(pieces) * first)) : int(len(pieces) * last)]


def _window(number: int, mine: Sequence[Piece], theirs: list[Piece], tokenizer: Tokenizer) -> Window:
    begin, end = tokenizer.vocabulary.begin, tokenizer.vocabulary.end
    ids = [begin, *(piece.number for piece in mine), end, end, *(piece.number for piece in theirs), end]
    return Window(number, ids, len(mine) + 3, theirs)
