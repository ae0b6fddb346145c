"""How much of a page's furniture a fix takes out."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.fixing.plans import plans
from mtcheck.model.finding import Finding, Fix
from mtcheck.model.report import Report
from mtcheck.results.verdict import furniture_lines


def count_removed(findings: Sequence[Finding], report: Report, fix: Fix) -> int:
    """How many lines a fix takes out: those that it is asked to, and that can go without what belongs to them."""
    checks = {info.id for info in report.checks if info.fix is fix}
    asked = [each for each in findings if each.check in checks and each.suggestion == ""]
    if not asked or report.target is None:
        return len(furniture_lines(asked))
    planned, _ = plans(report.target, asked)
    return len(furniture_lines(each for plan in planned for each in plan.findings))
