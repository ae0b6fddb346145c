"""Words with their places, found once for all that ask."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from mtcheck.model.tuples import NamedTuple, make_rows
from mtcheck.patterns import lazy

CAPITALISED = r"[^\W\d_a-zß-ÿ][^\W\d_A-Z]+(?:-[^\W\d_]+)?"
"""What finds a word as names are written: a capital and small letters, with or without a part behind a hyphen."""
_LONGEST = 100
"""Letters of a word up to which it is compared with others letter by letter."""
_WORD = lazy(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


class Word(NamedTuple):
    """A word of a text; ``folded`` is what comparisons use."""

    text: str
    folded: str
    start: int
    end: int


def holds_words(text: str) -> bool:
    """Whether there is a letter or digit in a text, and not marks alone, as in a cell whose commas part nothing."""
    return any(map(str.isalnum, text))


@lru_cache(maxsize=512)
def split_words(text: str) -> tuple[str, ...]:
    """The words of a text as they stand, in order: a third of the work where their places are not asked for."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=512)
def fold_words(text: str) -> tuple[str, ...]:
    """The words of a text as comparisons use them, in order."""
    return tuple(map(str.casefold, split_words(text)))


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; inner apostrophes and hyphens belong to the word."""
    matches = list(_WORD.finditer(text))
    found = list(map(re.Match.group, matches))
    starts, ends = map(re.Match.start, matches), map(re.Match.end, matches)
    return make_rows(Word, found, map(str.casefold, found), starts, ends)


def measure_likeness(one: str, other: str) -> float:
    """The share of letters that two words have in common, 0 to 1; of what is too long for a word whether it is equal.

    To compare them takes time in the square of their length.
    """
    if max(len(one), len(other)) > _LONGEST:
        return float(one == other)
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def count_shared(one: str, other: str) -> int:
    """How many letters two words have in common from the first on."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
