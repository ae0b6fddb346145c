"""What came along with a page, in one line: how many lines, which, and what removes them."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.model.finding import Finding, Fix
from mtcheck.model.report import Report
from mtcheck.reporters.counting import list_lines, plural
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
    where = f": {list_lines(lines, _MOST_LISTED)}" if lines else ""
    return f"{plural(len(lines), 'line')}{where}{_cure(findings, report, len(lines))}"


def _cure(findings: Sequence[Finding], report: Report, number: int) -> str:
    """The options that remove so many lines."""
    from mtcheck.fixing.furniture import count_removed

    gone, captions = (count_removed(findings, report, fix) for fix in (Fix.REMOVAL, Fix.CAPTION))
    them = f"{gone} of them" if gone < number else "it" if number == 1 else "them"
    if gone and captions:
        return f"; 'mtcheck fix --furniture' removes {them}, '--captions' {captions:,} more"
    if gone:
        return f"; 'mtcheck fix --furniture' removes {them}"
    return f"; 'mtcheck fix --captions' removes {captions:,} of them" if captions else ""
