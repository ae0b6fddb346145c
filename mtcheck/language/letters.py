"""Letters of other scripts in Latin ones: ``data/letters/latin.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of


@cache
def signs_of(key: str) -> tuple[str, ...]:
    """The signs of an entry, in order; empty for ``-``."""
    return tuple("" if sign == "-" else sign for sign in _table()[key])


@cache
def letters_of(key: str) -> Mapping[str, str]:
    """The letters of an entry, each with what stands for it in Latin."""
    return {letter: latin for letter, _, latin in (sign.partition("=") for sign in signs_of(key))}


@cache
def _table() -> Mapping[str, list[str]]:
    return read_words("letters/latin.txt", text_of("letters", "latin"))
