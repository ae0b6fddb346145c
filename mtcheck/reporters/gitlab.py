"""GitLab's Code Quality report: a JSON array that merge requests show beside the changed lines.

GitLab reads a subset of the Code Climate format: https://docs.gitlab.com/ci/testing/code_quality/. Of two entries with
the same fingerprint it shows one, so that the file's path is part of it here. It holds them against those of the branch
that is merged into; what is suppressed is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import Report
from mtcheck.model.wire import dump
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.counting import annotated_gaps, shorten_gap
from mtcheck.reporters.escaping import sound, visible
from mtcheck.reporters.shared import advice, path_of
from mtcheck.reporters.terminal.judgement import say_missed
from mtcheck.results.order import gravity

_SEVERITIES = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}
_UNCHECKED = "blocker"


class Writer(Reporter):
    """An entry for every failure, finding and omission of a file, the gravest first."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._seen: set[str] = set()
        self._separator = "\n"

    def opening(self) -> Iterator[str]:
        yield "["

    def article(self, report: Report) -> Iterator[str]:
        for entry in self._entries(report):
            yield self._separator + dump(entry)
            self._separator = ",\n"

    def closing(self) -> Iterator[str]:
        yield "\n]\n"

    def _entries(self, report: Report) -> Iterator[dict[str, Any]]:
        path = sound(path_of(report, self.view))
        for failure in report.failures:
            said = visible(failure.message)
            yield self._entry(path, 1, failure.subject, _UNCHECKED, said, f"{path}\x1f{failure.subject}")
        for gate in report.missed_gates:
            said = f"missed {say_missed(gate)}"
            yield self._entry(path, 1, gate.gate, "critical", said, f"{path}\x1f{gate.gate}")
        for finding in sorted(report.findings, key=gravity):
            if finding.suppression:
                continue
            line = finding.target.line if finding.target else 1
            identity = f"{path}\x1f{finding.fingerprint}"
            yield self._entry(path, line, finding.check, _severity(finding), _said(finding), identity)
        for gap in annotated_gaps(report):
            said = visible(f"{gap.label}: {gap.what}: {shorten_gap(gap)}")
            yield self._entry(path, 1, gap.what, "info", said, f"{path}\x1f{gap.what}\x1f{gap.reason}")

    def _entry(
        self, path: str, line: int, check: str, severity: str, description: str, identity: str
    ) -> dict[str, Any]:
        return {
            "type": "issue",
            "check_name": check,
            "description": description,
            "categories": ["Clarity"],
            "severity": severity,
            "fingerprint": self._unique(identity),
            "location": {"path": path, "lines": {"begin": line}},
        }

    def _unique(self, identity: str) -> str:
        """A digest that stands only once in the report; of the same identity the second has another one."""
        number, found = 0, _digest(identity)
        while found in self._seen:
            number += 1
            found = _digest(f"{identity}\x1f{number}")
        self._seen.add(found)
        return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _severity(finding: Finding) -> str:
    """What came along with the page is told, and holds nothing up."""
    return "info" if finding.furniture else _SEVERITIES[finding.severity]


def _said(finding: Finding) -> str:
    instead = advice(finding)
    return visible(f"{finding.message}; {instead}" if instead else finding.message)
