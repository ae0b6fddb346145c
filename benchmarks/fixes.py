"""What ``mtcheck fix`` makes of the samples: how many of the planted faults are gone, and the score before and after.

    python benchmarks/fixes.py

Each sample is fixed as a page alone, with safe fixes and with ``--furniture --captions``. A planted fault
(``planted`` in the sample's ``meta.toml``: a line and the check that must report it) is gone where that check has no
finding left from that line.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

from mtcheck import check_article, loading
from mtcheck.fixing import Outcome, origin, run_rounds
from mtcheck.model.finding import Fix
from mtcheck.model.report import Report
from mtcheck.model.text import Document

ROOT = Path(__file__).resolve().parents[1]
SETS = {"safe": {Fix.SAFE}, "and furniture": {Fix.SAFE, Fix.REMOVAL, Fix.CAPTION}}


class Row(NamedTuple):
    """One sample under one set of fixes; the score and MQM's raw one."""

    sample: str
    fixes: str
    planted: int
    gone: int
    before: Report
    after: Report

    def line(self) -> str:
        """A line of the table."""
        share = f"{self.gone} of {self.planted}"
        scores = " -> ".join(
            f"{each.score.value:5.1f} ({each.score.raw:5.1f})" for each in (self.before, self.after) if each.score
        )
        return f"{self.sample:<20}{self.fixes:<17}{share:>10}   {scores}"


def rows(folder: Path) -> list[Row]:
    """What becomes of one sample."""
    meta = tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))
    planted = {(line, check) for check, lines in meta.get("planted", {}).items() for line in lines}
    document = loading.load(folder / meta["translation"])

    def inspect(each: Document) -> Report:
        return check_article(each, target_language=meta["to"])

    before = inspect(document)
    found = []
    for name, allowed in SETS.items():
        outcome = run_rounds(document, inspect, allowed)
        gone = len(planted - _left(document, outcome))
        found.append(Row(folder.name, name, len(planted), gone, before, outcome.report))
    return found


def _left(document: Document, outcome: Outcome) -> set[tuple[int, str]]:
    """Lines of the page as it was that findings come from after the fixes, with their checks."""
    return {
        (document.position(origin(each.target.start, outcome.rounds))[0], each.check)
        for each in outcome.report.findings
        if each.target
    }


def main() -> None:
    """Measure and print."""
    sys.stdout.write("sample              fixes             planted, gone   score (raw) before and after\n")
    for folder in sorted((ROOT / "samples").iterdir()):
        for row in rows(folder):
            sys.stdout.write(row.line() + "\n")


if __name__ == "__main__":
    main()
