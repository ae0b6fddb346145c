"""Which persons a text speaks of, men or women: read from ``data/gender/<code>.txt``.

A file holds ``key: word *ending`` entries: nouns and pronouns of women and of men; nouns whose grammatical gender is
not the person's (``neuter``, ``epicene``); for German, verbs in the singular and words that only look like these. What
may end a word may also be one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.values.lexicon import Keys, Wordings, wordings_of
from mtcheck.language.words import Word, words


@cache
def known_persons(language: str) -> Mapping[str, Wordings]:
    """The words of a language by key; none for a language without a file."""
    table = read_words(f"gender/{language}.txt", text_of("gender", language))
    return {key: wordings_of([*entries, *(each.strip("*") for each in entries)]) for key, entries in table.items()}


@remembered
def _keys_of(word: str, language: str) -> frozenset[str]:
    return _keys(language).of(word)


@cache
def _keys(language: str) -> Keys:
    return Keys(known_persons(language))


def persons(text: str, language: str) -> list[tuple[Word, frozenset[str]]]:
    """The words of a text that tell of a person, in order, with what each tells."""
    asked = _keys_of(language)
    return [(word, keys) for word in words(text) if (keys := asked[word.folded])]
