"""Menus whose entries have run together: *Covers Province Sports Opinion Weather 4°C*, in which some are known.

A line that holds nothing but known names is a row of them wherever it stands (``menus.py``). One with strange names
between them, which are a site's own or badly translated, is only one where menus are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from mtcheck.language.calls import stock
from mtcheck.language.headlines import names_place
from mtcheck.language.phrases import phrase_book
from mtcheck.language.profiles import profile
from mtcheck.patterns import lazy

_LONGEST, _LONGEST_ENTRY = 90, 4
_FEWEST, _FEWEST_KNOWN, _MOST = 4, 2, 14
_FEWEST_KNOWN_OF, _OF = 3, 5
_KINDS = frozenset({"nav", "login", "subscribe", "share", "social", "media", "print", "save", "weather", "sports"})
_ASIDE = lazy(r"[-+−]?\d{1,3}(?:[.,]\d)?\s?°[CF]?|°[CF]|[(\[]?\d{1,4}[)\]]?\+?|[&+|/·•]|[▾▼▲☰⌕…]+")
"""A temperature, a counter, an age, or what stands between two names."""
_NO_NAME = lazy(r"[.,;:!\"“”„«»…]\Z|\A[\"“”„«»]")


def is_flat_menu(text: str, language: str, is_label: Callable[[str], bool]) -> bool:
    """Whether a line is capitalised names in a row, three in five of which pages have in their menus.

    Args:
        text: the line.
        language: its language.
        is_label: whether a name is what becomes of a label in a bad translation.
    """
    if len(text) > _LONGEST or not text[:1].isupper():
        return False
    words = [word.rstrip("▾▼?") for word in text.split()]
    words = [word for word in words if word and not _ASIDE.fullmatch(word)]
    if not _FEWEST <= len(words) <= _MOST or any(map(_NO_NAME.search, words)):
        return False
    small = profile(language).function_words
    entries = list(_entries(words, lambda entry: _is_known(entry, language) or is_label(entry)))
    if any(not is_known and entry.casefold() in small for entry, is_known in entries):
        return False
    known = sum(is_known for _, is_known in entries)
    titled = all(entry[:1].isupper() or is_known for entry, is_known in entries)
    return titled and known >= _FEWEST_KNOWN and known * _OF >= len(entries) * _FEWEST_KNOWN_OF


def _entries(words: list[str], is_known: Callable[[str], bool]) -> Iterator[tuple[str, bool]]:
    """The names of a line, the longest known ones first, and whether they are known."""
    at = 0
    while at < len(words):
        lengths = range(min(_LONGEST_ENTRY, len(words) - at), 0, -1)
        tried = ((length, " ".join(words[at : at + length])) for length in lengths)
        length, entry = next((each for each in tried if each[1][:1].isupper() and is_known(each[1])), (0, words[at]))
        yield entry, length > 0
        at += max(length, 1)


@lru_cache(maxsize=2_000)
def _is_known(entry: str, language: str) -> bool:
    """Whether sound pages have the name in their menus or on their buttons."""
    if names_place(entry, language) or stock(language).has("login", entry.casefold()):
        return True
    return any(phrase.kind in _KINDS for phrase in phrase_book(language).exact(entry))
