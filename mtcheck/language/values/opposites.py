"""Words that stand at the two ends of one axis: *north* and *south*, *turn on* and *turn off*, *buyer* and *seller*.

Read from ``data/opposites/<code>.txt``, the words of each end under its name, and ``axes.txt``, which says what ends
belong together. In a wording ``_`` stands for a space, ``*`` at its end for any letters, ``..`` for the words before a
verb's particle. ``innocent`` are wordings inside which a word says something else: *at last*, *last but one*.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.remembered import Remembered, remembered
from mtcheck.language.traits import Trait, has_trait
from mtcheck.language.values.lexicon import Wordings, wordings_of
from mtcheck.language.values.phrasing import PARTING, compile_phrase
from mtcheck.patterns import Guarded, lazy

INNOCENT = "innocent"
"""The end of no axis."""
_TURNING, _LESSENING = "turning", "lessening"
_FIRST = lazy(r"'?([^\W\d_]+(?:'[^\W\d_]+)?\*?)")
"""The first word of a wording."""

_BEGINNING = 4
"""Letters of a beginning that a whole word may be of as well."""

Poles = frozenset[str]
Phrase = tuple[Guarded, Poles]


@dataclass(frozen=True)
class Opposites:
    """The wordings of one language."""

    words: Wordings
    phrases: Mapping[str, Sequence[tuple[str, Poles]]]
    """Wordings of several words by their first word as it is written in the file."""
    firsts: Wordings
    """The same first words, each with itself for a value."""
    turning: Wordings
    """Words that turn round what they are with: *opponents*; and those that deny where no other table says so."""
    lessening: Wordings
    """Words that turn round what they stand right before: *less*, *hardly*."""
    signs: Mapping[str, Poles]
    """Wordings of a language that puts no spaces between its words."""


@cache
def _axes_file() -> Mapping[str, list[str]]:
    return read_words("opposites/axes.txt", text_of("opposites", "axes"))


@cache
def axes() -> tuple[tuple[str, str], ...]:
    """The names of the ends that belong together."""
    pairs = [each.partition("=") for each in _axes_file()["axes"]]
    return tuple([(one, other) for one, _, other in pairs])


@cache
def opposite_ends() -> Mapping[str, str]:
    """The other end of the axis by the name of the one."""
    return {one: other for axis in axes() for one, other in (axis, axis[::-1])}


@cache
def mild_ends() -> Poles:
    """The ends of axes on which another point of view may lie at the other end."""
    return frozenset(_axes_file()["mild"])


@cache
def denying_ends() -> Poles:
    """The ends whose words deny what stands beside them: *never* closed."""
    return frozenset(_axes_file()["denying"])


@cache
def known_opposites(language: str) -> Opposites:
    """The wordings of a language; none for a language without a file."""
    table = read_words(f"opposites/{language}.txt", text_of("opposites", language))
    turning, lessening = (wordings_of(table.pop(key, ())) for key in (_TURNING, _LESSENING))
    poles: defaultdict[str, set[str]] = defaultdict(set)
    for pole, wordings in table.items():
        for wording in wordings:
            poles[wording].add(pole)
    ends = {wording: frozenset(names) for wording, names in poles.items()}
    if has_trait(language, Trait.UNSPACED):
        return Opposites(Wordings(), {}, Wordings(), turning, lessening, ends)
    longer = {wording: names for wording, names in ends.items() if not PARTING.isdisjoint(wording)}
    single = [f"{wording}={' '.join(sorted(names))}" for wording, names in ends.items() if wording not in longer]
    phrases = _phrases(longer)
    firsts = wordings_of([f"{first}={first}" for first in phrases])
    return Opposites(wordings_of(single), phrases, firsts, turning, lessening, {})


def _phrases(longer: Mapping[str, Poles]) -> Mapping[str, Sequence[tuple[str, Poles]]]:
    found: defaultdict[str, list[tuple[str, Poles]]] = defaultdict(list)
    for wording, names in longer.items():
        if first := _FIRST.match(wording):
            found[first[1]].append((wording, names))
    return found


def poles_of(language: str) -> Remembered[Poles]:
    """The ends at which each word in lower case stands by itself."""
    return _poles(language)


@remembered
def _poles(word: str, language: str) -> Poles:
    words = known_opposites(language).words
    found = words.get(word)
    if found is None and "'" in word:
        found = words.get(word.rpartition("'")[2])
    if not found:
        return frozenset()
    names = frozenset(found.split())
    return names | _begun_poles(word, words, names) if word in words.words else names


def _begun_poles(word: str, words: Wordings, names: Poles) -> Poles:
    """The ends at which the longest beginning of a whole word stands, on axes of which the word says nothing."""
    if INNOCENT in names:
        return frozenset()
    parts = (word[:at] for at in range(len(word) - 1, _BEGINNING - 1, -1))
    begun = next((words.prefixes[part] for part in parts if part in words.prefixes), "")
    return frozenset(each for each in begun.split() if opposite_ends().get(each) not in names)


def phrases_of(language: str) -> Remembered[Sequence[Phrase]]:
    """The wordings of several words that each word in lower case begins."""
    return _begun(language)


@remembered
def _begun(word: str, language: str) -> Sequence[Phrase]:
    known = known_opposites(language)
    first = known.firsts.get(word)
    return [(compile_phrase(wording), names) for wording, names in known.phrases[first]] if first else ()


def possible_poles(language: str) -> Remembered[Poles]:
    """The ends at which each word stands by itself or as the first of several."""
    return _possible(language)


@remembered
def _possible(word: str, language: str) -> Poles:
    plain = word.replace("’", "'")
    known = known_opposites(language)
    first = known.firsts.get(plain)
    begun = [names for _, names in known.phrases[first]] if first else ()
    return _poles(language)[plain].union(*begun) - {INNOCENT}
