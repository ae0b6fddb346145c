"""How much of one text's meaning its counterpart holds, word by word: what is lost, gained, weak or out of order."""

from __future__ import annotations

from bisect import bisect
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from weakref import ref

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy import float32, int64
    from numpy.typing import NDArray

    from mtcheck.embeddings import Reading, Words

    Numbers = NDArray[float32]

_OFF_PLACE = 0.6
"""How much less two words at opposite ends of their texts count as counterparts."""
_MEANT = 0.45
"""Likeness to the nearest word of the other side from which on a word is no loss."""
_WEAKEST = 3
_STRETCH = 1024
"""Words that are compared at once, with as many more on either side of where they should be."""


_COMMON, _RARE = 5.0, 15.0
"""Rarity in nats from which on a word weighs anything, and from which on it weighs no more."""
_LEAST = 0.1
"""What the commonest words weigh."""


class Likeness(NamedTuple):
    """Losses between two texts that should say the same; every number is 0 where nothing is lost."""

    distance: float
    """1 less the cosine of the vectors of the whole texts."""
    recall: float
    """1 less the weighted mean likeness of the first text's words with the nearest of the second."""
    precision: float
    """The same of the second text's words."""
    unaligned_here: float
    """1 less the weighted likeness of words that choose each other, as a share of the first text."""
    unaligned_there: float
    lost: float
    """Weight of the first text's words that nothing in the second is near to, summed."""
    gained: float
    lost_run: float
    """Weight of the longest run of such words."""
    gained_run: float
    weakest: float
    """1 less the mean likeness of the three counterparts that are least alike, by weight."""
    disorder: float
    """Share of the neighbouring counterparts that stand in another order."""
    crossing: float
    """Share of all counterparts that cross."""


class Alignment(NamedTuple):
    """Two texts word by word."""

    losses: Likeness
    here: Numbers
    """How much of each word of the first text is lost, 0 to 1."""
    there: Numbers
    places_here: tuple[tuple[int, int], ...]
    """Start and end of each word of the first text."""
    places_there: tuple[tuple[int, int], ...]


_LATEST = 512
"""Comparisons that are kept: those of a long page."""
_Rows = ref[Any]


@lru_cache(maxsize=1)
def _compared() -> dict[tuple[int, int], tuple[_Rows, _Rows, Alignment]]:
    """The latest comparisons by the rows that were compared, which are the same as long as an encoder remembers both
    texts."""
    return {}


def compare(one: Reading, other: Reading) -> Alignment:
    """Losses between a text and what should say the same."""
    mine, theirs = one.words.rows, other.words.rows
    key = id(mine), id(theirs)
    latest = _compared()
    known = latest.get(key)
    if known and known[0]() is mine and known[1]() is theirs:
        return known[2]
    if len(latest) >= _LATEST:
        latest.clear()
    found = _compare(one, other)
    latest[key] = ref(mine), ref(theirs), found
    return found


def _compare(one: Reading, other: Reading) -> Alignment:
    import numpy as np

    distance = 1.0 - float(one.row @ other.row)
    mine, theirs = _weights(one.words), _weights(other.words)
    n, m = len(mine), len(theirs)
    if not n or not m:
        losses = _bare(distance, mine, theirs)
        return Alignment(losses, np.ones_like(mine), np.ones_like(theirs), one.words.places, other.words.places)
    (best_here, chosen, likes), (best_there, choosing, _) = _choose(one.words.rows, other.words.rows)
    mutual = choosing[chosen] == np.arange(n)
    here, there, alike = np.flatnonzero(mutual), chosen[mutual], likes[mutual]
    lost, gained = mine * _measure_missed(best_here), theirs * _measure_missed(best_there)
    strength = np.minimum(mine[here], theirs[there])
    losses = Likeness(
        distance,
        1 - float(best_here @ mine) / float(mine.sum()),
        1 - float(best_there @ theirs) / float(theirs.sum()),
        1 - float(alike @ mine[here]) / float(mine.sum()),
        1 - float(alike @ theirs[there]) / float(theirs.sum()),
        float(lost.sum()),
        float(gained.sum()),
        _longest(lost),
        _longest(gained),
        float(np.sort(strength * (1 - alike))[-_WEAKEST:].mean()),
        *_order(there),
    )
    return Alignment(
        losses, _measure_missed(best_here), _measure_missed(best_there), one.words.places, other.words.places
    )


