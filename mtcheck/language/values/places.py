"""Countries, peoples, cities and bodies by all their names: *Germany*, *allemand*, *Niemcy*, *ドイツ* are one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from mtcheck.language.entries import Entry, read_entries
from mtcheck.language.packaged import CLDR, text_of
from mtcheck.language.transliteration import latin
from mtcheck.patterns import lazy

_FILES = ((CLDR, "countries"), ("names", "places"))
_WORD = lazy(r"[^\W\d_](?:[^\W_]|[.'’\u0900-\u0963])*")


@dataclass(frozen=True)
class _Forms:
    """Beginnings of words, whole words, phrases, and parts of unspaced text, each with its places."""

    beginnings: Mapping[str, frozenset[str]]
    wholes: Mapping[str, frozenset[str]]
    phrases: Mapping[str, frozenset[str]]
    unspaced: Mapping[str, frozenset[str]] = field(default_factory=dict)


@cache
def _forms() -> _Forms:
    kinds: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {})
    for entry in _entries():
        for form in entry.words:
            plain = form.rstrip("=").replace("_", " ")
            plain = plain if (unspaced := max(plain) >= "\u3040") else latin(plain)
            kind = 3 if unspaced else 2 if " " in plain or "-" in plain else 1 if form.endswith("=") else 0
            kinds[kind].setdefault(plain, set()).add(entry.key)
    return _Forms(*({form: frozenset(keys) for form, keys in kind.items()} for kind in kinds))


def _entries() -> Iterator[Entry]:
    for folder, name in _FILES:
        yield from read_entries(name, text_of(folder, name))


@cache
def english_names() -> frozenset[str]:
    """The names in English, which come first in each entry, as far as they are one word."""
    firsts = (entry.words[0].rstrip("=") for entry in _entries())
    return frozenset(first for first in firsts if "_" not in first)


@lru_cache(maxsize=16384)
def places_of(word: str) -> frozenset[str]:
    """The places that a word may name or be derived from.

    >>> places_of("Germans") & places_of("niemiecki")
    frozenset({'DE'})
    """
    forms = _forms()
    plain = latin(word).rstrip(".'’")
    found = set(forms.wholes.get(plain.removesuffix("'s").removesuffix("’s"), ()))
    for end in range(2, len(plain) + 1):
        found |= forms.beginnings.get(plain[:end], frozenset())
    return frozenset(found)


@lru_cache(maxsize=2048)
def places_in(text: str) -> frozenset[str]:
    """All places that a text may name."""
    found: set[str] = set()
    for match in _WORD.finditer(text):
        found |= places_of(match[0])
        if elided := match[0].replace("’", "'").partition("'")[2]:
            found |= places_of(elided)
    forms = _forms()
    plain = latin(text)
    for phrase, keys in forms.phrases.items():
        if phrase in plain:
            found |= keys
    if max(text, default="") >= "\u3040":
        for part, keys in forms.unspaced.items():
            if part in text:
                found |= keys
    return frozenset(found)


def foreign_places(text: str, other: str) -> Iterator[tuple[int, int]]:
    """Where an unspaced text names a place, in two signs or more, that the other text does not name."""
    known = places_in(other)
    for part, keys in _forms().unspaced.items():
        if len(part) > 1 and keys.isdisjoint(known) and (at := text.find(part)) >= 0:
            yield at, at + len(part)
