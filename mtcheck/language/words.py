"""Words with their places, found once for all that ask."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mtcheck.patterns import lazy

_WORD = lazy(r"[^\W\d_]+(?:['’\-‑][^\W\d_]+)*")


class Word(NamedTuple):
    """A word of a text; ``folded`` is what comparisons use."""

    text: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=512)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; inner apostrophes and hyphens belong to the word."""
    found = [(match[0], match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]
    return tuple(map(Word._make, found))
