"""Words that deny and the words that say the contrary: *unwirksam* and *wirksam*, *without* and *with*.

Read from ``data/contraries/<code>.txt``: ``prefixes`` and ``suffixes`` by which a language denies a word of its own,
and ``pairs`` of words that are not made of each other, each with one or more contraries. ``innocent`` are words that
only look as if they were made so, ``vague`` those that say the contrary of nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.language.dictionary import holds
from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import Remembered, remembered
from mtcheck.language.values.denials import known_denials
from mtcheck.language.values.lexicon import Wordings, wordings_of
from mtcheck.model.tuples import NamedTuple

_SHORTEST = 3
"""Letters that a word has at least when its prefix is cut off."""


class Contraries(NamedTuple):
    """What one language's file says."""

    prefixes: tuple[str, ...]
    suffixes: tuple[tuple[str, str], ...]
    """Ends of words, each with the end of the contrary."""
    innocent: Wordings
    """Words that only look as if they were made so."""
    pairs: Wordings
    vague: Wordings
    """Words that say the contrary of nothing, near as they lie: *any*, *ever*."""


@cache
def known_contraries(language: str) -> Contraries:
    """The contraries of a language; none for a language without a file."""
    table = read_words(f"contraries/{language}.txt", text_of("contraries", language))
    ends = (entry.partition("=") for entry in table.get("suffixes", ()))
    return Contraries(
        tuple(table.get("prefixes", ())),
        tuple((end, other) for end, _, other in ends),
        wordings_of(table.get("innocent", ())),
        wordings_of(table.get("pairs", ())),
        wordings_of(table.get("vague", ())),
    )


def contraries_of(language: str) -> Remembered[tuple[str, ...]]:
    """The contraries of each word in lower case; empty where it denies nothing."""
    return _contraries(language)


@remembered
def _contraries(word: str, language: str) -> tuple[str, ...]:
    known = known_contraries(language)
    if listed := known.pairs.get(word):
        return tuple(listed.split("|"))
    if known.innocent.get(word) is not None or known_denials(language).innocent.get(word) is not None:
        return ()
    return tuple(dict.fromkeys(each for each in _affirm(word, known) if holds(each, language)))


def _affirm(word: str, known: Contraries) -> Iterator[str]:
    """A word without what may be its negative prefix or suffix."""
    for prefix in known.prefixes:
        if word.startswith(prefix) and len(word) >= len(prefix) + _SHORTEST:
            yield word.removeprefix(prefix)
    for end, other in known.suffixes:
        if word.endswith(end) and len(word) >= len(end) + _SHORTEST:
            yield word.removesuffix(end) + other
