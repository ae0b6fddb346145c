"""Which capitalised words are names, in languages that capitalise little else."""

from __future__ import annotations

from functools import cache, lru_cache

from mtcheck.language.dictionary import knows
from mtcheck.language.packaged import DATA
from mtcheck.language.values.facts import facts
from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.tokens import Token
from mtcheck.language.wordlists import words_of
from mtcheck.patterns import lazy

_STOP = lazy(r"(?:^|[.!?:;…\"“„»”‘'(\[–—-])\s*[&_]?$")
"""What stands before a sentence's first word; a program's mark for the key of a label may be there as well."""
_LONG_ENOUGH = 3
_HEADLINE = 0.6
"""The share of capitalised words from which a line is set in capitals."""


def has_common_ending(word: str) -> bool:
    """Whether an English word ends as names seldom do: *government*, *constitutional*."""
    return len(word) > 6 and word.removesuffix("s").endswith(words_of("en", "common-endings"))


@cache
def _read_exchanged() -> frozenset[str]:
    return frozenset((DATA / "names" / "exchanged.en.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=8192)
def is_common(word: str) -> bool:
    """Whether an English word, in lower case, is an ordinary word also where it bears a capital."""
    if has_common_ending(word) or lexicon("en").translated_names.get(word) is not None:
        return True
    return bool(knows(word, "en"))


def find_capitalised(text: str, language: str) -> tuple[Token, ...]:
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
    return word in _read_exchanged() or word.endswith(words_of("en", "people-endings"))


@lru_cache(maxsize=8192)
def is_dated(word: str, language: str) -> bool:
    """Whether a word, in lower case, names a month or a day of the week."""
    known = lexicon(language)
    return known.months.get(word) is not None or known.weekdays.get(word) is not None
