"""multilingual-e5-small as an encoder of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings.base import E5_MODEL
from mtcheck.embeddings.e5.network import Network, read_layer
from mtcheck.embeddings.e5.pieces import Tokenizer
from mtcheck.embeddings.e5.weights import read_weights

if TYPE_CHECKING:
    from mtcheck.embeddings.base import Matrix, Row

_LANGUAGES = """
    af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fr fy ga gd gl gu ha he hi hr hu hy id is it ja
    jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne nl nn no om or pa pl ps pt ro ru sa sd si sk sl so sq
    sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh
"""
_PREFIX = "query: "
"""What the model was taught to find before texts that are compared with each other."""
_WINDOW = 256
"""Pieces read at a time; a longer text is read in parts."""
_BATCH_PIECES = 4096
_SAMPLES, _SAMPLE_PIECES, _FIRST_PIECE = 40, 8, 5
"""Texts of frequent pieces whose mean vector is what all texts have in common."""


class E5Encoder:
    """384 numbers a sentence; threads may share it, one at a time is let in."""

    languages = frozenset(_LANGUAGES.split())

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self.weights = read_weights(path)

    def __reduce__(self) -> tuple[type[E5Encoder], tuple[Path]]:
        return type(self), (self.path,)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        return Tokenizer(self.weights.vocabulary)

    @cached_property
    def hash(self) -> str:
        """The file's SHA-256."""
        with self.path.open("rb") as file:
            digest = sha256()
            while part := file.read(1 << 20):
                digest.update(part)
        return digest.hexdigest()

    @cached_property
    def signature(self) -> str:
        return f"{E5_MODEL}:q4|{self.hash[:8]}"

    @cached_property
    def _network(self) -> Network:
        return Network(self.weights, [read_layer(self.weights, at) for at in range(self.weights.measures.layers)])

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Vectors of unit length, one a text; each text is read whole, whatever its length.

        All texts lie in one narrow direction; what they have in common is taken away, so that strangers are at right
        angles as other encoders have them.
        """
        with self._lock:
            rows = _unit(self._means([self._pieces(text) for text in texts]))
            return _unit(rows - self._common)

    @cached_property
    def _common(self) -> Row:
        """The mean vector of texts of frequent pieces."""
        prefix, known = self._pieces(""), len(self.weights.vocabulary.pieces)
        starts = np.arange(_SAMPLES)[:, None] * _SAMPLE_PIECES
        numbers = (_FIRST_PIECE + starts + np.arange(_SAMPLE_PIECES)) % known
        common: Row = _unit(self._means([[*prefix, *row] for row in numbers.tolist()])).mean(0)
        return common

    def _pieces(self, text: str) -> list[int]:
        return [piece.number for piece in self.tokenizer(_PREFIX + text)]

    def _means(self, texts: Sequence[list[int]]) -> Matrix:
        """The mean row of the pieces of each text, over all its windows."""
        windows = [(at, window) for at, text in enumerate(texts) for window in _windows(text)]
        sums = np.zeros((len(texts), self.weights.measures.width), np.float32)
        begin, end = self.weights.vocabulary.begin, self.weights.vocabulary.end
        for batch in _batches(sorted(windows, key=lambda each: len(each[1]))):
            for (at, window), rows in zip(
                batch, self._network([[begin, *each, end] for _, each in batch]), strict=True
            ):
                sums[at] += rows.mean(0) * len(window)
        return sums


def _windows(pieces: list[int]) -> Iterator[list[int]]:
    """Parts of about the same length that fit the model."""
    count = -(-len(pieces) // _WINDOW)
    size = -(-len(pieces) // count)
    for start in range(0, len(pieces), size):
        yield pieces[start : start + size]


def _batches(windows: Sequence[tuple[int, list[int]]]) -> Iterator[list[tuple[int, list[int]]]]:
    batch: list[tuple[int, list[int]]] = []
    total = 0
    for window in windows:
        if batch and total + len(window[1]) > _BATCH_PIECES:
            yield batch
            batch, total = [], 0
        batch.append(window)
        total += len(window[1])
    if batch:
        yield batch


def _unit(rows: Matrix) -> Matrix:
    unit: Matrix = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
