"""A file of translations checked again after a few of its units have changed: only those are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtcheck.checks.registry import Entry
from mtcheck.config import Config
from mtcheck.engine.segments import Inspector, Pair
from mtcheck.model.bead import Bead
from mtcheck.model.bitext import Unit
from mtcheck.model.finding import Finding
from mtcheck.model.report import SegmentReport
from mtcheck.model.spans import Place, Span
from mtcheck.model.text import Block, Document, Segment

_AROUND = 4
"""Code points on either side of a text at which patterns may look that are run over its file."""

_Settings = tuple[Config, Sequence[Entry] | None]


class UnitMemory:
    """What was found in the units of a file, for as long as they stay as they are.

    What is said of a unit depends on the unit and on the settings, not on its place or its neighbours. What depends on
    the file as a whole is made of all reports, anew each time.
    """

    def __init__(self) -> None:
        self._settings: _Settings | None = None
        self._inspector: Inspector | None = None
        self._reports: dict[object, tuple[tuple[Block, Block], SegmentReport]] = {}

    def choose_inspector(self, settings: Config, checks: Sequence[Entry] | None) -> Inspector:
        """What checks pairs with these settings. With others than before, nothing is known any more."""
        if self._inspector is None or self._settings != (settings, checks):
            self._settings, self._inspector, self._reports = (settings, checks), Inspector(settings, checks), {}
        return self._inspector

    def check(self, inspector: Inspector, pairs: Sequence[tuple[Unit, Document, Document]]) -> list[SegmentReport]:
        """One report a unit; only those are checked that were not there before.

        Args:
            inspector: what checks them.
            pairs: the units, each with the documents that hold its original and its translation.
        """
        keys = [(_identify(source), _identify(target), unit.references) for unit, source, target in pairs]
        fresh = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self._reports}
        found = inspector.check_all(map(as_pair, fresh.values()))
        for (key, (_, source, target)), report in zip(fresh.items(), found, strict=True):
            self._reports[key] = (source.blocks[0], target.blocks[0]), report
        return [
            _move(*self._reports[key], source, target) for key, (_, source, target) in zip(keys, pairs, strict=True)
        ]


def as_pair(given: tuple[Unit, Document, Document]) -> Pair:
    """A unit with its documents, as pairs are checked."""
    unit, source, target = given
    return Pair(source, target, unit.references or None)


def _identify(document: Document) -> tuple[Block, str]:
    """All that counts of a text, wherever it is in its file."""
    block, text = document.blocks[0], document.text
    start, end = block.span.start, block.span.end
    raw = text[max(0, start - _AROUND) : end + _AROUND]
    return replace(
        block, pieces=tuple(each._replace(start=each.start - start, end=each.end - start) for each in block.pieces)
    ), raw


def _move(was: tuple[Block, Block], report: SegmentReport, source: Document, target: Document) -> SegmentReport:
    """The report of a unit as it is where the unit is now."""
    now = source.blocks[0], target.blocks[0]
    steps = [new.span.start - old.span.start for old, new in zip(was, now, strict=True)]

    def moved(finding: Finding) -> Finding:
        return replace(
            finding,
            target=_shift(finding.target, steps[1], target),
            fixes=_shift(finding.fixes, steps[1], target),
            source=_shift(finding.source, steps[0], source),
        )

    return report._replace(
        findings=tuple(map(moved, report.findings)),
        verdicts=tuple(map(moved, report.verdicts)),
        beads=report.beads if was == now else tuple(_seat(bead, *now) for bead in report.beads),
    )


def _shift(place: Place | None, step: int, document: Document) -> Place | None:
    return document.place(Span(place.start + step, place.end + step)) if place else None


def _seat(bead: Bead, source: Block, target: Block) -> Bead:
    return replace(bead, source=tuple(_cut(source, bead.source)), target=tuple(_cut(target, bead.target)))


def _cut(block: Block, segments: Sequence[Segment]) -> Iterator[Segment]:
    return (Segment(block, each.start, each.end) for each in segments)
