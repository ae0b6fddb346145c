"""The encoder's network: numbers of pieces to vectors.

Everything that depends on a piece alone, the first convolution included, is computed once for each piece and then
looked up; the most recent pieces are kept from one batch to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings import unpacked
from mtcheck.embeddings.pieces import BEGIN, END

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings.base import Matrix, Row

_CHANNELS = 256
_ORDERS = ((2, 0), (3, 1), (5, 2))
"""The three branches: width of the window in pieces, and how many of them stand to the left."""
_MARGIN = 2
"""Empty places between two sentences, so that no window reaches from one into the other."""
_STEP = 768
"""Pieces that go through the second convolution at a time, so that they stay in the processor's cache."""
_CROWDED = 0.85
"""Share of places that are pieces, not margins, from which on it is quicker to compute them all than to pick."""
_SHORT_RUN = 8
"""Rows of a run up to which it is added together with the others."""
_KEPT = 4000
"""Pieces for which what depends on them alone is kept from one batch to the next: at most 61 MB.

Each table of a convolution is then below 4 MB, from which on numpy asks for pages of 2 MB, which a page's pieces do not
fill."""


class _Sheet:
    """What depends on a piece alone, a row for each piece that has been met; the first row stands for no piece."""

    def __init__(self, size: int, pieces: int, width: int) -> None:
        self.row = np.zeros(pieces, np.int32)
        self.used = 1
        self.embedded = np.zeros((size + 1, width), np.float32)
        self.sums = np.zeros(size + 1, np.float32)
        self.squares = np.zeros(size + 1, np.float32)
        self.projected = np.zeros((size + 1, len(_ORDERS) * _CHANNELS), np.float32)
        self.convolved = [[np.zeros((size + 1, _CHANNELS), np.float32) for _ in range(width)] for width, _ in _ORDERS]

    @property
    def room(self) -> int:
        return len(self.sums) - self.used


