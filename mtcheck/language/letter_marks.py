"""Words that have lost the marks of their letters, or the marked letters themselves, and what they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from unicodedata import normalize

from mtcheck.language.common_words import is_common
from mtcheck.language.dictionary import holds
from mtcheck.language.profiles import profile
from mtcheck.language.remembered import remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import ANY, pairs_of

_LONGEST = 24
_MOST_PLACES = 8
"""Letters of a word that may have had a mark, up to which two of them are tried together."""
_SHORTEST_PART = 4
_SHORTEST_CUT = 3
"""What is left of a word that lost a letter altogether."""


def has_marks(language: str) -> bool:
    """Whether a language has letters with marks, and a dictionary to tell words by."""
    return bool(_letters(language)) and holds("", language) is not None


@remembered
def lost_marks(word: str, language: str) -> str:
    """A word, as it is written, that becomes this one when marks or marked letters are lost; else nothing."""
    if not 1 < len(word) <= _LONGEST or is_listed(language)[word] or _is_compound(word, language):
        return ""
    attempts = (_with_one_mark, _with_digraphs, _with_two_marks, _with_letter)
    candidates = (each for attempt in attempts for each in attempt(word, language))
    found = next((each for each in candidates if _is_word(each, language)), "")
    return found if not found or _is_small(found, language) else found.capitalize()


@remembered
def is_listed(word: str, language: str) -> bool:
    """Whether the dictionary has a word, which is in lower case, with a capital or without."""
    return _is_word(word, language)


def _is_word(word: str, language: str) -> bool:
    return _is_small(word, language) or bool(holds(word.capitalize(), language))


def _is_small(word: str, language: str) -> bool:
    """Whether a word is written without a capital."""
    return is_common(word, profile(language))


def _is_compound(word: str, language: str) -> bool:
    """Whether a word is two others in one, in a language that makes such words without end."""
    if not has_trait(language, Trait.SOLID_COMPOUNDS):
        return False
    listed = is_listed(language)
    places = range(_SHORTEST_PART, len(word) - _SHORTEST_PART)
    return any(listed[word[at:]] and listed[word[:at].removesuffix("s")] for at in places)


@cache
def _letters(language: str) -> Mapping[str, str]:
    """The marked letters of a language by the plain letter of each: ``a`` and ``àâ``."""
    plain = pairs_of(ANY, "stroked-letters")
    found: dict[str, str] = {}
    for letter in profile(language).letters:
        base = plain.get(letter) or normalize("NFD", letter)[0]
        if letter.islower():
            found[base] = found.get(base, "") + letter
    return found


def _with_one_mark(word: str, language: str) -> Iterator[str]:
    letters = _letters(language)
    for at, letter in enumerate(word):
        for marked in letters.get(letter, ""):
            yield f"{word[:at]}{marked}{word[at + 1 :]}"


def _with_two_marks(word: str, language: str) -> Iterator[str]:
    letters = _letters(language)
    places = [at for at, letter in enumerate(word) if letter in letters]
    if len(places) > _MOST_PLACES:
        return
    for first, second in combinations(places, 2):
        for one in letters[word[first]]:
            for other in letters[word[second]]:
                yield f"{word[:first]}{one}{word[first + 1 : second]}{other}{word[second + 1 :]}"


def _with_digraphs(word: str, language: str) -> Iterator[str]:
    """With a marked letter for two plain ones: *muessen*."""
    for pair, marked in pairs_of(language, "digraphs").items():
        if pair in word:
            yield word.replace(pair, marked)
            yield word.replace(pair, marked, 1)


def _with_letter(word: str, language: str) -> Iterator[str]:
    """With a marked letter between two others: *Mglichkeit*."""
    if len(word) < _SHORTEST_CUT:
        return
    letters = "".join(_letters(language).values())
    for at in range(len(word) + 1):
        for marked in letters:
            yield f"{word[:at]}{marked}{word[at:]}"
