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
    for match in OTHER.finditer(text):
        if not _is_gloss(text, match.start()) and match[0] not in _UNITS:
            yield match


def _has_other_letters(text: str) -> bool:
    """Whether a text may hold such letters: told before the expression with all of them is compiled."""
    return not text.isascii() and any("\u0370" <= char < "\u2000" or char >= "\u3040" for char in text)


def _is_gloss(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return bool(before) and (before[-1] in _OPENERS or before.count("(") > before.count(")"))
