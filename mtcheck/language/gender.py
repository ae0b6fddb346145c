"""Which persons a text speaks of, men or women: read from ``data/gender/<code>.txt``.

A file holds ``key: word *ending`` entries: nouns and pronouns of women and of men; nouns whose grammatical gender is
not the person's (``neuter``, ``epicene``); for German, verbs in the singular and words that only look like these. What
may end a word may also be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from mtcheck.language.dictionary import holds
from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.values.lexicon import Keys, Wordings, wordings_of
from mtcheck.language.wordlists import pairs_of, word_set, words_of
from mtcheck.language.words import Word, words

_SHORTEST = 4
_BOUND = 4096


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


def has_endings(language: str) -> bool:
    """Whether a noun tells by its ending that it is a woman's: *Ärztin*."""
    return bool(word_set(language, "woman-endings"))


@lru_cache(maxsize=_BOUND)
def feminine_of(noun: str, language: str) -> str:
    """The noun for a woman who is what a man is called; empty where there is none: *Arzt*, *Ärztin*."""
    endings = words_of(language, "woman-endings")
    if not noun[:1].isupper() or len(noun) < _SHORTEST or noun.endswith(endings) or not holds(noun, language):
        return ""
    return next((form for form in _feminines(noun, language) if holds(form, language)), "")


def _feminines(noun: str, language: str) -> Iterator[str]:
    umlauts = pairs_of(language, "stem-vowels")
    for stem in (noun, noun.removesuffix("e")):
        for ending in words_of(language, "woman-endings"):
            yield stem + ending
            if plain := _vowel_of_stem(language).match(stem):
                yield plain[1] + umlauts[plain[2]] + plain[3] + ending


@cache
def _vowel_of_stem(language: str) -> re.Pattern[str]:
    """The last vowel of a stem, where it is one that may change."""
    plain = "".join(pairs_of(language, "stem-vowels"))
    return re.compile(rf"(.*)([{plain}])([^aeiouäöü]+)$" if plain else "(?!)")


@lru_cache(maxsize=_BOUND)
def masculine_of(noun: str, language: str) -> str:
    """The noun for a man who is what a woman is called; empty where there is none."""
    endings = words_of(language, "woman-endings")
    ending = next(filter(noun.endswith, endings), "")
    if not noun[:1].isupper() or not ending:
        return ""
    stem = noun.removesuffix(ending)
    forms = (stem, *_plain(stem, language), stem + "e")
    return next((form for form in forms if feminine_of(form, language) == noun and holds(form, language)), "")


def _plain(stem: str, language: str) -> Iterator[str]:
    for vowel, umlaut in pairs_of(language, "stem-vowels").items():
        at = stem.casefold().rfind(umlaut.casefold())
        if at >= 0:
            yield stem[:at] + (vowel.upper() if stem[at].isupper() else vowel) + stem[at + 1 :]
