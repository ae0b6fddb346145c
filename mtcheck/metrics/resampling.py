"""Intervals and tests by resampling, with the random numbers and the arithmetic of sacrebleu.

Rows are the units that are drawn: segments, as in sacrebleu, or articles, whose rows are the sums over their segments.
Sources: Koehn 2004 (bootstrap), Riezler and Maxwell 2005 (approximate randomisation), sacrebleu's ``significance``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    from mtcheck.metrics.base import Statistics

SEED = 12345
RESAMPLES = 1000
TRIALS = 10_000
_CELLS = 4_000_000
"""Random numbers that are held at a time."""
_STEP = 32
"""Rows of random bits are drawn in multiples of this, so that blocks give what one draw would."""


class Scorer(Protocol):
    """What makes a number from summed rows."""

    def score(self, sums: Statistics) -> float:
        """The number."""


class Bootstrap(NamedTuple):
    """The numbers of all resamples, and what is said of them."""

    scores: NDArray[float64]

    @property
    def mean(self) -> float:
        """The mean of the resamples, added up in ascending order as sacrebleu does."""
        import numpy as np

        return float(np.sort(self.scores).mean())

    @property
    def interval(self) -> tuple[float, float]:
        """Where 95% of the resamples lie: a fortieth is left out at either end, as sacrebleu does."""
        import numpy as np

        ordered = np.sort(self.scores)
        cut = len(ordered) // 40
        return float(ordered[cut]), float(ordered[-cut - 1])

    @property
    def half_width(self) -> float:
        """What sacrebleu prints after its plus-minus sign."""
        low, high = self.interval
        return 0.5 * (high - low)


def bootstrap(scorer: Scorer, statistics: Statistics, resamples: int = RESAMPLES, seed: int = SEED) -> Bootstrap:
    """The numbers of resamples drawn with replacement.

    Args:
        scorer: what makes a number from summed rows.
        statistics: a row a unit.
        resamples: how many are drawn.
        seed: of the random numbers; the same for all systems, so that their resamples can be set beside each other.
    """
    import numpy as np

    sums = [counts @ statistics for counts in _drawn(len(statistics), resamples, seed)]
    # Single precision, because sacrebleu makes the numbers of its resamples, and their mean, from such sums.
    return Bootstrap(_scores(scorer, np.concatenate(sums).astype("float32")))


def paired_bootstrap(first: Bootstrap, second: Bootstrap, difference: float) -> float:
    """How probable a difference so large is by chance, from two systems' resamples.

    Args:
        first: one system's resamples.
        second: the other's, drawn with the same seed from the same units.
        difference: of the two systems' numbers.
    """
    import numpy as np

    seen = np.abs(second.scores - first.scores)
    return _share_above(seen - seen.mean(), abs(difference))


def randomisation(
    scorer: Scorer, first: Statistics, second: Statistics, trials: int = TRIALS, seed: int = SEED
) -> float:
    """How probable a difference so large is if every unit could as well come from the other system.

    Args:
        scorer: what makes a number from summed rows.
        first: one system's rows.
        second: the other's rows for the same units.
        trials: how often the units are shuffled between the two.
        seed: of the random numbers.
    """
    import numpy as np

    real = abs(scorer.score(first.sum(0)) - scorer.score(second.sum(0)))
    seen = []
    for taken in _swapped(len(first), trials, seed):
        kept = 1.0 - taken
        mixed = taken @ first + kept @ second, kept @ first + taken @ second
        seen.append(np.abs(_scores(scorer, mixed[0]) - _scores(scorer, mixed[1])))
    return _share_above(np.concatenate(seen), real)


def by_unit(statistics: Statistics, units: NDArray[float64] | list[int]) -> Statistics:
    """The rows of articles: sums over their segments, in the order in which the articles begin.

    Args:
        statistics: a row a segment.
        units: for every segment the number of its article.
    """
    import numpy as np

    _, first, inverse = np.unique(np.asarray(units), return_index=True, return_inverse=True)
    rank = np.empty(len(first), int)
    rank[np.argsort(first)] = np.arange(len(first))
    sums = np.zeros((len(first), statistics.shape[1]))
    np.add.at(sums, rank[inverse], statistics)
    return sums


def _drawn(units: int, resamples: int, seed: int) -> Iterable[Statistics]:
    """How often each unit is in each resample; kept where they are few, since every system asks for the same."""
    return _remembered(units, resamples, seed) if units * resamples <= _CELLS else _drawing(units, resamples, seed)


@lru_cache(maxsize=2)
def _remembered(units: int, resamples: int, seed: int) -> tuple[Statistics, ...]:
    return tuple(_drawing(units, resamples, seed))


def _drawing(units: int, resamples: int, seed: int) -> Iterator[Statistics]:
    """The same, some resamples at a time."""
    import numpy as np

    generator = np.random.default_rng(seed)
    rows = max(1, _CELLS // max(units, 1))
    for start in range(0, resamples, rows):
        drawn = generator.choice(units, size=(min(rows, resamples - start), units), replace=True)
        yield np.array([np.bincount(row, minlength=units) for row in drawn], float)


def _swapped(units: int, trials: int, seed: int) -> Iterator[Statistics]:
    """Which units stay with their system in each trial, as ones and zeros, some trials at a time."""
    import numpy as np

    generator = np.random.default_rng(seed)
    rows = max(1, _CELLS // max(units, 1) // _STEP) * _STEP
    for start in range(0, trials, rows):
        yield generator.integers(2, size=(min(rows, trials - start), units), dtype=bool).astype(float)


def _scores(scorer: Scorer, rows: Any) -> NDArray[float64]:
    """The number of every row, made once for rows that are equal: of few units there are only so many mixtures."""
    import numpy as np

    made: dict[bytes, float] = {}
    for row in rows:
        key = row.tobytes()
        if key not in made:
            made[key] = scorer.score(row)
    return np.array([made[row.tobytes()] for row in rows])


def _share_above(seen: NDArray[float64], real: float) -> float:
    return (int((seen > real).sum()) + 1) / (len(seen) + 1)
