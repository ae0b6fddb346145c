"""Labels that were translated word by word, found by reading them back: each word to what it can have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from mtcheck.language import concepts
from mtcheck.language import renderings as book
from mtcheck.language.dictionary import lemma
from mtcheck.language.label_rows import Label
from mtcheck.language.lexicon import Hit, ordinary, packaged_rows
from mtcheck.language.packaged import DATA, stamp_of
from mtcheck.language.phrases import fold
from mtcheck.language.renderings import (
    ASIDE,
    Picture,
    Vocabulary,
    base_of,
    own_words,
    renderings,
    small_words,
    source_words,
    words_of,
)
from mtcheck.language.sorted_lines import prepare_table
from mtcheck.language.wordlists import word_set
from mtcheck.patterns import lazy

TARGETS = frozenset({"de", "en", "es", "fr"})
"""Languages of translations that words have renderings in."""

_LONGEST = 60
_NO_LABEL = lazy(r"[\d%=<>{}\n_/\\]|\s[.]")
_MOST_HITS = 8
_LONGEST_ORDER = 4
"""Pictures of a line whose order is looked at."""
_CELLS = 4
"""Cells of a label: its language, its kind, itself, and its right wordings."""


def literal_hits(line: str, language: str) -> tuple[Hit, ...]:
    """The labels that a line is a translation of word by word, and wrong in at least one word."""
    if language not in TARGETS or not _may_be_label(line) or _is_clause(line, language):
        return ()
    return _look_up(line, language)


def _is_clause(line: str, language: str) -> bool:
    """Whether a line is a clause of the language, behind whose question word stands a subject or a verb of its own:
    *What it costs*, *What comes next*."""
    first, second, *_ = *words_of(line, language), "", ""
    if first not in word_set(language, "heading-openers") or not second:
        return False
    if second in word_set(language, "heading-subjects"):
        return True
    endings = tuple(word_set(language, "third-person-endings"))
    return second.endswith(endings) and lemma(second, language) != second


def _may_be_label(line: str) -> bool:
    """Whether a line is short, begins as labels do and is no sentence."""
    ends_sentence = line.endswith(".") and not line.endswith("..")
    return 0 < len(line) <= _LONGEST and not line[0].islower() and not ends_sentence


@lru_cache(maxsize=2_000)
def _look_up(line: str, language: str) -> tuple[Hit, ...]:
    if _plain(line, language) in _rights(language) or _NO_LABEL.search(ASIDE.sub("", line)):
        return ()
    found: dict[str, Hit] = {}
    for reading in _vocabulary(language).read(line):
        if any(picture.is_wrong for picture in reading) and _is_read(reading, line, language):
            for label in _labels_of(reading, language):
                if label.source not in found and _is_wrong(reading, label):
                    found[label.source] = _hit(label, line)
        elif 1 < len(reading) <= _LONGEST_ORDER and not any(picture.is_wrong for picture in reading):
            for label in _labels_of(reading, language):
                if label.source not in found and _is_misplaced(reading, label, line):
                    found[label.source] = _hit(label, line)
    return tuple(found.values())[:_MOST_HITS]


def _is_read(reading: Sequence[Picture], line: str, language: str) -> bool:
    """Whether a reading has at least as many words of a line as it leaves out, and more to show than one word.

    One picture alone proves nothing unless a verb has its own object.
    """
    words = words_of(line, language)
    read = sum(len(words_of(picture.wording, language)) for picture in reading)
    return 2 * read >= len(words) and (len(reading) > 1 or not own_words(language).isdisjoint(words))


def _hit(label: Label, line: str) -> Hit:
    is_ordinary = fold(line) in ordinary(label.target_language)
    return Hit(label, line, not is_ordinary, is_ordinary)


def _plain(line: str, language: str) -> str:
    return " ".join(words_of(line, language))


def _labels_of(reading: Iterable[Picture], language: str) -> Iterator[Label]:
    numbers = _prepare_labels(language).get(_key(reading), "")
    return (_label(number, language) for number in numbers.split())


def _is_wrong(reading: Iterable[Picture], label: Label) -> bool:
    """Whether a word of the reading is wrong for the label: no right wording of it has that word."""
    right = _words_of_right(label.right, label.target_language)
    wordings = (picture.wording for picture in reading if picture.is_wrong)
    return any(
        right.isdisjoint({wording, base_of(tuple(wording.split()), label.target_language)}) for wording in wordings
    )


def _is_misplaced(reading: Sequence[Picture], label: Label, line: str) -> bool:
    """Whether a line has the words of a right wording, in the order of the original: *Maintenant réserver*."""
    found = words_of(line, label.target_language)
    if not any(sorted(words_of(right, label.target_language)) == sorted(found) for right in label.right):
        return False
    order = [picture.number for picture in reading]
    originals = source_words(label.source_language).read(label.source)
    return any([picture.number for picture in each] == order for each in originals)


@lru_cache(maxsize=500)
def _words_of_right(right: tuple[str, ...], language: str) -> frozenset[str]:
    words = {word for wording in right for word in words_of(wording, language)}
    return frozenset(words | {base_of((word,), language) for word in words})


@cache
def _vocabulary(language: str) -> Vocabulary:
    table = prepare_table(f"literal-{language}-words", _stamp(language), lambda: renderings(language).items())
    return Vocabulary(table, small_words(language), language, is_lemmatized=True)


def _prepare_labels(language: str) -> Mapping[str, str]:
    return _table(language, "labels")


@cache
def _table(language: str, name: str) -> Mapping[str, str]:
    make = {"labels": _keys, "rows": _numbered, "right": _right_wordings}[name]
    return prepare_table(f"literal-{language}-{name}", _stamp(language), lambda: make(language))


@cache
def _stamp(language: str) -> str:
    files = (DATA / "literal" / "words.txt", DATA / "literal" / "labels.txt", DATA / "labels" / f"{language}.tsv")
    return stamp_of(*files, Path(__file__), Path(book.__file__), Path(concepts.__file__))


def _rights(language: str) -> Mapping[str, str]:
    return _table(language, "right")


def _right_wordings(language: str) -> Iterator[tuple[str, str]]:
    return ((key, "") for key in {_plain(right, language) for row in _rows(language) for right in row[3].split("|")})


def _keys(language: str) -> Iterator[tuple[str, str]]:
    """For each row of pictures the labels that it is."""
    table: dict[str, dict[str, None]] = {}
    for number, (source_language, _, source, _) in enumerate(_rows(language)):
        for reading in source_words(source_language).read(source):
            if reading:
                table.setdefault(_key(reading), {})[str(number)] = None
    return ((key, " ".join(numbers)) for key, numbers in table.items())


def _key(reading: Iterable[Picture]) -> str:
    return " ".join(sorted(picture.number for picture in reading))


@lru_cache(maxsize=1_000)
def _label(number: str, language: str) -> Label:
    source_language, kind, source, right = _table(language, "rows")[number].split("\t")
    return Label(source_language, source, language, tuple(right.split("|")), (), kind)


def _numbered(language: str) -> Iterator[tuple[str, str]]:
    return ((str(number), "\t".join(row)) for number, row in enumerate(_rows(language)))


def _rows(language: str) -> list[Sequence[str]]:
    """The labels that go into a language: those of the tables, and those that only this module needs."""
    packaged = ((row[0], row[2], row[3], row[4]) for row in packaged_rows(language))
    return [*chain(packaged, _read_concepts(language))]


def _read_concepts(language: str) -> Iterator[tuple[str, str, str, str]]:
    """The labels of other languages, each with its kind and its right wordings in this one."""
    for concept in concepts.read_concepts():
        right = "|".join(concept.right.get(language, ()))
        if right:
            yield from ((code, concept.kind, label, right) for code, label in concept.labels if code != language)
