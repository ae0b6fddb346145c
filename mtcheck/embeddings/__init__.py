"""Texts -> vectors in which a sentence and its translation lie close together.

``SentenceEncoder`` is all that the other rooms know of a model. The one that comes with mtcheck needs numpy alone and
covers sixteen languages; for others multilingual-e5-small stands in where its weights are installed (``e5/``); any
other model is named in the configuration and imported only then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from threading import RLock
from typing import TYPE_CHECKING

from mtcheck.caches.lately import Lately
from mtcheck.embeddings.base import (
    E5,
    E5_MODEL,
    EVERY_LANGUAGE,
    Partwise,
    Reading,
    SentenceEncoder,
    WordEncoder,
    Words,
)

if TYPE_CHECKING:
    from mtcheck.embeddings.base import Matrix

__all__ = [
    "E5",
    "E5_MODEL",
    "EVERY_LANGUAGE",
    "NONE",
    "REMEMBERED",
    "Adding",
    "Partwise",
    "Reading",
    "Remembering",
    "RememberingWords",
    "SentenceEncoder",
    "WordEncoder",
    "Words",
    "comparing",
    "covering",
    "covers",
    "encoder",
    "is_e5",
    "partwise",
    "remembering",
]

NONE = "none"
"""What a configuration names where no encoder shall be used."""

_E5_WEIGHTS = ".bin"

REMEMBERED = 16_384
"""How many texts' vectors are kept within a run: 32 MB with the embedded model."""

PARTED = 256
"""How many texts are kept that were read in parts: some 3 MB with the embedded model."""

WORDS = 4_000
"""How many words' vectors are kept as they stand in their texts: 16 MB with the embedded model."""


class Adding:
    """Any encoder partwise: a text of several parts has the direction of the sum of their vectors."""

    def __init__(self, encoder: SentenceEncoder) -> None:
        self._encoder = encoder

    def parts(self, texts: Sequence[Sequence[str]]) -> list[Matrix]:
        import numpy as np

        flat = [part for text in texts for part in text]
        rows = self._encoder.encode(flat) * np.array([[len(part)] for part in flat], np.float32)
        ends = list(accumulate(map(len, texts)))
        return [rows[end - len(text) : end] for text, end in zip(texts, ends, strict=True)]

    def together(self, sums: Matrix) -> Matrix:
        import numpy as np

        unit: Matrix = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
        return unit


def partwise(encoder: SentenceEncoder) -> Partwise:
    """The encoder itself where it can read texts in parts, else what comes near it."""
    if isinstance(encoder, Remembering):
        return _remembering_parts(encoder)
    return encoder if isinstance(encoder, Partwise) else Adding(encoder)


def covers(encoder: SentenceEncoder, *languages: str) -> bool:
    """Whether the model knows all of these languages; one that is not known (``""``) is taken for covered."""
    known = encoder.languages
    return known == EVERY_LANGUAGE or all(not language or language.partition("-")[0] in known for language in languages)


def is_e5(encoder: SentenceEncoder) -> bool:
    """Whether the vectors are multilingual-e5-small's, among which strangers are less strange than among others."""
    return encoder.signature.startswith(E5_MODEL)


class Remembering:
    """An encoder that computes the vector of a text once, as long as it is among the latest ``bound`` texts.

    Threads may share it: one of them encodes at a time.
    """

    def __init__(self, encoder: SentenceEncoder, bound: int = REMEMBERED) -> None:
        self.model = encoder
        self._bound = bound
        self._rows: OrderedDict[str, Matrix] = OrderedDict()
        self._lock = RLock()

    def __reduce__(self) -> tuple[type[Remembering], tuple[SentenceEncoder, int]]:
        return type(self), (self.model, self._bound)

    @property
    def signature(self) -> str:
        return self.model.signature

    @property
    def languages(self) -> frozenset[str]:
        return self.model.languages

    def encode(self, texts: Sequence[str]) -> Matrix:
        with self._lock:
            return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Matrix:
        import numpy as np

        unknown = [text for text in dict.fromkeys(texts) if text not in self._rows]
        fresh = dict(zip(unknown, self.model.encode(unknown), strict=True)) if unknown else {}
        rows = [fresh[text] if text in fresh else self._rows[text] for text in texts]
        for text in dict.fromkeys(texts):
            self._rows[text] = fresh[text].copy() if text in fresh else self._rows.pop(text)
        self._forget()
        return np.stack(rows) if rows else np.empty((0, 0), np.float32)

    def _forget(self) -> None:
        while len(self._rows) > self._bound:
            self._rows.popitem(last=False)


