"""What a metric is: statistics of each segment, and a number made from their sum.

The number of a corpus, of an article and of every resample is made from a sum of the same rows, so that texts are
compared once however often they are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from mtcheck.errors import UsageError

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Statistics = NDArray[float64]
    """A row a segment, a column a count."""

Stream = Sequence[str | None]
"""One reference of every segment; None where a segment has no reference in this stream."""


class Metric(Protocol):
    """A number against references."""

    @property
    def name(self) -> str:
        """As reports call it."""

    @property
    def higher_is_better(self) -> bool:
        """Whether the larger of two numbers is the better one."""

    def statistics(self, hypotheses: Sequence[str], references: Sequence[Stream]) -> Statistics:
        """One row for every hypothesis, which the caller may add up.

        Raises:
            UsageError: hypotheses and references are not equally many.
        """

    def score(self, sums: Statistics) -> float:
        """The number made from summed rows."""

    def signature(self, references: int, **resampling: int) -> str:
        """How the number is made, in sacrebleu's form.

        Args:
            references: how many references each segment has; 0 where they vary.
            resampling: ``bs`` or ``ar``, the number of resamples or trials, and ``seed``.
        """


def check_lengths(hypotheses: Sequence[str], references: Sequence[Stream], name: str = "translation") -> None:
    """Make sure that no segment is passed over: the one place where sides are counted.

    Raises:
        UsageError: a side is shorter than the other, or a segment has no reference at all.
    """
    if not references:
        raise UsageError(f"{name}: there is no reference to measure it against")
    for number, stream in enumerate(references, 1):
        if len(stream) != len(hypotheses):
            which = "the reference" if len(references) == 1 else f"reference {number}"
            raise UsageError(
                f"{name}: {len(hypotheses):,} segments, but {len(stream):,} in {which}; "
                "both must have the same segments in the same order"
            )
    for index in range(len(hypotheses)):
        if all(stream[index] is None for stream in references):
            raise UsageError(f"{name}: segment {index + 1:,} has no reference")
