"""The two sides of a bead as plain texts whose every place leads back to its segment."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from mtcheck.checks.base import Remark, remark
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Severity
from mtcheck.model.text import Segment, Span


@dataclass(frozen=True)
class Side:
    """The segments of one side, read as one text with a space between them."""

    segments: tuple[Segment, ...]

    @cached_property
    def text(self) -> str:
        """The reading text of all segments."""
        if len(self.segments) == 1:
            return self.segments[0].text
        return " ".join(segment.text for segment in self.segments)

    def at(self, start: int, end: int) -> tuple[Segment, int, int]:
        """The segment that holds ``text[start:end]``, with offsets into it; what leaves the segment is cut off."""
        shift = 0
        for segment in self.segments[:-1]:
            if start < shift + len(segment.text):
                break
            shift += len(segment.text) + 1
        else:
            segment = self.segments[-1]
        return segment, start - shift, min(end - shift, len(segment.text))

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the document."""
        segment, first, last = self.at(start, end)
        return segment.block.locate(segment.start + first, segment.start + last)

    @property
    def whole(self) -> tuple[int, int]:
        """Start and end of the text."""
        return 0, len(self.text)


@lru_cache(maxsize=64)
def sides(bead: Bead) -> tuple[Side, Side]:
    """The original's and the translation's side of a bead that has both."""
    return Side(bead.source), Side(bead.target)


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
