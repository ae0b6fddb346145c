"""Names of institutions in a text: words with capitals that a dictionary knows, as *Department of Justice*.

What only names people, places and brands consist of is no term: it is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from mtcheck.language.dictionary import knows
from mtcheck.language.people import sex_of_name
from mtcheck.language.profiles import Profile, profile, writes_noun_capitals
from mtcheck.language.wordlists import word_set
from mtcheck.language.words import Word, words

_FEWEST, _MOST = 2, 6
"""Words of a name, without those that join them."""
_SHORTEST = 3


@lru_cache(maxsize=512)
def find_institutions(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The places of the names of institutions."""
    return tuple(_find_names(text, profile(language)))


def _find_names(text: str, own: Profile) -> Iterator[tuple[int, int]]:
    if text.istitle() or text.isupper():
        return
    row = words(text)
    at = 0
    while at < len(row):
        end = _end_of_run(text, row, at, own)
        at, first = max(end, at + 1), at
        while first < end and row[first].folded in own.function_words:
            first += 1
        told = [word for word in row[first:end] if word.text[0].isupper()]
        if _FEWEST <= len(told) <= _MOST and all(_is_common(word, own) for word in told):
            yield row[first].start, row[end - 1].end


def _end_of_run(text: str, row: Sequence[Word], at: int, own: Profile) -> int:
    """Where the words with capitals end that begin here, with those that join them."""
    end, last = at, at
    while end < len(row) and (end == at or text[row[end - 1].end : row[end].start] == " "):
        if row[end].text[0].isupper():
            last = end + 1
        elif end == at or not _joins(row[end].text, row[end - 1].text, own.code):
            break
        end += 1
    return last


def _joins(word: str, before: str, code: str) -> bool:
    """Whether a small word may stand inside a name: *of*, and *the* after it."""
    joiners = word_set(code, "joiners-in-institutions")
    return word in joiners or (before in joiners and word in word_set(code, "behind-joiners"))


def _is_common(word: Word, own: Profile) -> bool:
    if sex_of_name(word.text) or len(word.text) < _SHORTEST or word.text.isupper():
        return False
    return knows(word.text if writes_noun_capitals(own.code) else word.folded, own.code) is True
