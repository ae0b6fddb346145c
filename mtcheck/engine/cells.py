"""Findings in workbooks say in which cell of which sheet they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from mtcheck.model.finding import Finding


def name_cells(findings: Sequence[Finding], cells: Sequence[tuple[int, str]]) -> tuple[Finding, ...]:
    """The findings, their messages led by the name of the cell.

    Args:
        findings: what was found.
        cells: where each cell begins, in order, and its name; none where the file is no workbook.
    """
    if not cells:
        return tuple(findings)
    starts = [start for start, _ in cells]
    return tuple(_name_cell(finding, starts, cells) for finding in findings)


def _name_cell(finding: Finding, starts: list[int], cells: Sequence[tuple[int, str]]) -> Finding:
    place = finding.target or finding.source
    at = bisect_right(starts, place.start) - 1 if place else -1
    return replace(finding, message=f"{cells[at][1]}: {finding.message}") if at >= 0 else finding
