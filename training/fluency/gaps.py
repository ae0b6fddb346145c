"""What stands between words, given the word before and the word after."""

from __future__ import annotations

from collections import Counter

import numpy as np

from mtcheck.language.lm import fluency, stream
from training.fluency.smoothing import in_steps

_NAMES = 40
_FEWEST_SPACES = 5
_ROWS = 6_000
_PRIOR_WEIGHT = 4.0


def is_prose(paragraph: str) -> bool:
    """Whether a paragraph is punctuated as prose: no label, no heading, no fragment."""
    return paragraph[0].isupper() and paragraph[-1] in ".!?" and paragraph.count(" ") > _FEWEST_SPACES


def names(seen: Counter[str]) -> list[str]:
    """The most frequent gaps, and at the end one that stands for all others."""
    plain = sorted(seen, key=lambda gap: (-seen[gap], gap))
    return [*[gap for gap in plain if "\n" not in gap][:_NAMES], "<other>"]


def learnt(tokens: stream.Tokens, kinds: int) -> dict[str, np.ndarray]:
    """The arrays ``gap_after`` and ``gap_before`` (rows, gaps) of a word's costs, and ``gap_alone`` (gaps)."""
    symbols, gaps, places = (np.array(column) for column in (tokens.symbols, tokens.gaps, tokens.places))
    inside = places > 0
    rows = fluency.gap_rows(symbols, _ROWS)
    before = np.concatenate((rows[:1], rows[:-1]))
    alone = np.bincount(gaps[inside], minlength=kinds) + 0.5
    alone = alone / alone.sum()
    found = {"gap_alone": in_steps(alone)}
    for name, side in (("gap_after", before), ("gap_before", rows)):
        seen = np.zeros((_ROWS, kinds))
        np.add.at(seen, (side[inside], gaps[inside]), 1.0)
        share = (seen + _PRIOR_WEIGHT * alone) / (seen.sum(axis=1, keepdims=True) + _PRIOR_WEIGHT)
        found[name] = in_steps(share)
    return found
