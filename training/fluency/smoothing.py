"""From counts to a back-off model: interpolated absolute discounting, pruned by what an n-gram adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from mtcheck.language.lm import ngrams
from training.fluency.counting import Counts, packed


class Level(NamedTuple):
    """N-grams of one length with probability and weight of falling back on them (n)."""

    keys: np.ndarray
    rows: np.ndarray
    probability: np.ndarray
    backoff: np.ndarray


def smoothed(counts: Sequence[Counts], sizes: Sequence[int], discount: float, symbols: int) -> dict[str, np.ndarray]:
    """The arrays of a model, without its name (see ``ngrams.join_grams``).

    ``sizes`` says how many n-grams of each length from two on are kept.
    """
    ones = counts[0]
    probability = np.full(symbols, 1e-9)
    probability[ones.grams[:, 0]] += ones.seen
    totals = probability.copy()
    probability /= probability.sum()
    rows = np.arange(symbols)[:, None]
    levels = [Level(packed(rows), rows, probability, np.ones(symbols))]
    for count, size in zip(counts[1:], sizes, strict=True):
        level, totals = _raised(count, levels, totals, size, discount)
        levels.append(level)
    return _arrays(levels)


def _raised(
    count: Counts, levels: list[Level], totals: np.ndarray, size: int, discount: float
) -> tuple[Level, np.ndarray]:
    """The next longer level; fills in how the level below is fallen back from."""
    below = levels[-1]
    history = _found(below.keys, packed(count.grams[:, :-1]))
    known = history >= 0
    rows, seen, history = count.grams[known], count.seen[known], history[known]
    whole = np.maximum(totals[history], 1e-9)
    share = np.maximum(seen - discount, 0.0) / whole
    lower = probability_of(levels, rows[:, 1:])
    gain = seen * np.log(np.maximum(share + lower * 0.3, 1e-12) / np.maximum(lower, 1e-12))
    kept = np.sort(np.argsort(-gain, kind="stable")[:size])
    kept = kept[gain[kept] > 0]
    rows, seen, history, share, lower = rows[kept], seen[kept], history[kept], share[kept], lower[kept]
    left = np.clip(1.0 - np.bincount(history, share, len(below.keys)), 0.01, 1.0)
    levels[-1] = below._replace(backoff=left)
    keys = packed(rows)
    order = np.argsort(keys)
    probability = share + left[history] * lower
    return Level(keys[order], rows[order], probability[order], np.ones(len(rows))), seen[order]


def probability_of(levels: Sequence[Level], rows: np.ndarray) -> np.ndarray:
    """The probability of each row's last symbol given those before it."""
    level = levels[rows.shape[1] - 1]
    if rows.shape[1] == 1:
        return level.probability[rows[:, 0]]
    at = _found(level.keys, packed(rows))
    history = _found(levels[rows.shape[1] - 2].keys, packed(rows[:, :-1]))
    weight = np.where(history >= 0, levels[rows.shape[1] - 2].backoff[history], 1.0)
    shorter = weight * probability_of(levels, rows[:, 1:])
    return np.where(at >= 0, level.probability[at], shorter)


def _found(keys: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


def in_steps(probability: np.ndarray) -> np.ndarray:
    """``-log p`` as a byte."""
    return np.clip(np.rint(-np.log(np.maximum(probability, 1e-30)) / ngrams.STEP), 0, 255).astype(np.uint8)


def _arrays(levels: Sequence[Level]) -> dict[str, np.ndarray]:
    arrays = {"cost1": in_steps(levels[0].probability), "backoff1": in_steps(levels[0].backoff)}
    for level in levels[1:]:
        length = level.rows.shape[1]
        keys = ngrams.first_keys(level.rows[:, 0])
        for at in range(1, length):
            keys = ngrams.grow_keys(keys, level.rows[:, at])
        stored, first = np.unique(ngrams.short(keys), return_index=True)
        arrays[f"keys{length}"] = np.diff(stored, prepend=np.uint32(0))
        arrays[f"cost{length}"] = in_steps(level.probability[first])
        arrays[f"backoff{length}"] = in_steps(level.backoff[first])
    return arrays