class _Choices(NamedTuple):
    """For each word its likeness to the nearest of the other text, the one it chooses, and its likeness to that."""

    best: Numbers
    chosen: NDArray[int64]
    likes: Numbers


def _choose(rows: Numbers, others: Numbers) -> tuple[_Choices, _Choices]:
    """What the words of both texts choose."""
    if max(len(rows), len(others)) > _STRETCH:
        return _choose_nearby(rows, others), _choose_nearby(others, rows)
    table = rows @ others.T
    near = _weigh_places(table, _shares(len(rows)), _shares(len(others)))
    return _pick(table, near), _pick(table.T, near.T)


def _choose_nearby(rows: Numbers, others: Numbers) -> _Choices:
    """What the words of a long text choose about where their counterparts should be, stretch by stretch."""
    import numpy as np

    n, m = len(rows), len(others)
    places, their_places = _shares(n), _shares(m)
    found = []
    for start in range(0, n, _STRETCH):
        end = min(start + _STRETCH, n)
        low, high = max(0, start * m // n - _STRETCH), min(m, end * m // n + _STRETCH)
        table = rows[start:end] @ others[low:high].T
        best, chosen, likes = _pick(table, _weigh_places(table, places[start:end], their_places[low:high]))
        found.append((best, low + chosen, likes))
    return _Choices(*map(np.concatenate, zip(*found, strict=True)))


def _weigh_places(table: Numbers, places: Numbers, their_places: Numbers) -> Numbers:
    """The likenesses, less where two words are at other places of their texts."""
    import numpy as np

    near: Numbers = table * (1 - np.float32(_OFF_PLACE) * np.abs(places[:, None] - their_places[None, :]))
    return near


def _pick(table: Numbers, near: Numbers) -> _Choices:
    import numpy as np

    chosen = near.argmax(1)
    return _Choices(table.max(1), chosen, table[np.arange(len(table)), chosen])


def _weights(words: Words) -> Numbers:
    """How much each word tells, 0.1 to 1."""
    import numpy as np

    told = (words.rarity - np.float32(_COMMON)) / np.float32(_RARE - _COMMON)
    weights: Numbers = np.minimum(np.maximum(told, np.float32(_LEAST)), np.float32(1))
    return weights


def _bare(distance: float, mine: Numbers, theirs: Numbers) -> Likeness:
    """The losses where one of the texts has no words."""
    lost, gained = float(mine.sum()), float(theirs.sum())
    full = float(bool(lost)), float(bool(gained)), float(bool(lost)), float(bool(gained))
    return Likeness(distance, *full, lost, gained, lost, gained, 0.0, 0.0, 0.0)


def _shares(size: int) -> Numbers:
    import numpy as np

    return np.linspace(0, 1, size, dtype=np.float32)


def _measure_missed(best: Numbers) -> Numbers:
    import numpy as np

    missed: Numbers = np.maximum(0, _MEANT - best) / np.float32(_MEANT)
    return missed


def _longest(lost: Numbers) -> float:
    """The largest sum over neighbours none of which is found."""
    best = total = 0.0
    for each in lost.tolist():
        total = total + each if each > 0 else 0.0
        best = max(best, total)
    return best


def _order(there: NDArray[int64]) -> tuple[float, float]:
    if len(there) < 2:
        return 0.0, 0.0
    pairs = len(there) * (len(there) - 1) / 2
    return float((there[1:] < there[:-1]).mean()), _count_crossing(there.tolist()) / pairs


def _count_crossing(there: list[int]) -> int:
    """How many pairs of different numbers have the greater one first."""
    before: list[int] = []
    crossing = 0
    for count, place in enumerate(there):
        at = bisect(before, place)
        before.insert(at, place)
        crossing += count - at
    return crossing
