"""The network of multilingual-e5-small in plain numpy: numbers of pieces -> a row for each piece.

Texts are laid out one behind the other, without padding; only attention looks at each text apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from mtcheck.embeddings.e5.weights import Weights

if TYPE_CHECKING:
    from mtcheck.embeddings import Matrix, Row

_STEP = 256
"""Pieces that go through the wide layers at a time, so that they stay in the processor's cache."""
_GELU = (0.7978845608, 0.044715)


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

    def __call__(self, texts: Sequence[Sequence[int]]) -> list[Matrix]:
        """The rows of every piece of the texts, given as numbers of pieces, none of them too long for the model."""
        lengths = [len(each) for each in texts]
        rows = self.run(self.embed(texts), lengths)
        return np.split(rows, np.cumsum(lengths)[:-1])

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

    def run(self, rows: Matrix, lengths: Sequence[int]) -> Matrix:
        """The rows after all layers."""
        for layer in self._layers:
            rows = self._apply(layer, rows, lengths)
        return rows

    def _apply(self, layer: Layer, rows: Matrix, lengths: Sequence[int]) -> Matrix:
        seen = self._attend(rows @ layer.attend + layer.attend_bias, lengths)
        found = seen @ layer.out
        found += layer.out_bias
        found += rows
        self._normalize(found, layer.norm, layer.norm_bias)
        for start in range(0, len(found), _STEP):
            part: Matrix = found[start : start + _STEP]
            inner: Matrix = np.asarray(part @ layer.widen, np.float32)
            inner += layer.widen_bias
            part += _gelu(inner) @ layer.narrow
            part += layer.narrow_bias
        self._normalize(found, layer.last_norm, layer.last_norm_bias)
        return found

    def _attend(self, mixed: Matrix, lengths: Sequence[int]) -> Matrix:
        width = mixed.shape[1] // 3
        found = np.empty((len(mixed), width), np.float32)
        start = 0
        for length in lengths:
            own = mixed[start : start + length].reshape(length, 3, self._heads, -1)
            queries, keys, values = own.transpose(1, 2, 0, 3)
            shares = queries @ keys.transpose(0, 2, 1)
            shares -= shares.max(axis=-1, keepdims=True)
            np.exp(shares, out=shares)
            shares /= shares.sum(axis=-1, keepdims=True)
            found[start : start + length] = (shares @ values).transpose(1, 0, 2).reshape(length, width)
            start += length
        return found

    def _normalize(self, rows: Matrix, gain: Row, bias: Row) -> None:
        rows -= rows.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
        rows /= np.sqrt(spread + self._eps)[:, None]
        rows *= gain
        rows += bias


def _gelu(rows: Matrix) -> Matrix:
    root, cubic = _GELU
    bent = rows * rows
    bent *= np.float32(root * cubic)
    bent += np.float32(root)
    bent *= rows
    np.tanh(bent, out=bent)
    bent += 1
    bent *= rows
    bent *= 0.5
    return bent
