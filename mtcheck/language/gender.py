"""Which persons a text speaks of, men or women: read from ``data/gender/<code>.txt``.

A file holds ``key: word *ending`` entries: nouns and pronouns of women and of men; nouns whose grammatical gender is
not the person's (``neuter``, ``epicene``); for German, verbs in the singular and words that only look like these. What
may end a word may also be one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from mtcheck.language.dictionary import holds
from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import remembered
from mtcheck.language.values.lexicon import Keys, Wordings, wordings_of
from mtcheck.language.words import Word, words
from mtcheck.patterns import lazy

_WOMAN_ENDING = "in"
_SHORTEST = 4
_BOUND = 4096
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü", "A": "Ä", "O": "Ö", "U": "Ü"}
_STEM = lazy(r"(.*)([aouAOU])([^aeiouäöü]+)$")


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


@lru_cache(maxsize=_BOUND)
def feminine_of(noun: str) -> str:
    """The German noun for a woman who is what a man is called; empty where there is none: *Arzt*, *Ärztin*."""
    if not noun[:1].isupper() or len(noun) < _SHORTEST or noun.endswith(_WOMAN_ENDING) or not holds(noun, "de"):
        return ""
    return next((form for form in _feminines(noun) if holds(form, "de")), "")


def _feminines(noun: str) -> Iterator[str]:
    for stem in (noun, noun.removesuffix("e")):
        yield stem + _WOMAN_ENDING
        if plain := _STEM.match(stem):
            yield plain[1] + _UMLAUTS[plain[2]] + plain[3] + _WOMAN_ENDING


@lru_cache(maxsize=_BOUND)
def masculine_of(noun: str) -> str:
    """The noun for a man who is what a woman is called in German; empty where there is none."""
    if not noun[:1].isupper() or not noun.endswith(_WOMAN_ENDING):
        return ""
    stem = noun.removesuffix(_WOMAN_ENDING)
    return next(
        (form for form in (stem, stem + "e", *_plain(stem)) if feminine_of(form) == noun and holds(form, "de")), ""
    )


def _plain(stem: str) -> Iterator[str]:
    for vowel, umlaut in _UMLAUTS.items():
        at = stem.casefold().rfind(umlaut.casefold())
        if at >= 0:
            yield stem[:at] + (vowel.upper() if stem[at].isupper() else vowel) + stem[at + 1 :]
