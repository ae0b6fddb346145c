"""Words by which a text says that it is not sure, or that others say so: *probably*, *allegedly*, *angeblich*.

Read from ``data/hedges/<code>.txt``: ``doubts`` are adverbs that nothing but doubt can stand for, ``hedges`` all else
that can: *may*, *seems*, *according to*. In a wording ``_`` is a space and ``*`` any letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.values.facts import facts

_LONGEST = 16
"""Words of a sentence in which a doubt is not told in another way."""


def find_lost_doubt(source: str, here: str, target: str, there: str) -> tuple[int, int] | None:
    """Where a short original says that it is not sure, and the translation in no way does."""
    doubts, hedges = _doubts(here), _hedges(there)
    if doubts is None or hedges is None:
        return None
    found = doubts.search(source)
    if found is None or hedges.search(target) or "?" in source:
        return None
    return found.span() if len(facts(source, here).tokens) <= _LONGEST else None


@cache
def _doubts(language: str) -> re.Pattern[str] | None:
    words = _words(language)
    return _compile(words["doubts"]) if words else None


@cache
def _hedges(language: str) -> re.Pattern[str] | None:
    words = _words(language)
    return _compile([*words["doubts"], *words["hedges"]]) if words else None


def _words(language: str) -> dict[str, list[str]]:
    return read_words(f"hedges/{language}.txt", text_of("hedges", language))


def _compile(wordings: Iterable[str]) -> re.Pattern[str]:
    either = "|".join(re.escape(each.replace("_", " ")).replace(r"\*", r"\w*") for each in wordings)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
