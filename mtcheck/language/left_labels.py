"""Labels of pages in their own languages: which languages have a line as a label, and which have a word in labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from mtcheck.language import concepts
from mtcheck.language.lexicon import packaged_rows
from mtcheck.language.packaged import DATA, stamp_of
from mtcheck.language.phrases import fold
from mtcheck.language.sorted_lines import prepare_table
from mtcheck.language.words import split_words

_SHORTEST = 4
"""Letters of a word that tells of a language."""


def label_languages(line: str, target: str) -> tuple[str, ...]:
    """The languages of originals that have the line as a label."""
    return tuple(_labels(target).get(fold(line), "").split())


def word_languages(word: str, target: str) -> tuple[str, ...]:
    """The languages of originals in whose labels the word stands, which is in lower case."""
    return tuple(_words(target).get(word, "").split())


@cache
def _labels(target: str) -> Mapping[str, str]:
    return prepare_table(f"left-labels-{target}", _stamp(target), lambda: _joined(_by_label(target)))


@cache
def _words(target: str) -> Mapping[str, str]:
    return prepare_table(f"left-words-{target}", _stamp(target), lambda: _joined(_by_word(target)))


def _stamp(target: str) -> str:
    files = (DATA / "labels" / f"{target}.tsv", DATA / "literal" / "labels.txt", Path(concepts.__file__))
    return stamp_of(*files, Path(__file__))


def _joined(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    found: dict[str, dict[str, None]] = {}
    for key, language in pairs:
        found.setdefault(key, {})[language] = None
    return ((key, " ".join(languages)) for key, languages in found.items())


def _by_label(target: str) -> Iterator[tuple[str, str]]:
    return ((key, language) for language, label in _all(target) if (key := fold(label)))


def _by_word(target: str) -> Iterator[tuple[str, str]]:
    for language, label in _all(target):
        yield from ((word, language) for word in split_words(label.casefold()) if len(word) >= _SHORTEST)


def _all(target: str) -> Iterator[tuple[str, str]]:
    """Every label of the tables with its language, but for those of the language of translations itself."""
    rows = ((row[0], row[3]) for row in packaged_rows(target))
    others = (label for concept in concepts.read_concepts() for label in concept.labels)
    return (each for part in (rows, others) for each in part if each[0] != target)
