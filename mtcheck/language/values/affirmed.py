"""Negated words that another language affirms by their contrary: *do not close*, *geöffnet lassen*; *not now*.

Read from ``data/contraries/<code>.txt``: ``negated`` holds words, each with the class of what it says when it is
denied, ``affirmed`` the words that say so without a negator. The classes are the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import Wordings, wordings_of
from mtcheck.language.values.tokens import Token

_REACH = 6
"""Words before a negator or behind it where what it denies may stand."""


@cache
def _wordings(language: str, key: str) -> Wordings:
    return wordings_of(read_words(f"contraries/{language}.txt", text_of("contraries", language)).get(key, ()))


def is_affirmed(denied: Sequence[Token], text: str, language: str, other: str, other_language: str) -> bool:
    """Whether the other text says with an affirmed contrary what one text says with each of these negators."""
    affirmed = set(_classes(other, other_language, "affirmed"))
    if not affirmed:
        return False
    affirmed -= set(_classes(other, other_language, "negated"))
    return all(any(affirmed.intersection(each) for each in _near(word, text, language)) for word in denied)


def _near(negator: Token, text: str, language: str) -> Iterator[frozenset[str]]:
    """The classes of what a negator may deny."""
    tokens = facts(text, language).tokens
    at = next((index for index, each in enumerate(tokens) if each.start >= negator.start), len(tokens))
    first, last = tokens[max(0, at - _REACH) : at], tokens[at : at + _REACH]
    for part in (first, last):
        if part:
            yield frozenset(_classes(text[part[0].start : part[-1].end], language, "negated"))


def _classes(text: str, language: str, key: str) -> Iterator[str]:
    known = _wordings(language, key)
    words = facts(text, language).lower if known else ()
    for at, word in enumerate(words):
        for wording in (word, " ".join(words[at : at + 2])):
            if found := known.get(wording):
                yield found
