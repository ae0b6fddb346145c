"""Strings of a program beside their translations, as pages name them (``docs/labels.md``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from mtcheck.language.holders import find_holders, find_tags

Strings = Mapping[str, tuple[str, ...]]
"""For each string of the original, folded, the translations that the program has for it."""
_ENDS = ".:…!? \u00a0"
_LONGEST = 60
"""Characters of a string that pages name."""


def fold_string(text: str) -> str:
    """A string without what pages write otherwise: case, white space, marks at its end."""
    return " ".join(text.split()).rstrip(_ENDS).casefold()


def collect_strings(pairs: Iterable[tuple[str, str]]) -> Strings:
    """The strings that pages may name: short ones without place holders, with all their translations."""
    found: dict[str, dict[str, None]] = {}
    for source, target in pairs:
        if _is_named(source) and _is_named(target):
            found.setdefault(fold_string(source), {}).setdefault(" ".join(target.split()).rstrip(_ENDS))
    return {source: tuple(targets) for source, targets in found.items()}


def _is_named(text: str) -> bool:
    has_letters = any(map(str.isalpha, text))
    return has_letters and len(text) <= _LONGEST and not find_holders(text) and not find_tags(text)


def holds_string(text: str, wordings: Sequence[str]) -> bool:
    """Whether a text has one of several strings in it, as whole words."""
    folded = " ".join(text.split()).casefold()
    return any(re.search(rf"(?<!\w){re.escape(fold_string(each))}(?!\w)", folded) for each in wordings)
