"""The words of a language model alone: how frequent they are and how they are written.

They are read without the model and without numpy, since every page asks for them, and are prepared once on a machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from mtcheck.caches.disk import prepare
from mtcheck.language.lm import ngrams
from mtcheck.language.lm.packed import Filter, path_of
from mtcheck.language.lm.stream import LOWER, TITLE
from mtcheck.language.packaged import stamp_of
from mtcheck.language.sorted_lines import SortedLines, write_sorted
from mtcheck.model.tuples import NamedTuple

_MAGIC = 10
"""Bytes before the header of an array; the last two tell its length."""
_CASINGS = 5
_SPECIAL = 4
"""Symbols before the first word."""
_FORMAT = 1
"""Counts the ways in which prepared vocabularies are written."""
_RANKS, _OTHERS, _CASING = "ranks.tsv", "others.bin", "casing.bin"


class Vocabulary(NamedTuple):
    """Words in lower case by their rank, the most frequent first, and a filter of all others that word lists hold."""

    ranks: Mapping[str, str]
    others: Filter
    casing: bytes

    def holds(self, word: str) -> bool:
        """Whether any list has the word, which is in lower case."""
        return word in self.ranks or self.others.holds(word)

    def is_among(self, word: str, most: int) -> bool:
        """Whether the word is one of so many most frequent ones."""
        return int(self.ranks.get(word, most)) < most

    def title_cost(self, word: str) -> float:
        """How surprising a capital is for the word inside a sentence, in nats; nothing for one without a rank."""
        return self._cost(word, TITLE)

    def lower_cost(self, word: str) -> float:
        """How surprising the word is in lower case, in nats; nothing for one without a rank."""
        return self._cost(word, LOWER)

    def _cost(self, word: str, casing: int) -> float:
        rank = self.ranks.get(word)
        return self.casing[int(rank) * _CASINGS + casing] * ngrams.STEP if rank is not None else 0.0


@cache
def vocabulary(language: str) -> Vocabulary | None:
    """The words of a language's model; None where it has none."""
    path = path_of(language)
    if path is None:
        return None
    stamp = stamp_of(path, Path(__file__))
    folder = prepare(f"vocabulary-{language}-{stamp}-{_FORMAT}", lambda made: _write(path, made))
    if folder is not None:
        with suppress(OSError, ValueError):  # cleared in this moment
            return Vocabulary(
                SortedLines(folder / _RANKS), Filter((folder / _OTHERS).read_bytes()), (folder / _CASING).read_bytes()
            )
    return Vocabulary(dict(_ranks(path)), Filter(_array(path, "known")), _array(path, "casing"))


def _write(path: Path, folder: Path) -> None:
    write_sorted(_ranks(path), folder / _RANKS)
    (folder / _OTHERS).write_bytes(_array(path, "known"))
    (folder / _CASING).write_bytes(_array(path, "casing"))


def _ranks(path: Path) -> Iterator[tuple[str, str]]:
    listed = _array(path, "words").decode().split("\n")
    return ((word, str(rank)) for rank, word in enumerate(listed) if rank >= _SPECIAL)


def _array(path: Path, name: str) -> bytes:
    from zipfile import ZipFile

    with ZipFile(path) as file:
        raw = file.read(f"{name}.npy")
    return raw[_MAGIC + int.from_bytes(raw[_MAGIC - 2 : _MAGIC], "little") :]
