"""Words in letters of another script inside a text that is written in Latin ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.patterns import HAN_AND_KANA, HANGUL, lazy

OTHER = lazy(
    r"[\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff"
    rf"{HAN_AND_KANA}{HANGUL}]+"
)
_OPENERS = "(（[“\"„«»‘'"
_UNITS = frozenset("μΩΔαβγπσλ")


def find_foreign_words(text: str) -> Iterator[re.Match[str]]:
    """The runs of such letters that are no gloss in brackets or quotation marks and no unit."""
    if not _has_other_letters(text):
        return
    depth, read = 0, 0
    for match in OTHER.finditer(text):
        depth += text.count("(", read, match.start()) - text.count(")", read, match.start())
        read = match.start()
        if not (depth > 0 or _is_opened(text, read) or match[0] in _UNITS):
            yield match


def _has_other_letters(text: str) -> bool:
    """Whether a text may hold such letters: told before the expression with all of them is compiled."""
    return not text.isascii() and any("\u0370" <= char < "\u2000" or char >= "\u3040" for char in text)


def _is_opened(text: str, start: int) -> bool:
    """Whether brackets or quotation marks open right before a place."""
    while start and text[start - 1].isspace():
        start -= 1
    return start > 0 and text[start - 1] in _OPENERS
