"""Words that single checks know a language by: ``data/words/<code>.txt``, ``und.txt`` for those of no one language.

A table that is not there is empty, so a check whose words a language lacks says nothing in it. ``_`` is a blank inside
a wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import DATA, text_of
from mtcheck.patterns import any_of

ANY = "und"
"""What belongs to no one language, as ISO 639 calls it."""


@cache
def words_of(language: str, table: str) -> tuple[str, ...]:
    """The words of a language's table as they are written, in order."""
    return tuple(word.replace("_", " ") for word in _tables(language).get(table, ()))


@cache
def word_set(language: str, *tables: str) -> frozenset[str]:
    """The words of one or more tables, to be asked."""
    return frozenset(word for table in tables for word in words_of(language, table))


@cache
def pairs_of(language: str, table: str) -> Mapping[str, str]:
    """A table whose words have a value, ``word=value``."""
    return {left: right for left, _, right in (word.partition("=") for word in words_of(language, table))}


@cache
def any_word_of(language: str, *tables: str) -> str:
    """An expression for any word of one or more tables, the longest first."""
    return any_of(word for table in tables for word in words_of(language, table))


@cache
def any_word(table: str) -> str:
    """The same for a table of all languages together."""
    return any_of({word for language in languages() for word in words_of(language, table)})


@cache
def languages() -> tuple[str, ...]:
    """The languages that have tables, in order."""
    return tuple(sorted(path.stem for path in (DATA / "words").glob("*.txt")))


@cache
def _tables(language: str) -> Mapping[str, list[str]]:
    return read_words(f"words/{language}.txt", text_of("words", language))
