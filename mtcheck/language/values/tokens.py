"""Words of a text with their places: the ground on which the finders stand."""

from __future__ import annotations

import re

from mtcheck.model.tuples import NamedTuple, make_rows
from mtcheck.patterns import lazy

_WORD = lazy(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MARKED_WORD = lazy(r"[^\W\d_\u0900-\u0963]+(?:['’][^\W\d_]+)?|[\u0900-\u0963]+")
"""Words of a script whose vowel signs are no letters."""


class Token(NamedTuple):
    """A word as it stands, in lower case, and where."""

    text: str
    lower: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, without digits and punctuation; an apostrophe inside a word belongs to it."""
    pattern = _MARKED_WORD if text and max(text) >= "\u0900" else _WORD
    matches = list(pattern.finditer(text))
    found = list(map(re.Match.group, matches))
    starts, ends = map(re.Match.start, matches), map(re.Match.end, matches)
    return make_rows(Token, found, map(str.lower, found), starts, ends)
