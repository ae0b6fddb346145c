"""Halves and other fractions behind a number: ``two and a half``, ``dos millones y medio``, ``3½``, ``2年半``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mtcheck.language.values.lexicon import lexicon
from mtcheck.language.values.tokens import Token
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import any_of, lazy

_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_FRACTION = lazy(r"[ \u00a0]?([½¼¾⅓⅔])|[ \u00a0](1/2|1/4|3/4)(?![\d/])")
_ONE_WORD = lazy(r"[ \u00a0][^\W\d_]+")
_EAST_HALF = lazy(r"(?:[^\W\d_半]{1,3})?半(?!分|島|岛|導|导|決|决|径|徑|数|數|ば|額|额|期|月|日)")


class Half(NamedTuple):
    """What is added to a number, and where its wording ends."""

    share: float
    end: int


def half_after(text: str, end: int, language: str) -> Half | None:
    """The half or other fraction that goes on with the number that ends here."""
    match = _FRACTION.match(text, end)
    if match:
        return Half(_FRACTIONS[match[1] or match[2]], match.end())
    match = _EAST_HALF.match(text, end) if lexicon(language).unspaced else _half(language).match(text, end)
    return Half(0.5, match.end()) if match else None


def half_beyond(text: str, end: int, language: str) -> Half | None:
    """The half behind the unit that follows a number: *3 años y medio*."""
    unit = _ONE_WORD.match(text, end)
    match = _half(language).match(text, unit.end()) if unit else None
    return Half(0.5, match.end()) if match else None


def half_among(words: Sequence[Token], at: int, language: str) -> int:
    """How many words from here on say *and a half*; none mostly."""
    for phrase in _phrases(language):
        if tuple(word.lower for word in words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


@cache
def _phrases(language: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in lexicon(language).halves.words)


@cache
def _half(language: str) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0-](?:{any_of(lexicon(language).halves.words)})\b", re.IGNORECASE)
