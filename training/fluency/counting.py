"""Counts of symbols, n-grams, casings and gaps in paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from mtcheck.language.lm import stream

_BASE = 1 << 21


class Counts(NamedTuple):
    """N-grams of one length by rows of symbols (n, length), and how often each was seen (n)."""

    grams: np.ndarray
    seen: np.ndarray


def words_of(paragraphs: Iterable[str]) -> Counter[str]:
    """How often each folded word occurs."""
    return Counter(stream.fold_word(w) for p in paragraphs for w, *_ in stream.tokens_of(p) if not w[0].isdigit())


def gaps_of(paragraphs: Iterable[str]) -> Counter[str]:
    """How often each gap occurs, the first and the last of a paragraph with them."""
    found: Counter[str] = Counter()
    for text in paragraphs:
        last = 0
        for _, start, end in stream.tokens_of(text):
            found[stream.gap_of(text[last:start])] += 1
            last = end
        found[stream.gap_of(text[last:])] += 1
    return found


def counted(symbols: np.ndarray, places: np.ndarray, longest: int) -> list[Counts]:
    """The n-grams up to a length inside sequences laid end to end (see ``ngrams.Grams.costs``)."""
    found = []
    for length in range(1, longest + 1):
        ends = np.flatnonzero(places >= length - 1)
        rows = np.stack([symbols[ends - back] for back in range(length - 1, -1, -1)], 1)
        found.append(merged([(rows, np.ones(len(rows)))]))
    return found


def merged(parts: Iterable[tuple[np.ndarray, np.ndarray]]) -> Counts:
    """Counts of equal rows added up, in the order of the rows."""
    parts = list(parts)
    rows = np.concatenate([rows for rows, _ in parts])
    seen = np.concatenate([seen for _, seen in parts])
    keys = packed(rows)
    unique, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    return Counts(rows[first], np.bincount(inverse, seen, len(unique)))


def packed(rows: np.ndarray) -> np.ndarray:
    """One number for each row of up to three symbols, or of up to six letters."""
    base = _BASE if rows.shape[1] <= 3 else 1 << 10
    keys = np.zeros(len(rows), np.int64)
    for column in rows.T:
        keys = keys * base + column
    return keys
