"""Addresses that are carried over letter by letter: links, e-mail addresses, handles and hashtags."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.language.links import comparable, query
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import ADDRESS_START, lazy

_ADDRESS = lazy(
    r"(?P<mail>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    rf"|(?P<link>{ADDRESS_START}[A-Za-z0-9._~:/?#\[\]@!$&*+,;=%-]+)"
    r"|(?<![\w&/])(?P<handle>@[A-Za-z_][A-Za-z0-9_]{2,29})"
    r"|(?<![\w&/])(?P<hashtag>#[^\W\d_]\w{2,})"
)
_SIGNS = lazy(r"[@#]|://|www\.")


class Address(NamedTuple):
    """An address, where it stands, and how it is compared."""

    kind: str
    """``mail``, ``link``, ``handle`` or ``hashtag``."""
    key: str
    start: int
    end: int


def addresses(text: str) -> tuple[Address, ...]:
    """The addresses in a text; a full stop or bracket after one is no part of it."""
    return tuple(_find_addresses(text)) if _SIGNS.search(text) else ()


def _find_addresses(text: str) -> Iterator[Address]:
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(".,;:!?…")
        key = _key(match.lastgroup or "", address)
        yield Address(match.lastgroup or "", key, match.start(), match.start() + len(address))


def _key(kind: str, address: str) -> str:
    """The address without what translations change in it; a link's page may be the one in the other language."""
    folded = address.casefold()
    if kind != "link":
        return folded
    whole = folded if "//" in folded else f"https://{folded}"
    asked = query(whole)
    return f"{comparable(whole)}?{asked}" if asked else comparable(whole)
