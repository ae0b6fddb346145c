"""What a house has settled of its pages' conventions: which choices there are, and what they make of a profile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from mtcheck.language.profiles import Profile, codes, entry
from mtcheck.language.quotation import DOUBLE

TYPOGRAPHIC, STRAIGHT = "typographic", "straight"
FORMAL, FAMILIAR = "formal", "familiar"
DASHES = {"en": " – ", "em": "—", "spaced-em": " — ", "hyphen": " - "}
APOSTROPHES = {STRAIGHT: "'", "curly": "’"}
ELLIPSES = {"dots": "...", "character": "…"}
_PAIRS = ("„“", "„”", "“”", "””", "»«", "«»", "»»", "‘’", "「」")
_FIXED = {
    "quotes": (TYPOGRAPHIC, STRAIGHT, *_PAIRS),
    "dash": tuple(DASHES),
    "apostrophe": tuple(APOSTROPHES),
    "ellipsis": tuple(ELLIPSES),
    "percent": ("spaced", "tight"),
    "currency": ("before", "behind"),
}
NAMES = (*_FIXED, "address")
"""The conventions of which a house may name its choice."""
_STRAIGHT_PAIR = ('"', '"')


def choices(name: str) -> tuple[str, ...]:
    """What a house may choose for a convention."""
    return _FIXED.get(name) or _list_addresses()


@cache
def _list_addresses() -> tuple[str, ...]:
    """The two registers, and the pronouns that the languages have for them."""
    pronouns = (word for code in codes() for word in entry(code, "address") or ())
    return tuple(dict.fromkeys((FORMAL, FAMILIAR, *pronouns)))


def settle(own: Profile, style: Mapping[str, str]) -> Profile:
    """A language's profile with a house's choices laid over it.

    Args:
        own: the language's.
        style: the choices, each one of ``choices``.
    """
    changes: dict[str, Any] = {}
    for name in style.keys() & _SETTLED.keys():
        changes |= _SETTLED[name](own, style[name])
    return replace(own, **changes) if changes else own


def pair_of(own: Profile, choice: str) -> tuple[str, str]:
    """The two marks of a choice of quotation marks."""
    if choice == TYPOGRAPHIC:
        return next((pair for pair in own.quotes if pair[0] not in "\"'"), _STRAIGHT_PAIR)
    return _STRAIGHT_PAIR if choice == STRAIGHT else (choice[0], choice[1])


def register_of(own: Profile, choice: str) -> str:
    """How a choice addresses readers in a language, ``formal`` or ``familiar``; empty where it is no word of it."""
    if choice in own.address:
        return FORMAL if own.address[0] == choice else FAMILIAR
    return choice if choice in (FORMAL, FAMILIAR) else ""


def _settle_quotes(own: Profile, choice: str) -> dict[str, Any]:
    wanted = pair_of(own, choice)
    inner = tuple(pair for pair in own.quotes if pair[0] not in DOUBLE and pair != wanted)
    return {"quotes": (wanted, *inner), "typeset_quotes": wanted != _STRAIGHT_PAIR}


def _settle_dash(_own: Profile, choice: str) -> dict[str, Any]:
    return {"dash": "" if choice == "hyphen" else DASHES[choice].strip()}


_SETTLED: Mapping[str, Callable[[Profile, str], dict[str, Any]]] = {
    "quotes": _settle_quotes,
    "dash": _settle_dash,
    "percent": lambda _own, choice: {"percent": choice},
    "currency": lambda _own, choice: {"currency": choice},
}
