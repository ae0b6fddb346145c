"""Whether the address of a file was translated: *images/lighthouse.png*, *imagenes/faro.png*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.language.dictionary import knows
from mtcheck.patterns import lazy

_PARTS = lazy(r"[/._-]|(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Za-z])")
_SHORTEST = 3
_MARKS = dict(
    zip("aeiounc", ("áàâãä", "éèêë", "íìîï", "óòôõö", "úùûü", "ñ", "ç"), strict=True),
    ae="ä",
    oe="ö",
    ue="ü",
    ss="ß",
)
"""The letters that an address has without their marks."""


def is_translated(address: str, other: str, language: str, other_language: str) -> bool:
    """Whether two addresses within a site differ in words alone, which are each language's own.

    Args:
        address: what the original has.
        other: what the translation has in its place.
        language: the original's language.
        other_language: the translation's.
    """
    if "://" in address or "://" in other or address.count("/") != other.count("/"):
        return False
    pairs = list(zip(address.split("/"), other.split("/"), strict=True))
    if address.rpartition(".")[2] != other.rpartition(".")[2]:
        return False
    changed = [(one, another) for one, another in pairs if one != another]
    mine = [word for one, another in changed for word in _words(one, but=another)]
    theirs = [word for one, another in changed for word in _words(another, but=one)]
    if not mine or not theirs:
        return False
    return _are_of(mine, language, other_language) and _are_of(theirs, other_language, language)


def _words(part: str, *, but: str) -> Iterator[str]:
    """What a part of an address has that another has not."""
    common = set(_PARTS.split(but.lower()))
    return (word for word in _PARTS.split(part.lower()) if word and word not in common)


def _are_of(words: Sequence[str], language: str, other: str) -> bool:
    """Whether one language has all of some words, and the other has not one of them at least."""
    if any(len(word) < _SHORTEST or not word.isalpha() for word in words):
        return False
    own = all(any(_knows(each, language) for each in _spell(word)) for word in words)
    return own and any(knows(word, other) is False for word in words)


def _knows(word: str, language: str) -> bool:
    """Whether a language has a word, or the noun that it would write with a capital."""
    return any(knows(each, language) is True for each in (word, word.capitalize()))


def _spell(word: str) -> Iterator[str]:
    """A word, and with a mark on one of its letters."""
    yield word
    for plain, marked in _MARKS.items():
        for at in range(len(word)):
            if word.startswith(plain, at):
                yield from (f"{word[:at]}{each}{word[at + len(plain) :]}" for each in marked)
