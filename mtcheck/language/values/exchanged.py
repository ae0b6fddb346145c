"""Names of a translation that the original may not know, and names of the original that they may stand in for.

Spelling alone cannot tell *Vienna* for *Wien* from *Vienna* for *Graz*; what is found here is for vectors to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.language.dictionary import knows
from mtcheck.language.romanisation import spelt_runs
from mtcheck.language.values.carried import bare, is_acronym, is_recognised, spelt_like
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.names import likely_german
from mtcheck.language.values.places import english_names, foreign_places, places_of
from mtcheck.language.values.proper import begins_sentence, find_capitalised, is_common, is_dated, is_passed_over
from mtcheck.language.values.tokens import Token
from mtcheck.model.tuples import NamedTuple

_CAPITAL_NOUNS = "de"
_SHORTEST = 3
_SURE = 2
_GAPS = (" ", "-", "\u00a0")


class Part(NamedTuple):
    """A place in a text."""

    start: int
    end: int


class Candidate(NamedTuple):
    """A run of words with capitals that may be a name."""

    part: Part
    sure: bool
    """Whether one of its words is no ordinary word of the language."""


class Suspect(NamedTuple):
    """A name of the translation, and those of the original without a counterpart."""

    name: Candidate
    lost: tuple[Candidate, ...]


@lru_cache(maxsize=1024)
def suspects(source: str, source_language: str, target: str, target_language: str) -> tuple[Suspect, ...]:
    """The names of the translation that no spelling or table finds in the original; none where it has lost none.

    Args:
        source: the original's text.
        source_language: its language as an ISO 639-1 code.
        target: the translation's text, in a language that puts spaces between words.
        target_language: its language.
    """
    strict = target_language == _CAPITAL_NOUNS
    found = [
        each for each in _find_unrecognised(target, target_language, source, source_language) if each.sure or not strict
    ]
    lost = _find_lost(source, source_language, target, target_language) if found else ()
    return tuple(Suspect(each, lost) for each in found) if lost else ()


def names_in(text: str, language: str) -> tuple[Part, ...]:
    """The runs of words that are names for certain."""
    found = []
    for run in _runs(text, _find_capitalised_words(text, language)):
        names = [word for word in run if _kind(bare(word.text), language, begins_sentence(text, word)) == _SURE]
        if names:
            found.append(Part(names[0].start, names[-1].start + len(bare(names[-1].text))))
    return tuple(found)


def _find_lost(source: str, source_language: str, target: str, target_language: str) -> tuple[Candidate, ...]:
    if lexicon(source_language).unspaced:
        return tuple(_lost_signs(source, target))
    return tuple(_find_unrecognised(source, source_language, target, target_language))


def _lost_signs(source: str, target: str) -> Iterator[Candidate]:
    """What an unspaced text spells by sound, and the places it names, as far as the other text lacks them."""
    others = facts(target, "en").tokens
    named = tuple(foreign_places(source, ""))
    for spelt, start, end in spelt_runs(source):
        is_place = any(start < last and first < end for first, last in named)
        if not is_place and not any(spelt_like(other.lower, spelt) for other in others):
            yield Candidate(Part(start, end), True)
    yield from (Candidate(Part(start, end), True) for start, end in foreign_places(source, target))


def _find_unrecognised(text: str, language: str, other: str, other_language: str) -> Iterator[Candidate]:
    """Runs of words with capitals that the other text does not hold; titles are no part of a run of names."""
    for run in _runs(text, _find_capitalised_words(text, language)):
        kinds = [_kind(bare(word.text), language, begins_sentence(text, word)) for word in run]
        surest = max(kinds)
        names = [word for word, kind in zip(run, kinds, strict=True) if kind == surest] if surest else []
        kept = [word for word in names if not is_recognised(word.text, other, other_language)]
        if kept and _is_lost(names, kept, surest == _SURE):
            first, last = kept[0], kept[-1]
            yield Candidate(Part(first.start, last.start + len(bare(last.text))), surest == _SURE)


def _is_lost(names: Sequence[Token], kept: Sequence[Token], sure: bool) -> bool:
    """Whether no part of the name is recognised; places that stand beside a name are no part of it."""
    return all(word in kept or (sure and places_of(word.lower)) for word in names)


def _find_capitalised_words(text: str, language: str) -> tuple[Token, ...]:
    return likely_german(text) if language == _CAPITAL_NOUNS else find_capitalised(text, language)


def _runs(text: str, words: tuple[Token, ...]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for word in words:
        if run and text[run[-1].end : word.start] not in _GAPS:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


@lru_cache(maxsize=16384)
def _kind(word: str, language: str, begins: bool) -> int:
    """0 for what is no name, 2 for a name for certain, 1 for an ordinary word with a capital."""
    lower = word.lower()
    if (
        is_passed_over(lower)
        or is_dated(lower, language)
        or len(word) < 2
        or _has_apostrophe(lower)
        or is_acronym(word)
    ):
        return 0
    if language == "en":
        if lower in english_names():
            return 2
        return 2 if len(word) >= _SHORTEST and not is_common(lower) else int(not begins)
    if len(word) < _SHORTEST:
        return 0
    if language == _CAPITAL_NOUNS:
        return 2 if knows(word, language) is False else int(not begins)
    return 2 if not begins or knows(word, language) is False else 0


def _has_apostrophe(word: str) -> bool:
    return "'" in word or "’" in word
