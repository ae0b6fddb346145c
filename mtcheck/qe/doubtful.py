"""Which pairs are most in doubt: those whose estimate of quality is lowest."""

from __future__ import annotations

from collections.abc import Sequence


def order_by_doubt(values: Sequence[float | None]) -> list[int]:
    """The numbers of pairs by their estimates, the lowest first and those without one last; equals in page order."""
    return sorted(range(len(values)), key=lambda at: (values[at] is None, values[at] or 0.0, at))


def pick_doubtful(values: Sequence[float | None], most: int) -> list[int]:
    """The numbers of at most so many pairs, the most doubtful first; none that has no estimate."""
    return [at for at in order_by_doubt(values)[:most] if values[at] is not None]
