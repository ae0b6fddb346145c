"""Back-off n-gram models in plain arrays: hashed, sorted keys with probabilities of one byte.

Each order holds the keys of its n-grams, ``-log p`` given the words before the last, and ``-log`` of the weight with
which a longer history falls back on this one. Numbers are steps of ``STEP`` nats.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy as np

STEP = 0.1
"""Nats of one step of a stored number."""
_KEYS = "_keys"
_MIX = 0x9E3779B97F4A7C15
_SALT = 0xBF58476D1CE4E5B9


class Order(NamedTuple):
    """N-grams of one length: sorted keys (n, uint32), costs and back-off costs (n, uint8, in steps)."""

    keys: np.ndarray
    cost: np.ndarray
    backoff: np.ndarray


class Grams(NamedTuple):
    """Single symbols by number (costs and back-off costs in steps), and the longer n-grams from the pairs on."""

    cost: np.ndarray
    backoff: np.ndarray
    longer: tuple[Order, ...]

    def costs(self, symbols: np.ndarray, place: np.ndarray) -> np.ndarray:
        """The surprisal of every symbol in nats, given those before it in its sequence.

        ``symbols`` (n) are sequences one after another, ``place`` (n) counts from 0 in each; the first of a sequence
        begins it and gets the cost of the symbol alone.
        """
        import numpy as np

        steps = self.cost[symbols].astype(np.int32)
        backoff = self.backoff[symbols]
        keys = first_keys(symbols)
        for length, order in enumerate(self.longer, 2):
            history, keys = backoff, grow_keys(np.concatenate((keys[:1], keys[:-1])), symbols)
            possible = place >= length - 1
            at, found = _sought(order.keys, keys, possible)
            fallen = np.where(possible, np.concatenate(([0], history[:-1])), 0)
            steps = np.where(found, order.cost[at], steps + fallen)
            backoff = np.where(found, order.backoff[at], 0)
        return np.asarray(steps * STEP, dtype=np.float32)


def first_keys(symbols: np.ndarray) -> np.ndarray:
    """The keys of single symbols (n, uint64), from which those of longer n-grams grow."""
    import numpy as np

    return np.asarray((symbols.astype(np.uint64) + np.uint64(1)) * np.uint64(_MIX))


def grow_keys(keys: np.ndarray, symbols: np.ndarray) -> np.ndarray:
    """The keys of n-grams that are each one symbol longer."""
    import numpy as np

    mixed = (keys ^ (keys >> np.uint64(29))) * np.uint64(_SALT) + first_keys(symbols)
    return np.asarray(mixed ^ (mixed >> np.uint64(32)))


def short(keys: np.ndarray) -> np.ndarray:
    """The part of a key that is stored (uint32)."""
    import numpy as np

    return np.asarray((keys >> np.uint64(16)).astype(np.uint32))


def _sought(stored: np.ndarray, keys: np.ndarray, possible: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    wanted = short(keys)
    at = np.minimum(np.searchsorted(stored, wanted), len(stored) - 1)
    return at, possible & (stored[at] == wanted)


def unpack(name: str, array: np.ndarray) -> np.ndarray:
    """An array of a packed model as it is computed with: keys are stored as differences."""
    import numpy as np

    return np.cumsum(array, dtype=np.uint32) if _KEYS in name else array


def join_grams(arrays: Mapping[str, np.ndarray], name: str) -> Grams:
    """The model whose arrays were packed under a name.

    Raises:
        KeyError: an array is missing.
    """
    longer: list[Order] = []
    while (keys := f"{name}{_KEYS}{len(longer) + 2}") in arrays:
        length = len(longer) + 2
        longer.append(Order(arrays[keys], arrays[f"{name}_cost{length}"], arrays[f"{name}_backoff{length}"]))
    return Grams(arrays[f"{name}_cost1"], arrays[f"{name}_backoff1"], tuple(longer))