class Network:
    """The forward pass: piece vectors, three branches of two convolutions, a sum over the sentence, four layers.

    Args:
        weights: the model's.
        keep_edges: gives what it is given a function for, by way of where that was kept before.
    """

    def __init__(
        self, weights: unpacked.Weights, keep_edges: Callable[[Callable[[], Matrix]], Matrix] | None = None
    ) -> None:
        self._weights = weights
        self._keep_edges = keep_edges
        self._arrays = arrays = weights.arrays
        self._eps = float(arrays["eps"])
        self._first = [np.split(arrays[f"w1_{width}"], width) for width, _ in _ORDERS]
        self._second = [np.split(arrays[f"w2_{width}"], width) for width, _ in _ORDERS]
        self._sheet = _Sheet(0, *weights.shape)
        self.dimensions = arrays["d3"].shape[1]

    def __call__(self, sentences: Sequence[list[int]]) -> Matrix:
        """The vectors of sentences given as piece numbers."""
        return self._head(self._states([[each] for each in sentences]))

    def parts(self, sentences: Sequence[Sequence[list[int]]]) -> list[Matrix]:
        """For each sentence, given as the piece numbers of its parts, a row a part.

        A part is read where it stands, with its neighbours in the windows' reach, and without the marks of begin and
        end: what these add is nearly the same for all texts.
        """
        rows = self._states([[[BEGIN], *each, [END]] for each in sentences])
        ends = np.cumsum([len(each) + 2 for each in sentences])
        return [rows[end - len(each) - 1 : end - 1] for each, end in zip(sentences, ends, strict=True)]

    def read(self, sentences: Sequence[Sequence[list[int]]], wanted: Sequence[bool]) -> tuple[Matrix, Matrix]:
        """The vectors of sentences, given as the piece numbers of their parts, and of parts where they stand.

        Args:
            sentences: at least one part each, and each part of at least one piece.
            wanted: for the parts of all sentences, whether its vector is.

        Returns:
            A row of unit length for every sentence, and one for every part that is wanted.
        """
        sums, numbers = self._sums(sentences)
        counts = np.array([len(each) for each in sentences])
        whole = self._project(sum_runs(sums, counts), sum_runs(numbers[:, None], counts)[:, 0])
        chosen = np.flatnonzero(wanted)
        return self._head(whole), _unit(self._project(sums[chosen], numbers[chosen])[:, :-1], self._eps)

    def together(self, sums: Matrix) -> Matrix:
        """The vectors of what stands in parts whose rows have been added."""
        return self._head(sums + self._edges)

    @cached_property
    def _edges(self) -> Matrix:
        """What the marks of begin and end add to a text."""
        return self._keep_edges(self._measure_edges) if self._keep_edges else self._measure_edges()

    def _measure_edges(self) -> Matrix:
        """The same as a mean over texts of frequent pieces."""
        rows = self._states([[[BEGIN], list(range(first, first + 8)), [END]] for first in range(10, 330, 8)])
        edges: Matrix = (rows[0::3] + rows[2::3]).mean(0)
        return edges

    def _states(self, sentences: Sequence[Sequence[list[int]]]) -> Matrix:
        """The normalised features summed over each part of each sentence and projected, and the number of pieces."""
        return self._project(*self._sums(sentences))

    def _project(self, sums: Matrix, numbers: Row) -> Matrix:
        """Sums of features over so many pieces, projected, with those numbers as the last column."""
        arrays = self._arrays
        projected: Matrix = sums @ arrays["cnn_W"] + numbers[:, None] * arrays["cnn_b"]
        return np.hstack([projected, numbers[:, None]])

    def _sums(self, sentences: Sequence[Sequence[list[int]]]) -> tuple[Matrix, Row]:
        """The normalised features summed over each part of each sentence, and the number of its pieces."""
        runs = [[len(part) for part in each] for each in sentences]
        lengths = np.array([sum(each) for each in runs], np.int64)
        pieces = chain.from_iterable(chain.from_iterable(sentences))
        ids = np.fromiter(pieces, np.int64, int(lengths.sum()))
        sheet = self._with(ids)
        where = sheet.row[ids]
        counts = np.array([count for each in runs for count in each])
        sums = np.empty((len(counts), self._arrays["ln_g"].shape[0]), np.float32)
        ends = np.cumsum(lengths)
        last = np.cumsum([len(each) for each in runs])
        for start, end in _steps(ends):
            begin, first = (ends[start - 1], last[start - 1]) if start else (0, 0)
            these = slice(first, last[end - 1])
            sums[these] = self._summed(sheet, where[begin : ends[end - 1]], lengths[start:end], counts[these])
        return sums, counts.astype(np.float32)

    def _with(self, ids: NDArray[np.int64]) -> _Sheet:
        """The sheet, with rows for all of these pieces."""
        sheet = self._sheet
        new = _distinct(ids[sheet.row[ids] == 0])
        if len(new) > sheet.room:
            new = _distinct(ids)
            sheet = self._sheet = _Sheet(max(_KEPT, len(new)), *self._weights.shape)
        if len(new):
            self._write(sheet, new)
        return sheet

    def _write(self, sheet: _Sheet, ids: NDArray[np.int64]) -> None:
        arrays = self._arrays
        block = ids % unpacked.BLOCKS
        embedded = self._weights.rows(ids)
        embedded *= arrays["scale"][block, None]
        embedded += arrays["lo"][block, None]
        rows = slice(sheet.used, sheet.used + len(ids))
        projected = sheet.projected[rows]
        for branch, (width, _) in enumerate(_ORDERS):
            part = projected[:, branch * _CHANNELS : (branch + 1) * _CHANNELS]
            part[:] = embedded @ arrays[f"proj{width}"] + arrays[f"proj_b{width}"]
        self._normalize_projected(projected)
        for branch in range(len(_ORDERS)):
            part = np.ascontiguousarray(projected[:, branch * _CHANNELS : (branch + 1) * _CHANNELS])
            for table, matrix in zip(sheet.convolved[branch], self._first[branch], strict=True):
                table[rows] = part @ matrix
        sheet.embedded[rows] = embedded
        sheet.sums[rows] = embedded.sum(1)
        sheet.squares[rows] = np.einsum("ij,ij->i", embedded, embedded)
        sheet.row[ids] = np.arange(rows.start, rows.stop)
        sheet.used = rows.stop

    def _normalize_projected(self, rows: Matrix) -> None:
        arrays = self._arrays
        rows -= rows.mean(axis=1, keepdims=True)
        rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + self._eps)[:, None]
        rows *= np.concatenate([arrays[f"ln_g{width}"] for width, _ in _ORDERS])
        rows += np.concatenate([arrays[f"ln_b{width}"] for width, _ in _ORDERS])

    def _summed(
        self, sheet: _Sheet, where: NDArray[np.int32], lengths: NDArray[np.int64], runs: NDArray[np.int64]
    ) -> Matrix:
        """The normalised features of sentences of these lengths, summed over each run of pieces.

        The normalisation is folded into the sum: with a piece's mean m and inverse deviation r, the sum of
        (x - m) r g + b is (sum of r x - sum of r m) g + n b.
        """
        places = np.arange(len(where)) + np.repeat(np.arange(1, len(lengths) + 1) * _MARGIN, lengths)
        laid = np.zeros(len(where) + (len(lengths) + 1) * _MARGIN, np.int64)
        laid[places] = where
        features = [self._branch(branch, sheet, laid, places) for branch in range(len(_ORDERS))]
        size = self._arrays["ln_g"].shape[0]
        mean = (sheet.sums[where] + sum(each.sum(1) for each in features)) / size
        square = (sheet.squares[where] + sum(np.einsum("ij,ij->i", each, each) for each in features)) / size
        inverse = 1 / np.sqrt(np.maximum(square - mean * mean, 0) + self._eps)
        parts = [sheet.embedded[where], *features]
        summed = np.concatenate([sum_runs(part * inverse[:, None], runs) for part in parts], axis=1)
        summed -= sum_runs((inverse * mean)[:, None], runs)
        summed *= self._arrays["ln_g"]
        summed += runs[:, None] * self._arrays["ln_b"]
        return summed.astype(np.float32, copy=False)

    def _branch(self, branch: int, sheet: _Sheet, laid: NDArray[np.int64], places: NDArray[np.int64]) -> Matrix:
        """The outcome of one branch at all places; the first row in ``laid`` is a margin."""
        width, left = _ORDERS[branch]
        inner = slice(_MARGIN, len(laid) - _MARGIN)
        residual = sheet.projected[:, branch * _CHANNELS : (branch + 1) * _CHANNELS]
        hidden = np.zeros((len(laid), _CHANNELS), np.float32)
        middle = hidden[inner]
        middle += self._arrays[f"b1_{width}"]
        for offset, table in enumerate(sheet.convolved[branch], -left):
            middle += table[laid[inner.start + offset : inner.stop + offset]]
        np.maximum(middle, 0, out=middle)
        middle += residual[laid[inner]]
        middle[laid[inner] == 0] = 0
        crowded = len(places) > _CROWDED * len(middle)
        outcome = np.zeros((len(middle) if crowded else len(places), _CHANNELS), np.float32)
        outcome += self._arrays[f"b2_{width}"]
        for offset, matrix in enumerate(self._second[branch], -left):
            seen = hidden[inner.start + offset : inner.stop + offset] if crowded else hidden[places + offset]
            outcome += seen @ matrix
        np.maximum(outcome, 0, out=outcome)
        outcome += middle if crowded else hidden[places]
        return outcome[places - _MARGIN] if crowded else outcome

    def _head(self, states: Matrix) -> Matrix:
        """The layers above the sum; the root of the length stands between a sum and a mean."""
        arrays = self._arrays
        sentence = states[:, :-1] / np.sqrt(states[:, -1:])
        first = np.maximum(sentence @ arrays["d0"], 0)
        second = np.maximum(first @ arrays["d1"] + sentence @ arrays["p1"], 0)
        third = np.maximum(second @ arrays["d2"], 0)
        rows = np.tanh(third @ arrays["d3"] + second @ arrays["p3"])
        return _unit(rows, self._eps)


