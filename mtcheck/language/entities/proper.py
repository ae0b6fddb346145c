"""Which capitalised words are names, in languages that capitalise little else."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from mtcheck.language.entities.facts import facts
from mtcheck.language.entities.lexicon import lexicon
from mtcheck.language.entities.tokens import Token
from mtcheck.patterns import lazy

_FOLDER = Path(__file__).parents[2] / "data" / "names"
_STOP = lazy(r"(?:^|[.!?:;…\"“„»”‘'(\[–—-])\s*$")
_ENDINGS = tuple(
    """ical ional ive ous ful less able ible ary ory ment tion sion ness ship ism ing ence ance ency ancy
    ology graphy metry wise ward wards hood tional ity ties ally ically ian ish ese al ic""".split()
)
_INFLECTED = tuple(
    pair.split(":") for pair in "ies:y es: s: ed: ed:e d: ly: ly:le ily:y fully: er: ers: ing: ing:e".split()
)
_OF_PEOPLES = ("ian", "ians", "ish", "ese", "ean", "eans", "ican", "icans", "politan")
_LONG_ENOUGH = 3
_HEADLINE = 0.6
"""The share of capitalised words from which a line is set in capitals."""


def has_common_ending(word: str) -> bool:
    """Whether an English word ends as names seldom do: *government*, *constitutional*."""
    return len(word) > 6 and word.removesuffix("s").endswith(_ENDINGS)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset((_FOLDER / f"{name}.en.txt").read_text(encoding="utf-8").split())


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    """Ordinary words, and those that are names as well."""
    listed = _listed("common")
    ambiguous = frozenset(word[1:] for word in listed if word[0] == "~")
    return listed | ambiguous, ambiguous


@lru_cache(maxsize=8192)
def is_common(word: str, begins: bool = False) -> bool:
    """Whether an English word, in lower case, is an ordinary word also where it bears a capital.

    A word that is a name as well counts as ordinary only where it begins a sentence.
    """
    known, ambiguous = _common()
    word = word.replace("’", "'")
    if word in _listed("ordinary") or lexicon("en").translated_names.get(word) is not None:
        return True
    if word in ambiguous:
        return begins
    return word in known or has_common_ending(word) or _inflects(word, known)


def _inflects(word: str, known: frozenset[str]) -> bool:
    if word.startswith("un") and word[2:] in known:
        return True
    stems = (word[: -len(ending)] + stem for ending, stem in _INFLECTED if word.endswith(ending))
    return any(stem in known for stem in stems)


def capitalised(text: str, language: str) -> tuple[Token, ...]:
    """The words that bear a capital for being names, as far as capitals tell; those that begin a sentence left out.

    None in a headline set in capitals, and none in a language that has no capitals or gives them to all nouns.
    """
    if language == "de" or lexicon(language).unspaced or language == "hi":
        return ()
    words = facts(text, language).tokens
    upper = [word for word in words if word.text[0].isupper()]
    longer = sum(len(word.text) > _LONG_ENOUGH for word in words)
    if not upper or sum(len(word.text) > _LONG_ENOUGH for word in upper) > max(_HEADLINE * longer, 2):
        return ()
    return tuple(upper)


def begins_sentence(text: str, word: Token) -> bool:
    """Whether a word owes its capital to its place."""
    return bool(_STOP.search(text, max(0, word.start - 3), word.start)) or word.start == 0


def is_passed_over(word: str) -> bool:
    """Whether a word, in lower case, is freely exchanged: a people for its country, a title, a syllable."""
    return word in _listed("exchanged") or word.endswith(_OF_PEOPLES)


@lru_cache(maxsize=8192)
def is_dated(word: str, language: str) -> bool:
    """Whether a word, in lower case, names a month or a day of the week."""
    known = lexicon(language)
    return known.months.get(word) is not None or known.weekdays.get(word) is not None
