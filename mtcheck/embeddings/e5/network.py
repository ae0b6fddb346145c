"""The network of multilingual-e5-small in plain numpy: numbers of pieces -> a row for each piece.

Texts are laid out one behind the other, without padding; only attention looks at each text apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings.e5.weights import Weights
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtcheck.embeddings.base import Matrix, Row

_STEP = 512
"""Pieces that go through the wide layers at a time, so that they stay in the processor's cache."""
_STRIP = 32
"""Pieces whose wide rows are bent at a time, for the same reason."""
_ROOT, _CUBIC = np.float32(0.7978845608), np.float32(0.044715)


class Layer(NamedTuple):
    """A layer: attention, then two wide matrices, each followed by a normalisation."""

    attend: Matrix
    """Queries, keys and values, side by side."""
    attend_bias: Row
    out: Matrix
    out_bias: Row
    norm: Row
    norm_bias: Row
    widen: Matrix
    widen_bias: Row
    narrow: Matrix
    narrow_bias: Row
    last_norm: Row
    last_norm_bias: Row


def read_layer(weights: Weights, number: int) -> Layer:
    """A layer of the file, expanded."""

    def matrix(name: str) -> Matrix:
        return weights.matrices[f"l{number}.{name}.w"].rows(slice(None)).T

    def vector(name: str) -> Row:
        return weights.vectors[f"l{number}.{name}"]

    scale = np.float32((weights.measures.width / weights.measures.heads) ** -0.5)
    return Layer(
        np.hstack([matrix("q") * scale, matrix("k"), matrix("v")]),
        np.concatenate([vector("q.b") * scale, vector("k.b"), vector("v.b")]),
        np.ascontiguousarray(matrix("ao")),
        vector("ao.b"),
        vector("aln.w"),
        vector("aln.b"),
        np.ascontiguousarray(matrix("fi")),
        vector("fi.b"),
        np.ascontiguousarray(matrix("fo")),
        vector("fo.b"),
        vector("oln.w"),
        vector("oln.b"),
    )


class Network:
    """The forward pass of some layers."""

    def __init__(self, weights: Weights, layers: Sequence[Layer]) -> None:
        self._weights = weights
        self._heads, self._eps = weights.measures.heads, np.float32(weights.measures.eps)
        self._layers = layers
        self._mean = np.full(weights.measures.width, 1 / weights.measures.width, np.float32)

    def __call__(
        self, texts: Sequence[Sequence[int]], wanted: Sequence[NDArray[np.intp]] | None = None
    ) -> list[Matrix]:
        """The rows of pieces of the texts, given as numbers of pieces, none of them too long for the model.

        Args:
            texts: the pieces.
            wanted: whose rows are wanted of each text; None for those of all.
        """
        lengths = [len(each) for each in texts]
        if wanted is None:
            return _split(self.run(self.embed(texts), lengths), lengths)
        starts = np.cumsum([0, *lengths[:-1]])
        kept = np.concatenate([start + each for start, each in zip(starts, wanted, strict=True)])
        return _split(self.run(self.embed(texts), lengths, kept), [len(each) for each in wanted])

    def embed(self, texts: Sequence[Sequence[int]]) -> Matrix:
        """What goes into the first layer, texts one behind the other."""
        ids = np.concatenate([np.asarray(each, np.int64) for each in texts])
        unique, where = np.unique(ids, return_inverse=True)
        vectors = self._weights.vectors
        places = (
            vectors["emb.pos"].reshape(-1, self._weights.measures.width)
            + vectors["emb.type"][: len(vectors["emb.ln.w"])]
        )
        rows = self._weights.matrices["emb.word"].rows(unique)[where]
        rows += np.concatenate([places[: len(each)] for each in texts])
        self._normalize(rows, vectors["emb.ln.w"], vectors["emb.ln.b"])
        return rows

    def run(self, rows: Matrix, lengths: Sequence[int], kept: NDArray[np.intp] | None = None) -> Matrix:
        """The rows after all layers; only those that are kept, where others need not be known any more."""
        for number, layer in enumerate(self._layers, 1):
            seen = self._attend(rows @ layer.attend, layer.attend_bias, lengths)
            if kept is not None and number == len(self._layers):
                rows, seen = rows[kept], seen[kept]
            rows = self._widen(layer, rows, seen)
        return rows

    def _widen(self, layer: Layer, rows: Matrix, seen: Matrix) -> Matrix:
        """What a layer makes of each row and of what it has seen of the others."""
        found = np.empty_like(rows)
        inner = np.empty((min(_STEP, len(rows)), layer.widen.shape[1]), np.float32)
        for start in range(0, len(rows), _STEP):
            part: Matrix = np.matmul(seen[start : start + _STEP], layer.out, out=found[start : start + _STEP])
            part += layer.out_bias
            part += rows[start : start + _STEP]
            self._normalize(part, layer.norm, layer.norm_bias)
            wide: Matrix = np.matmul(part, layer.widen, out=inner[: len(part)])
            _bend(wide, layer.widen_bias)
            part += wide @ layer.narrow
            part += layer.narrow_bias
            self._normalize(part, layer.last_norm, layer.last_norm_bias)
        return found

    def _attend(self, mixed: Matrix, bias: Row, lengths: Sequence[int]) -> Matrix:
        mixed += bias
        width = mixed.shape[1] // 3
        found = np.empty((len(mixed), width), np.float32)
        start = 0
        for length in lengths:
            own = mixed[start : start + length].reshape(length, 3, self._heads, -1)
            queries, keys, values = own.transpose(1, 2, 0, 3)
            # A row for each key: what is largest, for each query, is found by whole rows.
            shares = keys @ np.ascontiguousarray(queries.transpose(0, 2, 1))
            shares -= shares.max(axis=1, keepdims=True)
            np.exp(shares, out=shares)
            turned = shares.transpose(0, 2, 1)
            seen = turned @ values
            seen /= turned @ np.ones((length, 1), np.float32)
            found[start : start + length] = seen.transpose(1, 0, 2).reshape(length, width)
            start += length
        return found

    def _normalize(self, rows: Matrix, gain: Row, bias: Row) -> None:
        rows -= (rows @ self._mean)[:, None]
        spread = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
        rows *= (1 / np.sqrt(spread + self._eps))[:, None]
        rows *= gain
        rows += bias


def _split(rows: Matrix, lengths: Sequence[int]) -> list[Matrix]:
    return np.split(rows, np.cumsum(lengths)[:-1])


def _bend(rows: Matrix, bias: Row) -> None:
    """Add the bias and apply gelu, in place."""
    bent = np.empty((min(_STRIP, len(rows)), rows.shape[1]), np.float32)
    for start in range(0, len(rows), _STRIP):
        part = rows[start : start + _STRIP]
        part += bias
        inner = np.multiply(part, part, out=bent[: len(part)])
        inner *= _ROOT * _CUBIC
        inner += _ROOT
        inner *= part
        np.tanh(inner, out=inner)
        inner += 1
        part *= inner
        part *= np.float32(0.5)
