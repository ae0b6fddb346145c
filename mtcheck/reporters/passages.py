"""A report as rows of an original's and a translation's text with the findings in them, for formats of evaluation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mtcheck.model.bead import text_of
from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Place, Span
from mtcheck.model.text import Block, Segment
from mtcheck.model.tuples import NamedTuple


class Mark(NamedTuple):
    """A finding's place in a passage's text: half-open, in code points of ``Passage.target``."""

    finding: Finding
    start: int
    end: int


@dataclass
class Passage:
    """What stands side by side, in reading text."""

    source: str = ""
    target: str = ""
    marks: list[Mark] = field(default_factory=list)


def passages(report: Report) -> list[Passage]:
    """The beads of a report, or where it has none the segments of the translation, with every finding.

    A finding whose place is in none of them has a passage of its own at the end.
    """
    rows = [(bead.source, bead.target) for bead in report.beads] or [((), (each,)) for each in _segments(report)]
    found = [Passage(text_of(source), text_of(target)) for source, target in rows]
    targets = _Places((target for _, target in rows), found)
    sources = _Places((source for source, _ in rows), found)
    for finding in report.findings:
        home = _home(finding, targets, sources)
        if home:
            home[0].marks.append(Mark(finding, *home[1]))
        else:
            text = " ".join(finding.target.text.split()) if finding.target else ""
            origin = " ".join(finding.source.text.split()) if finding.source else ""
            found.append(Passage(origin, text, [Mark(finding, 0, len(text))]))
    return found


def _segments(report: Report) -> Sequence[Segment]:
    if report.segments or report.target is None:
        return report.segments
    return [Segment(block, 0, len(block.text)) for block in report.target.blocks if block.text]


class _Places:
    """The segments of one side by where they begin in the document."""

    def __init__(self, sides: Iterable[Sequence[Segment]], rows: Sequence[Passage]) -> None:
        placed = []
        for side, row in zip(sides, rows, strict=True):
            shift = 0
            for segment in side:
                placed.append((segment.span.start, segment, shift, row))
                shift += len(segment.text) + 1
        placed.sort(key=lambda each: each[0])
        self._placed = placed
        self._starts = [each[0] for each in placed]

    def find(self, place: Place) -> tuple[Passage, tuple[int, int]] | None:
        """The passage in which a place begins, and the place in its text; a longer one ends with its segment."""
        at = bisect_right(self._starts, place.start) - 1
        if at < 0:
            return None
        _, segment, shift, row = self._placed[at]
        if place.start > segment.span.end or (place.start == segment.span.end and place.end > place.start):
            return None
        start, end = within(segment.block, place.span)
        start, end = (min(max(each, segment.start), segment.end) - segment.start + shift for each in (start, end))
        return row, (start, end)


def _home(finding: Finding, targets: _Places, sources: _Places) -> tuple[Passage, tuple[int, int]] | None:
    """Where a finding stands; one of a missing passage stands in the original's row, at the end of its translation."""
    if finding.source and (finding.target is None or not finding.target.text):
        origin = sources.find(finding.source)
        if origin:
            end = len(origin[0].target)
            return origin[0], (end, end)
    return targets.find(finding.target) if finding.target else None


def within(block: Block, span: Span) -> tuple[int, int]:
    """The offsets of ``block.text`` that a span of the document covers, as wide as it takes."""
    runs = list(find_covered(block, span))
    if runs:
        return runs[0][0], runs[-1][1]
    before = [piece.at + piece.length for piece in block.pieces if piece.end <= span.start]
    at = before[-1] if before else 0
    return at, at


def find_covered(block: Block, span: Span) -> Iterator[tuple[int, int]]:
    """The runs of ``block.text`` whose places in the document overlap a span, in order."""
    for piece in block.pieces:
        if piece.start >= span.end:
            return
        if piece.end <= span.start:
            continue
        if piece.length == piece.end - piece.start:
            start = max(span.start, piece.start) - piece.start + piece.at
            yield start, min(span.end, piece.end) - piece.start + piece.at
        else:
            yield piece.at, piece.at + piece.length