class RememberingWords(Remembering):
    """The same of an encoder of words; what it reads need not be encoded afterwards.

    The latest readings are kept, of ``WORDS`` words in all: who asks about a pair in doubt asks for some of them again,
    and in an editor all but one sentence are as they were.
    """

    def __init__(self, encoder: WordEncoder, bound: int = REMEMBERED) -> None:
        super().__init__(encoder, bound)
        self._reader = encoder
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._words = 0

    def read(self, texts: Sequence[str]) -> list[Reading]:
        with self._lock:
            unknown = [text for text in dict.fromkeys(texts) if text not in self._readings]
            fresh = dict(zip(unknown, self._reader.read(unknown), strict=True)) if unknown else {}
            found = {text: self._readings[text] for text in texts if text not in fresh}
            for text in dict.fromkeys(texts):
                if text in fresh:
                    self._rows[text] = fresh[text].row
                    found[text] = self._keep(text, fresh[text])
                elif text in self._readings:  # not dropped for the one before
                    self._readings.move_to_end(text)
            self._forget()
        return [found[text] for text in texts]

    def _keep(self, text: str, reading: Reading) -> Reading:
        """The reading as it is remembered, which is the same object for as long as it is."""
        rows = reading.words.rows.copy()  # a view would keep all that was read in one call
        kept = self._readings[text] = reading._replace(words=reading.words._replace(rows=rows))
        self._words += len(reading.words.places)
        while self._words > WORDS and len(self._readings) > 1:
            self._words -= len(self._readings.popitem(last=False)[1].words.places)
        return kept


class RememberingParts:
    """An encoder partwise, which reads the parts of a text once as long as it is among the latest."""

    def __init__(self, model: Partwise) -> None:
        self._model = model
        self._rows = Lately[tuple[str, ...], "Matrix"](self._read, PARTED)

    def parts(self, texts: Sequence[Sequence[str]]) -> list[Matrix]:
        return self._rows([tuple(text) for text in texts])

    def _read(self, texts: Sequence[Sequence[str]]) -> list[Matrix]:
        return [rows.copy() for rows in self._model.parts(texts)]  # a view would keep all that was read in one call

    def together(self, sums: Matrix) -> Matrix:
        return self._model.together(sums)


@lru_cache(maxsize=3)
def _remembering_parts(encoder: Remembering) -> RememberingParts:
    return RememberingParts(encoder.model if isinstance(encoder.model, Partwise) else Adding(encoder))


def remembering(model: SentenceEncoder) -> SentenceEncoder:
    """The model with a cache; one that has a cache is left as it is."""
    if isinstance(model, Remembering):
        return model
    return RememberingWords(model) if isinstance(model, WordEncoder) else Remembering(model)


@lru_cache(maxsize=3)
def encoder(name: str = "") -> SentenceEncoder:
    """The encoder that a configuration names, loaded once.

    Args:
        name: nothing for the embedded model; ``e5`` or a file of its weights (``.bin``); the name of a plug-in;
            ``package.module:factory`` for a function that takes no argument and returns a ``SentenceEncoder``; or a
            folder that holds a sentence-transformers model.

    Raises:
        UsageError: there is no such factory or folder, or what it makes is no encoder.
    """
    if not name:
        from mtcheck.embeddings.embedded import EmbeddedEncoder

        return remembering(EmbeddedEncoder())
    if name == E5 or name.endswith(_E5_WEIGHTS):
        from mtcheck.embeddings import e5

        return remembering(e5.make_encoder(name))
    from mtcheck.embeddings.plugged import make_encoder

    return remembering(make_encoder(name))


def comparing(named: str | SentenceEncoder) -> SentenceEncoder | None:
    """The encoder that a configuration names or holds, or None where it asks for none (``none``).

    Raises:
        UsageError: as for ``encoder``.
    """
    if not isinstance(named, str):
        return named
    return None if named == NONE else encoder(named)


def covering(named: str | SentenceEncoder, *languages: str) -> SentenceEncoder | None:
    """The encoder that a configuration names, or None where it does not cover these languages.

    Where none is named, multilingual-e5-small stands in for the embedded model, if it is installed and covers them.

    Args:
        named: as for ``comparing``.
        languages: ISO 639-1 codes.

    Raises:
        UsageError: as for ``encoder``.
    """
    model = comparing(named)
    if model and covers(model, *languages):
        return model
    return None if named else _standing_in(*languages)


def _standing_in(*languages: str) -> SentenceEncoder | None:
    from mtcheck.embeddings.e5 import find_weights

    model = encoder(E5) if find_weights() else None
    return model if model and covers(model, *languages) else None
