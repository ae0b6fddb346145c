"""Words of a text with their places: the ground on which the finders stand."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_][^\W_\d]*(?:[\u0900-\u0903\u093a-\u094f]+[^\W\d_]*)*(?:['’][^\W\d_]+)?|[\u0900-\u0963]+")


class Token(NamedTuple):
    """A word as it stands, in lower case, and where."""

    text: str
    lower: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, without digits and punctuation; an apostrophe inside a word belongs to it."""
    return tuple(
        Token(match.group(), match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)
    )
