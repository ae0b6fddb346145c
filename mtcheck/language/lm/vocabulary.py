"""The words of a language model alone: how frequent they are and how they are written.

They are read without the model and without numpy, since every page asks for them: a fiftieth of a second, once.
"""

from __future__ import annotations

import zipfile
from functools import cache
from typing import NamedTuple

from mtcheck.language.lm import ngrams
from mtcheck.language.lm.fluency import FOLDER, Filter
from mtcheck.language.lm.stream import TITLE

_MAGIC = 10
"""Bytes before the header of an array; the last two tell its length."""
_CASINGS = 5
_SPECIAL = 4
"""Symbols before the first word."""


class Vocabulary(NamedTuple):
    """Words in lower case by their rank, the most frequent first, and a filter of all others that word lists hold."""

    ranks: dict[str, int]
    others: Filter
    casing: bytes

    def holds(self, word: str) -> bool:
        """Whether any list has the word, which is in lower case."""
        return word in self.ranks or self.others.holds(word)

    def is_among(self, word: str, most: int) -> bool:
        """Whether the word is one of so many most frequent ones."""
        return self.ranks.get(word, most) < most

    def title_cost(self, word: str) -> float:
        """How surprising a capital is for the word inside a sentence, in nats; nothing for one without a rank."""
        rank = self.ranks.get(word)
        return self.casing[rank * _CASINGS + TITLE] * ngrams.STEP if rank is not None else 0.0


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language's model; None where it has none."""
    path = FOLDER / f"{language}.npz"
    if not language.isalpha() or not path.is_file():
        return None
    with zipfile.ZipFile(path) as file:
        listed = _array(file, "words").decode().split("\n")
        ranks = {word: rank for rank, word in enumerate(listed) if rank >= _SPECIAL}
        return Vocabulary(ranks, Filter(_array(file, "known")), _array(file, "casing"))


def _array(file: zipfile.ZipFile, name: str) -> bytes:
    raw = file.read(f"{name}.npy")
    return raw[_MAGIC + int.from_bytes(raw[_MAGIC - 2 : _MAGIC], "little") :]
