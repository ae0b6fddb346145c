"""Words that look like a word of another language and mean something else: tables in ``data/false_friends``.

A table is named by its pair of languages (``de-en.tsv``). Its columns are separated by tabs, several words in one by
``|``, and a ``*`` stands for any letters, for one at least where it begins a word:

``source``  the treacherous words of the original; a capital letter must stand as a capital
``wrong``   what they look like, each with what to write instead (``actual=current``, ``aktuell*=tatsächlich*``)
``right``   words that show that the translation got it right
``unless``  words of the original that explain the wrong word, so that it is none
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.words import Word, split_words, words
from mtcheck.model.tags import primary
from mtcheck.model.tuples import NamedTuple

_COLUMNS = 4
_KEY = 4
"""Letters at a word's beginning or end by which patterns are looked up; a shorter word stands without ``*``."""


class Wrong(NamedTuple):
    """A word of a translation that a false friend led to, and what to write instead."""

    start: int
    end: int
    wanted: str


@dataclass(frozen=True)
class FalseFriend:
    """One row of a table."""

    source: tuple[str, ...]
    wrong: tuple[tuple[str, str], ...]
    right: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def is_source(self, word: str) -> bool:
        """Whether a word of the original is this one."""
        return self._source.fullmatch(word) is not None

    def is_explained(self, source: str) -> bool:
        """Whether another word of the original accounts for the word that looks wrong."""
        return bool(self.unless) and self._unless.search(source) is not None

    def is_rendered(self, target: str) -> bool:
        """Whether a translation has a sound rendering."""
        return bool(self.right) and self._right.search(target) is not None

    def wrong_in(self, target: str) -> Iterator[Wrong]:
        """Where a translation has what the word looks like; a capital inside a sentence makes it a name."""
        for match in self._wrong.finditer(target):
            name = match[0][0].isupper() and match.start() and not any(word[0].isupper() for word, _ in self.wrong)
            if not name:
                yield Wrong(*match.span(), self._instead(match[0]))

    @cached_property
    def _source(self) -> re.Pattern[str]:
        return _any_of(self.source)

    @cached_property
    def _wrong(self) -> re.Pattern[str]:
        return _any_of((word for word, _ in self.wrong), re.IGNORECASE)

    @cached_property
    def _right(self) -> re.Pattern[str]:
        return _any_of(self.right, re.IGNORECASE)

    @cached_property
    def _unless(self) -> re.Pattern[str]:
        return _any_of(self.unless)

    def _instead(self, found: str) -> str:
        for word, wanted in self.wrong:
            stem = word.rstrip("*")
            if found.casefold() == word.casefold() or (word != stem and found.casefold().startswith(stem.casefold())):
                whole = wanted.replace("*", found[len(stem) :])
                return whole[0].upper() + whole[1:] if found[0].isupper() else whole
        raise LookupError(f"'{found}' is not one of the wrong words of {self.source}")


def false_friends(text: str, source_language: str, target_language: str) -> Iterator[tuple[FalseFriend, Word]]:
    """The treacherous words of an original, each with its row."""
    pair = f"{primary(source_language)}-{primary(target_language)}"
    if not _index(pair):
        return
    found = list(map(_rows_of(pair).__getitem__, split_words(text)))
    if any(found):
        for rows, word in zip(found, words(text), strict=True):
            yield from ((row, word) for row in rows)


def find_lent(word: str, source_language: str, target_language: str) -> tuple[str, str] | None:
    """A word of the original's language that was left as it is and looks like none of its own, and what it means.

    Args:
        word: a word of the translation that its language does not know.
        source_language: the language that it may come from.
        target_language: the language of the translation.
    """
    folded = word.casefold()
    rows = _index(f"{primary(source_language)}-{primary(target_language)}").get(folded, ())
    pairs = (
        (source, wanted) for row in rows for source in row.source for wrong, wanted in row.wrong if wrong == folded
    )
    return next(((source, wanted) for source, wanted in pairs if source.casefold() == folded), None)


@remembered
def _rows_of(word: str, language: str) -> tuple[FalseFriend, ...]:
    """The rows for a word of the first of a pair of languages (``de-en``)."""
    folded, index = word.casefold(), _index(language)
    keys = (folded, f"{folded[:_KEY]}*", f"*{folded[-_KEY:]}")
    rows = dict.fromkeys(row for key in keys for row in index.get(key, ()))
    return tuple(row for row in rows if row.is_source(word))


@cache
def _index(pair: str) -> Mapping[str, tuple[FalseFriend, ...]]:
    index: dict[str, tuple[FalseFriend, ...]] = {}
    for row in table(pair):
        for key in dict.fromkeys(map(_key, row.source)):
            index[key] = (*index.get(key, ()), row)
    return index


def _key(word: str) -> str:
    folded = word.casefold()
    if folded.startswith("*"):
        return f"*{folded[-_KEY:]}"
    return f"{folded[:_KEY]}*" if folded.endswith("*") else folded


@cache
def table(pair: str) -> tuple[FalseFriend, ...]:
    """The rows for a pair of languages (``de-en``); none where there is no table.

    Raises:
        ValueError: a row means nothing; the message names the file and the line.
    """
    lines = text_of("false_friends", pair, ".tsv").splitlines()
    return tuple(_row(line, f"{pair}.tsv:{number}") for number, line in enumerate(lines, 1) if number > 1)


def _row(line: str, place: str) -> FalseFriend:
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        raise ValueError(f"{place}: {len(cells)} columns instead of {_COLUMNS}")
    source, wrong, right, unless = (tuple(filter(None, cell.split("|"))) for cell in cells)
    pairs = tuple((one, other) for one, _, other in (each.partition("=") for each in wrong))
    if not source or not pairs or not all(one and other for one, other in pairs):
        raise ValueError(f"{place}: a source and every wrong word with what to write instead are needed")
    if short := next((word for word in source if "*" in word and len(word) <= _KEY), ""):
        raise ValueError(f"{place}: '{short}' is too short for a '*'")
    return FalseFriend(source, pairs, right, unless)


def _any_of(wordings: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Whole words; a word in lower case also stands at the beginning of a sentence."""
    parts = (_letters(word) for word in wordings)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", flags)


def _letters(word: str) -> str:
    start, rest = (r"[\w-]+", word[1:]) if word.startswith("*") else ("", word)
    pattern = start + re.escape(rest).replace(r"\*", r"\w*")
    return rf"(?i:{pattern})" if word.islower() else pattern
