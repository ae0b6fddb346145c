"""What a text is about: the words that carry it, to tell a headline from a line of the page around the article."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.language.profiles import profile
from mtcheck.language.words import split_words
from mtcheck.patterns import lazy

_WORD = lazy(r"[^\W\d_]{4,}")
_STEM = 5
"""Letters that the forms of a word have in common, as a rule."""


class Topic:
    """The words of a text without those that every text has, by their stems."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        """Take the words of some texts of one language (ISO 639-1), one with spaces between words."""
        self._language = language
        self._stems = frozenset[str]().union(*(stems_of(text, language) for text in texts))

    def count(self, line: str) -> int:
        """How many of a line's words the texts are about."""
        return len(self._stems & stems_of(line, self._language))

    def share(self, line: str) -> float:
        """The share of a line's words that the texts are about, 0 to 1; 0 for a line of words that every text has."""
        own = stems_of(line, self._language)
        return len(self._stems & own) / len(own) if own else 0.0


def stems_of(text: str, language: str) -> frozenset[str]:
    """The stems of a text's words, without those of words that every text has.

    >>> sorted(stems_of("The bridges of Hallmoos", "en"))
    ['bridg', 'hallm']
    """
    common = profile(language).function_words
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in common)


def holds_function_word(text: str, language: str) -> bool:
    """Whether one of a text's words is one that every text has."""
    return not profile(language).function_words.isdisjoint(split_words(text.lower()))
