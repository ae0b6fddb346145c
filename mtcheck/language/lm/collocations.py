"""Whether two words that stand side by side are often said together: *cash machine*, *tall building*."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.language.lm.fluency import surprisals

_USUAL = 2.5
"""Nats by which the first word makes the second less surprising; words that are merely both frequent gain nothing."""
_STRANGER = "Xqzv"
"""A word that no language has."""


@lru_cache(maxsize=256)
def are_collocated(first: str, second: str, language: str) -> bool:
    """Whether one word often stands before the other; False where no language model is at hand."""
    if not (first.isalpha() and second.isalpha()):
        return False
    expected, found = (_cost(f"{each} {second}", language) for each in (_STRANGER.lower(), first))
    return expected is not None and found is not None and expected - found >= _USUAL


def _cost(pair: str, language: str) -> float | None:
    """How surprising the second of two words is; a full stop behind them, so that the end is none of it."""
    costs = [each.nats for each in surprisals(f"{pair}.", language) if each.end == len(pair)]
    return costs[-1] if costs else None
