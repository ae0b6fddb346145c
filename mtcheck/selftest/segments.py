"""Pairs of segments, into which faults are seeded, and the file that they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from mtcheck.engine.segments import Inspector, Pair
from mtcheck.errors import UsageError, make_printable, read_small
from mtcheck.model.finding import Finding
from mtcheck.model.report import SegmentReport
from mtcheck.model.selftest import Missed
from mtcheck.model.spans import Span
from mtcheck.results import scoring
from mtcheck.selftest.material import SWAPPED_SENTENCE, Trial, new, serious
from mtcheck.selftest.seeding import SEEDERS, Sentence, Surroundings

_HEADER = ("source", "target")


def read(path: Path) -> list[tuple[int, Sentence]]:
    """The pairs of a file of two columns, original and translation, with a tab between them; each with its line.

    Raises:
        UsageError: the file cannot be read, holds no pair, or a line of it has no two columns.
    """
    found = []
    for number, line in enumerate(read_small(path, "pair").splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or (number == 1 and tuple(cell.lower() for cell in cells) == _HEADER):
            continue
        if len(cells) != len(_HEADER) or not all(cells):
            cure = "write original, tab, translation"
            raise UsageError(
                f"{make_printable(str(path))}: line {number}: {len(cells)} columns, or an empty one; {cure}"
            )
        found.append((number, Sentence(cells[0], cells[1])))
    if not found:
        raise UsageError(f"{make_printable(str(path))}: holds no pair; write original, tab, translation on each line")
    return found


@dataclass(frozen=True)
class SegmentPair:
    """One pair.

    Args:
        name: of its file.
        line: its line there.
        sentence: the pair.
        report: of the sound pair.
        inspector: checks pairs of these languages.
        surroundings: told when all pairs are known.
    """

    name: str
    line: int
    sentence: Sentence
    report: SegmentReport
    inspector: Inspector
    surroundings: Callable[[], Surroundings]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the sound pair, at minor or above."""
        return serious(self.report.findings)

    @property
    def words(self) -> int:
        """Of the translation."""
        return scoring.words(self.sentence.target)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The pair, where nothing was found in it."""
        return () if self.findings else (self.sentence,)

    def trials(self, fault: str, chance: Random) -> Iterator[Trial]:
        """The pair with a fault of a class, where it has a place for it."""
        seeder = SEEDERS.get(fault)
        edit = seeder(self.sentence, self.surroundings(), chance) if seeder and not self.findings else None
        if edit is None:
            return
        damaged = edit.applied(self.sentence.target)
        (report,) = self.inspector.reports([Pair(self.sentence.source, damaged)])
        shown_as = Missed(self.name, self.line, self.sentence.target, damaged)
        lost = Span(0, len(self.sentence.source)) if fault == SWAPPED_SENTENCE else None
        yield Trial(new(report.findings, self.report.findings), Span(edit.first, edit.last), lost, shown_as)
