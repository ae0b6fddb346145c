"""The two sides of a bead as plain texts whose every place leads back to its segment."""

from __future__ import annotations

from mtcheck.checks.base import Remark, remark
from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Severity

__all__ = ["Side", "beside", "sides"]


def sides(bead: Bead) -> tuple[Side, Side]:
    """The original's and the translation's side of a bead that has both."""
    return bead.sides


def beside(
    source: Side,
    source_range: tuple[int, int],
    target: Side,
    target_range: tuple[int, int],
    message: str,
    *,
    suggestion: str | None = None,
    severity: Severity | None = None,
    confidence: float = 1.0,
    cause: str = "",
) -> Remark:
    """A remark on a place of the translation with the place of the original that it belongs to."""
    segment, start, end = target.at(*target_range)
    return remark(
        segment,
        start,
        end,
        message,
        suggestion=suggestion,
        severity=severity,
        confidence=confidence,
        cause=cause,
        source=source.span(*source_range),
    )
