"""What the language models come in: a packed file of arrays a language, and the filter of words in it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path

from mtcheck.language.packaged import DATA
from mtcheck.model.tuples import NamedTuple

FOLDER = DATA / "fluency"
_HASHES = 6
_SEED = 0x2545F491


class Filter(NamedTuple):
    """A set of words as a Bloom filter: what it does not hold is not in the set, and few others seem to be."""

    bits: bytes

    def holds(self, word: str) -> bool:
        """Whether the word seems to be in the set."""
        return all(self.bits[at >> 3] >> (at & 7) & 1 for at in filter_places(word, len(self.bits) * 8))


def filter_places(word: str, size: int) -> Iterator[int]:
    """The bits of a filter that stand for a word."""
    raw = word.encode(errors="surrogatepass")
    first, step = zlib.crc32(raw), zlib.crc32(raw, _SEED) | 1
    return ((first + at * step) % size for at in range(_HASHES))


def languages() -> list[str]:
    """The languages that have a model."""
    return sorted(path.stem for path in FOLDER.glob("*.npz"))


def path_of(language: str) -> Path | None:
    """The packed model of a language code; None where there is none."""
    path = FOLDER / f"{language}.npz"
    return path if language.isalpha() and path.is_file() else None
