"""Whether a word that is none of its language is two that run together: *desbottes*, *gesperrtund*, *8 pieces*.

For languages without the frequencies that ``spelling.py`` asks; ``data/words/<code>.txt`` has the small words that
others run together with, without those that begin or end words as well.
"""

from __future__ import annotations

from functools import cache

from mtcheck.language import dictionary
from mtcheck.language.profiles import profile
from mtcheck.language.remembered import remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.wordlists import languages as listed
from mtcheck.language.wordlists import pairs_of, word_set

_SHORTEST, _LONGEST, _BESIDE, _BESIDE_SHORT, _LONG = 5, 60, 4, 4, 7
"""Letters of a word that may be two, at least and at most; of what is beside a small word, and beside one of two
letters; of long ones."""


def languages() -> frozenset[str]:
    """The languages whose glued words are told."""
    return frozenset(code for code in listed() if word_set(code, "glued-before"))


@remembered
def glued_words(word: str, language: str) -> tuple[str, str] | None:
    """The two words that run together in a word in lower case; None for one that is a word, or made otherwise."""
    if not _SHORTEST <= len(word) <= _LONGEST or not (word.islower() and word.isalpha()) or _is_word(word, language):
        return None
    pairs = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    found = [pair for pair in pairs if _are_two(*pair, language)]
    if not found or dictionary.holds(word, "en"):
        return None
    return max(found, key=lambda pair: max(map(len, (each for each in pair if each in _small(language))), default=0))


def _is_word(word: str, language: str) -> bool:
    own = profile(language).function_words | word_set(language, "glued-never")
    return word in own or bool(dictionary.knows(word, language)) or _is_form(word, language)


@cache
def _small(language: str) -> frozenset[str]:
    return word_set(language, "glued-before", "glued-behind")


def _are_two(left: str, right: str, language: str) -> bool:
    functions = profile(language).function_words
    if min(len(left), len(right)) > 1 and left in functions and right in functions:
        return len(left + right) >= _SHORTEST
    for small, other, table in ((left, right, "glued-before"), (right, left, "glued-behind")):
        fewest = _BESIDE_SHORT if len(small) == 2 else _BESIDE
        if small in word_set(language, table) and len(other) >= fewest and dictionary.holds(other, language):
            return True
    return _are_long(left, right, language)


def _are_long(left: str, right: str, language: str) -> bool:
    """Whether both are long words of a language that makes no compounds of them."""
    if has_trait(language, Trait.NOUN_CAPITALS) or min(len(left), len(right)) < _LONG:
        return False
    return all(_is_form(each, language) for each in (left, right))


def _is_form(word: str, language: str) -> bool:
    """Whether the dictionary has a word, or the verb of which it is a participle."""
    if dictionary.holds(word, language):
        return True
    endings = pairs_of(language, "participle-endings")
    return any(
        word.endswith(ending) and dictionary.holds(word.removesuffix(ending) + verb, language)
        for ending, verb in endings.items()
    )
