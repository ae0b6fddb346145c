"""What a page betrays of the language that it was translated from: names, places, money, letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache

from mtcheck.language.packaged import rows_of
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_STEM = 3
"""Letters before an ending that tells of a language."""
_CAPITALISED = lazy(r"[^\W\d_]")


class _Witnesses(NamedTuple):
    words: dict[str, tuple[str, ...]]
    letters: dict[str, tuple[str, ...]]
    others: dict[str, tuple[str, ...]]
    """Letters that a language's names have as well, each with its languages."""
    endings: dict[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    """Of the endings, the longest first."""


def origins(
    words: Iterable[str], own_letters: Collection[str] = "", is_own: Callable[[str], object] | None = None
) -> Counter[str]:
    """How many of a page's different words tell of each language; a word of several languages is shared among them.

    Letters and words of the page's own language are no sign of another.
    """
    known, found = _witnesses(), Counter[str]()
    for word in words:
        languages = known.words.get(word) or (_by_form(word, known, own_letters) if word[:1].isupper() else ())
        if languages and is_own and word not in known.words and is_own(word):
            continue
        for language in languages:
            found[language] += 1
    return found


@cache
def usual_origins() -> tuple[str, ...]:
    """The languages that pages are translated from, the likeliest first."""
    return tuple(code for code, _ in rows_of("codes", "origins"))


@cache
def sought_origins() -> tuple[str, ...]:
    """Those of them whose words are looked for where nobody says what the original's language is."""
    return tuple(code for code, sought in rows_of("codes", "origins") if sought == "yes")


def is_witness(word: str, language: str) -> bool:
    """Whether pages that come from a language's countries say the word as it is."""
    return language in _witnesses().words.get(word, ())


def _by_form(name: str, known: _Witnesses, own_letters: Collection[str]) -> tuple[str, ...]:
    """The languages whose letters a name is written with, or else whose names end so."""
    letters = [
        known.letters[letter] for letter in name.lower() if letter in known.letters and letter not in own_letters
    ]
    if letters:
        own = (letter for letter in name.lower() if letter in known.letters)
        return _common(letters) or _common([(*known.letters[each], *known.others.get(each, ())) for each in own])
    ending = next((name[-length:] for length in known.lengths if name[-length:] in known.endings), name)
    return known.endings[ending] if len(name) - len(ending) >= _STEM else ()


def _common(letters: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The languages that have all the letters."""
    return tuple(language for language in letters[0] if all(language in each for each in letters))


@cache
def _witnesses() -> _Witnesses:
    tables: dict[str, dict[str, tuple[str, ...]]] = {"word": {}, "letter": {}, "other": {}, "ending": {}}
    for language, kind, values in rows_of("origins", "witnesses"):
        for value in values if kind in ("letter", "other") else values.split():
            tables[kind][value] = (*tables[kind].get(value, ()), language)
    lengths = tuple(sorted({len(ending) for ending in tables["ending"]}, reverse=True))
    return _Witnesses(tables["word"], tables["letter"], tables["other"], tables["ending"], lengths)


def signs(text: str, target: str, most: int) -> frozenset[str]:
    """Kinds of signs in a page's text that it was translated, as many as are asked for."""
    found: set[str] = set()
    for name, pattern in _signs(target):
        if len(found) < most and pattern.search(text):
            found.add(name)
    return frozenset(found)


@cache
def _signs(target: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = rows_of("origins", "signs")
    return tuple((name, lazy(pattern)) for language, name, pattern in table if language in (target, "*"))
