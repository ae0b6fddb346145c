"""What cannot be held back is done, and other languages say so without a negator: *nicht verkneifen*, *had to laugh*.

Read from ``data/contraries/<code>.txt``, where ``_`` is a blank and ``*`` any letters: ``restraint`` holds wordings
that with a negator say that something was done after all, ``stifling`` those that do so of ``feelings`` alone,
``delay`` those that say it was done at once, ``possible`` the words that may stand between two negators that cancel
each other out: *не мог не*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.values.denials import denials
from mtcheck.language.values.tokens import Token, tokens
from mtcheck.patterns import lazy

_REACH = 40
"""Characters between a negator and what it denies."""
_CLAUSE_END = lazy(r"[,;:.!?–—]")
_HOLDING = frozenset({"prevent", "avoid", "end", "refuse", "renounce", "fail", "silent", "forbid", "cancel"})
"""Classes of wordings that can render the restraint itself: where one stands, the negator was lost."""
_TWO = 2


def is_unrestrained(
    denied: Sequence[Token], found: Sequence[Token], text: str, language: str, other: str, other_language: str
) -> bool:
    """Whether all that a text denies is restraint or delay, of which the other text says nothing.

    Args:
        denied: the negators that the other text is without.
        found: all negators of the text.
        text: what denies.
        language: its language.
        other: what does not.
        other_language: the other one's language.
    """
    if _deny_any(denied, text, language, "delay"):
        return not _has(other, other_language, "delay")
    if not _cancel_out(found, text, language) and not _deny_restraint(denied, text, language):
        return False
    if _has(other, other_language, "restraint", "stifling"):
        return False
    return not any(each.classes & _HOLDING for each in denials(other, other_language))


def _cancel_out(found: Sequence[Token], text: str, language: str) -> bool:
    """Whether two negators have nothing between them but that something is possible."""
    if len(found) != _TWO:
        return False
    possible = _tables(language).get("possible", ())
    between = [each.lower for each in tokens(text[found[0].end : found[1].start])]
    return bool(between or found[0].lower in possible) and all(word in possible for word in between)


def _deny_restraint(denied: Sequence[Token], text: str, language: str) -> bool:
    keys = ["restraint", "stifling"] if _has(text, language, "feelings") else ["restraint"]
    return _deny_any(denied, text, language, *keys)


def _deny_any(denied: Sequence[Token], text: str, language: str, *keys: str) -> bool:
    """Whether each negator stands near a wording of some tables, in one clause."""
    known, plain = _any_of(language, *keys), _plain(text)
    places = [match.span() for match in known.finditer(plain)] if known else []
    return bool(places) and all(any(_are_near(plain, word, place) for place in places) for word in denied)


def _has(text: str, language: str, *keys: str) -> bool:
    known = _any_of(language, *keys)
    return known is not None and known.search(_plain(text)) is not None


def _are_near(text: str, word: Token, place: tuple[int, int]) -> bool:
    between = text[min(word.end, place[1]) : max(word.start, place[0])]
    return len(between) <= _REACH and _CLAUSE_END.search(between) is None


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


@cache
def _tables(language: str) -> dict[str, list[str]]:
    return read_words(f"contraries/{language}.txt", text_of("contraries", language))


@cache
def _any_of(language: str, *tables: str) -> re.Pattern[str] | None:
    """What finds any wording of some tables; None where there is none."""
    wordings = [each for name in tables for each in _tables(language).get(name, ())]
    parts = (re.escape(each).replace(r"\*", r"\w*").replace("_", r",?\s") for each in wordings)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)") if wordings else None
