"""Edit distance of two short sequences of words, one whole row of its table in a few operations on one integer.

A row of the table, ``D[i][0..m]`` for the first ``i`` words of the hypothesis, is kept as the differences between its
neighbours, which are -1, 0 or 1: bit ``j`` of ``rises`` says that ``D[i][j+1]`` is ``D[i][j] + 1``, bit ``j`` of
``falls`` that it is ``D[i][j] - 1``. Source: Myers 1999, J. ACM 46(3); Hyyrö 2003, "A bit-vector algorithm for
computing Levenshtein and Damerau edit distances".
"""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model.tuples import NamedTuple


class Row(NamedTuple):
    """The row after a number of words of the hypothesis."""

    rises: int
    falls: int


class Table(NamedTuple):
    """All rows for one hypothesis, and what leads back through them."""

    rows: list[Row]
    """``rows[i]`` is the row after ``i`` words."""
    same: list[int]
    """Bit ``j`` of ``same[i]``: word ``i`` of the hypothesis is word ``j`` of the reference."""
    diagonal: list[int]
    """Bit ``j`` of ``diagonal[i]``: ``D[i+1][j+1]`` equals ``D[i][j]``."""
    down: list[int]
    """Bit ``j`` of ``down[i]``: ``D[i+1][j+1]`` is ``D[i][j+1] + 1``."""
    distance: int


class Alignment(NamedTuple):
    """How the hypothesis is turned into the reference, as tercom's search for shifts looks at it."""

    beside: list[int]
    """For every word of the reference the last word of the hypothesis at or before it; -1 before the first."""
    wrong_hypothesis: int
    """Bit ``i``: word ``i`` of the hypothesis is deleted or replaced."""
    wrong_reference: int
    """Bit ``j``: word ``j`` of the reference is inserted or replaces another."""


class Reference:
    """A sequence of words that hypotheses are compared with."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.length = len(words)
        self.places: dict[str, int] = {}
        for index, word in enumerate(words):
            self.places[word] = self.places.get(word, 0) | 1 << index
        self._mask = (1 << self.length) - 1

    def distance(self, row: Row, words: int) -> int:
        """``D[words][m]``, the last value of the row after so many words."""
        return words + row.rises.bit_count() - row.falls.bit_count()

    def table(self, hypothesis: Sequence[str]) -> Table:
        """All rows for a hypothesis."""
        mask, places = self._mask, self.places
        rises, falls = mask, 0
        rows, sames, diagonals, downs = [Row(rises, falls)], [], [], []
        for word in hypothesis:
            same = places.get(word, 0)
            diagonal = (((same & rises) + rises) ^ rises) | same | falls
            down = falls | (mask & ~(diagonal | rises))
            up = (diagonal & rises) << 1
            shifted = down << 1 | 1
            sames.append(same)
            diagonals.append(diagonal)
            downs.append(down)
            rises, falls = (up | ~(diagonal | shifted)) & mask, shifted & diagonal & mask
            rows.append(Row(rises, falls))
        return Table(rows, sames, diagonals, downs, self.distance(rows[-1], len(hypothesis)))

    def distance_from(self, row: Row, words: Sequence[str], old: Sequence[Row]) -> Row | None:
        """The last row after further words, or None as soon as the rows are those of ``old`` again.

        Args:
            row: the row before these words.
            words: the words up to the end of the hypothesis.
            old: the rows of another hypothesis of the same length, whose last ``len(old)`` words are the last of this.
        """
        mask, get = self._mask, self.places.get
        rises, falls = row
        alike_from = len(words) - len(old)
        for index, word in enumerate(words):
            same = get(word, 0)
            diagonal = (((same & rises) + rises) ^ rises) | same | falls
            shifted = (falls | (mask & ~(diagonal | rises))) << 1 | 1
            rises, falls = ((diagonal & rises) << 1 | ~(diagonal | shifted)) & mask, shifted & diagonal & mask
            if index >= alike_from and (rises, falls) == old[index - alike_from]:
                return None
        return Row(rises, falls)

    def alignment(self, table: Table) -> Alignment:
        """The way back through the table: keep or replace before delete before insert, as sacrebleu chooses."""
        rows, same, diagonal, down, _ = table
        i, j = len(rows) - 1, self.length
        beside = [-1] * self.length
        wrong_hypothesis = wrong_reference = 0
        while j > 0:
            bit = 1 << (j - 1)
            kept = i > 0 and same[i - 1] & bit
            if i > 0 and (kept or not diagonal[i - 1] & bit):
                i, j = i - 1, j - 1
                beside[j] = i
                if not kept:
                    wrong_hypothesis |= 1 << i
                    wrong_reference |= bit
            elif i > 0 and down[i - 1] & bit:
                i -= 1
                wrong_hypothesis |= 1 << i
            else:
                j -= 1
                beside[j] = i - 1
                wrong_reference |= bit
        return Alignment(beside, wrong_hypothesis | ((1 << i) - 1), wrong_reference)
