"""Case endings of names: what a form of a name can be the form of, by the language that it was inflected in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.language.letters import signs_of
from mtcheck.language.packaged import rows_of

_ANY = "."
"""Stands for a consonant, which stays."""
_SHORTEST = 4
"""Letters of a name that has forms."""


def nominatives(form: str, language: str) -> Iterator[str]:
    """The names that a word may be an inflected form of.

    >>> sorted(nominatives("Krakowem", "pl"))
    ['Krakow', 'Krakowo', 'Kraków']
    """
    table = _endings(language)
    for size in range(min(_longest(language), len(form) - 2), 0, -1):
        stem = form[:-size]
        for nominative in table.get(form[-size:], ()):
            if nominative != _ANY:
                name = stem + nominative
            elif stem[-1] not in _vowels():
                name = stem
            else:
                continue
            if len(name) >= _SHORTEST and name != form:
                yield name


def inflects(language: str) -> bool:
    """Whether endings of the language are known."""
    return bool(_endings(language))


@cache
def _vowels() -> frozenset[str]:
    return frozenset(signs_of("vowels"))


@cache
def _tables() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, nominative, endings in rows_of("names", "endings"):
        table = tables.setdefault(language, {})
        for ending in endings.split():
            table[ending] = (*table.get(ending, ()), nominative)
    return tables


def _endings(language: str) -> Mapping[str, tuple[str, ...]]:
    return _tables().get(language, {})


@cache
def _longest(language: str) -> int:
    return max(map(len, _endings(language)), default=0)
