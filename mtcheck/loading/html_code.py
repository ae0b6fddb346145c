"""Whether a ``<pre>`` holds code, listings or the like, or a letter, a poem or an article that was typed by hand."""

from __future__ import annotations

from html import unescape

from mtcheck.patterns import lazy

_END = "</pre"
_SAMPLE = 4_000
_TAG = lazy(r"<[^<>]*>")
_SIGNS = frozenset("{}[]()=<>;|_$\\/#*+~^&@`%")
_MOST_SIGNS = 0.04
_FEWEST_LETTERS = 0.75
"""Shares of the characters that are no white space."""


def holds_code(text: str, start: int) -> bool:
    """Whether what begins at ``start``, up to the next ``</pre>``, is no prose."""
    sample = text[start : start + _SAMPLE]
    end = sample.lower().find(_END)
    visible = "".join(unescape(_TAG.sub("", sample if end < 0 else sample[:end])).split())
    if not visible:
        return False
    signs = sum(char in _SIGNS for char in visible)
    letters = sum(map(str.isalpha, visible))
    return signs > _MOST_SIGNS * len(visible) or letters < _FEWEST_LETTERS * len(visible)
