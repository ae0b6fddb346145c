"""What came along with a page, in one line: how many lines, which, and what removes them."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model.finding import Finding, Fix
from mtcheck.model.report import Report
from mtcheck.reporters.counting import listed, plural
from mtcheck.results.verdict import furniture_lines

TITLE = "Page furniture"
_MOST_LISTED = 24
"""Rows of line numbers that are named."""


def furniture_of(report: Report) -> list[Finding]:
    """The findings of furniture that count."""
    return [each for each in report.findings if each.furniture and each.counts]


def furniture_note(findings: Sequence[Finding], report: Report) -> str:
    """The lines that furniture takes, and the option that removes it; nothing where there is none."""
    if not findings:
        return ""
    lines = furniture_lines(findings)
    removable = {info.id for info in report.checks if info.fix is Fix.REMOVAL}
    gone = furniture_lines(each for each in findings if each.check in removable and each.suggestion == "")
    where = f": {listed(lines, _MOST_LISTED)}" if lines else ""
    them = "them" if len(gone) == len(lines) else f"{len(gone)} of them"
    cure = f"; 'mtcheck fix --remove-chrome' removes {them}" if gone else ""
    return f"{plural(len(lines), 'line')}{where}{cure}"
