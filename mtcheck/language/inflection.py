"""Which words are forms of one: by their dictionary forms, and by their stems where dictionaries part participles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from mtcheck.language.dictionary import holds, lemma
from mtcheck.language.packaged import rows_of
from mtcheck.language.traits import Trait, has_trait

_SHORTEST_PART = 4
_SHORTEST_STEM = 3
"""Letters that a noun has before its ending of Latin."""


@lru_cache(maxsize=20_000)
def form_keys(word: str, language: str) -> frozenset[str]:
    """What a word has in common with all its forms; two words that share a key are forms of one."""
    code = language.partition("-")[0]
    first = lemma(word, code)
    keys = {word.casefold(), first, lemma(first, code)}
    told_by_capital = has_trait(code, Trait.NOUN_CAPITALS)
    if word != word.lower() and not told_by_capital:
        keys.add(lemma(word.lower(), code))
    keys.update(_latin_keys(word.casefold(), code))
    if (word.islower() or not told_by_capital) and (stem := _stem(word.lower(), code)):
        keys.add(stem)
    return frozenset(keys)


def are_forms(one: str, other: str, language: str) -> bool:
    """Whether two words are forms of one."""
    return one.casefold() == other.casefold() or not form_keys(one, language).isdisjoint(form_keys(other, language))


def is_in_compound(part: str, word: str, language: str) -> bool:
    """Whether a word begins or ends with another, in a language that writes both as one."""
    if (
        not has_trait(language.partition("-")[0], Trait.SOLID_COMPOUNDS)
        or len(part) < _SHORTEST_PART
        or len(word) <= len(part)
    ):
        return False
    return any(word.casefold().startswith(key) or word.casefold().endswith(key) for key in form_keys(part, language))


def _stem(word: str, language: str) -> str:
    pattern = _endings().get(language)
    match = pattern.fullmatch(word) if pattern else None
    return f"{match[1]}-" if match else ""


def _latin_keys(word: str, language: str) -> Iterator[str]:
    """What a Latin noun that the dictionary has shares with its plural; a singular has those of all plurals."""
    for plural, singular in _latin_endings().get(language, ()):
        for ending in (plural, singular):
            stem = word.removesuffix(ending)
            if len(stem) >= _SHORTEST_STEM and stem != word and _holds_noun(stem + singular, language):
                yield f"{stem}-{singular}/{plural}"


def _holds_noun(word: str, language: str) -> bool:
    return bool(holds(word, language) or holds(word.capitalize(), language))


@lru_cache(maxsize=1)
def _latin_endings() -> Mapping[str, Sequence[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for language, plural, singular in rows_of("forms", "latin"):
        found.setdefault(language, []).append((plural, singular))
    return found


@lru_cache(maxsize=1)
def _endings() -> dict[str, re.Pattern[str]]:
    return {row[0]: re.compile(row[1]) for row in rows_of("forms", "endings")}
