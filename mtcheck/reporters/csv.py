"""Findings as a table for a spreadsheet: comma-separated values (RFC 4180), a finding a row, with a header.

What could not be checked has rows too (``kind`` tells them apart). A cell that a spreadsheet would take for a formula
begins with an apostrophe; line ends and control characters of the article are blanks and escapes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Place
from mtcheck.reporters import Reporter
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.judgement import say_missed, state

HEADER = (
    "kind",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "check",
    "category",
    "its",
    "confidence",
    "region",
    "message",
    "text",
    "suggestion",
    "source_line",
    "source_column",
    "source_text",
    "cause",
    "fingerprint",
    "state",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Beginnings of what spreadsheets compute in place of showing it."""


class Writer(Reporter):
    """A header, and a row for every finding, failure and omission."""

    def opening(self) -> Iterator[str]:
        yield _row(HEADER)

    def article(self, report: Report) -> Iterator[str]:
        yield from map(_row, list_rows(report))


def list_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """The cells of all rows of a file, under ``HEADER``."""
    for finding in report.findings:
        yield ("finding", report.name, *_finding(finding))
    for failure in report.failures:
        yield _gap("failure", report.name, failure.subject, failure.message)
    for gate in report.missed_gates:
        yield _gap("missed gate", report.name, gate.gate, say_missed(gate))
    for left_out in report.not_checked:
        yield _gap(left_out.label, report.name, left_out.what, left_out.reason)


def _finding(finding: Finding) -> tuple[str, ...]:
    target = finding.target
    return (
        *(_place(target) if target else ("",) * 4),
        finding.severity.value,
        finding.check,
        str(finding.category),
        finding.category.its,
        f"{finding.confidence:.3f}",
        finding.region.value,
        finding.message,
        target.text if target else "",
        finding.suggestion or "",
        *((str(finding.source.line), str(finding.source.column), finding.source.text) if finding.source else ("",) * 3),
        finding.cause,
        finding.fingerprint,
        state(finding),
    )


def _place(place: Place) -> tuple[str, ...]:
    return tuple(map(str, (place.line, place.column, place.end_line, place.end_column)))


def _gap(kind: str, name: str, subject: str, message: str) -> tuple[str, ...]:
    cells = dict.fromkeys(HEADER, "") | {"kind": kind, "file": name, "check": subject, "message": message}
    return tuple(cells.values())


def _row(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([cell(each) for each in cells])
    return line.getvalue()


def cell(text: str) -> str:
    """A text that a spreadsheet shows as it is, whatever it begins with."""
    return ("'" if text.startswith(FORMULA) else "") + visible(text)