def sum_runs(rows: Matrix, lengths: NDArray[np.int64]) -> Matrix:
    """The sums over runs of rows that follow one another, each of at least one row.

    ``np.add.reduceat`` does the same many times slower: here short runs are added a row of each at a time, which is
    most of them, and long ones one by one.
    """
    starts = np.cumsum(lengths) - lengths
    sums: Matrix = rows[starts]
    for step in range(1, _SHORT_RUN):
        longer = np.flatnonzero((lengths > step) & (lengths <= _SHORT_RUN))
        if not len(longer):
            break
        sums[longer] += rows[starts[longer] + step]
    for run in np.flatnonzero(lengths > _SHORT_RUN).tolist():
        sums[run] = rows[starts[run] : starts[run] + lengths[run]].sum(0)
    return sums


def _distinct(ids: NDArray[np.int64]) -> NDArray[np.int64]:
    """The different numbers of pieces in order, as ``np.unique`` has them, which imports the half of numpy first."""
    in_order = np.sort(ids)
    return in_order[np.append(True, in_order[1:] != in_order[:-1])] if len(ids) else in_order


def _unit(rows: Matrix, eps: float) -> Matrix:
    norms = np.sqrt(np.maximum(np.einsum("ij,ij->i", rows, rows), eps))
    unit: Matrix = rows / norms[:, None]
    return unit


def _steps(ends: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences of about ``_STEP`` pieces."""
    start = 0
    while start < len(ends):
        before = ends[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(ends, before + _STEP, side="right")))
        yield start, end
        start = end
