"""How much of one text's meaning its counterpart holds, word by word: what is lost, gained, weak or out of order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    from mtcheck.embeddings import Reading, Words

    Numbers = NDArray[float32]

_OFF_PLACE = 0.6
"""How much less two words at opposite ends of their texts count as counterparts."""
_MEANT = 0.45
"""Likeness to the nearest word of the other side from which on a word is no loss."""
_WEAKEST = 3


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


def compare(one: Reading, other: Reading) -> Alignment:
    """Losses between a text and what should say the same."""
    import numpy as np

    distance = 1.0 - float(one.row @ other.row)
    mine, theirs = _weights(one.words), _weights(other.words)
    n, m = len(mine), len(theirs)
    if not n or not m:
        losses = _bare(distance, mine, theirs)
        return Alignment(losses, np.ones_like(mine), np.ones_like(theirs), one.words.places, other.words.places)
    table = one.words.rows @ other.words.rows.T
    near = table * (1 - np.float32(_OFF_PLACE) * np.abs(_shares(n)[:, None] - _shares(m)[None, :]))
    chosen = near.argmax(1)
    mutual = near.argmax(0)[chosen] == np.arange(n)
    here, there = np.flatnonzero(mutual), chosen[mutual]
    alike = table[here, there]
    best_here, best_there = table.max(1), table.max(0)
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


def _order(there: NDArray[float32]) -> tuple[float, float]:
    import numpy as np

    if len(there) < 2:
        return 0.0, 0.0
    steps = there[1:] < there[:-1]
    crossing = np.triu(there[:, None] > there[None, :], 1).sum()
    pairs = len(there) * (len(there) - 1) / 2
    return float(steps.mean()), float(crossing / pairs)
