"""Numbers in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import NotChecked, Report
from mtcheck.patterns import lazy

UNCHECKED = "not checked"
"""The verdict on what could not be read."""
_CHECKS = lazy(r": (?:[a-z]+/[a-z-]+(?:, |$)){4,}$")


def severities(findings: Sequence[Finding]) -> str:
    """How many findings of each severity, the worst first."""
    return count_severities(Counter(each.severity for each in findings))


def count_severities(counts: Counter[Severity]) -> str:
    """Counts of severities in words, the worst first."""
    return ", ".join(f"{counts[each]} {each}" for each in reversed(Severity) if counts[each])


def plural(count: int, noun: str, nouns: str = "") -> str:
    """A count with its noun."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {nouns or noun + 's'}"


def lay_out_rows(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines of a table of plain text: the first column to the left, numbers below one another to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.rjust(size) if at else cell.ljust(size)
            for at, (cell, size) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip() + "\n"


def list_lines(lines: Iterable[int], most: int = 4) -> str:
    """Numbers of lines as people write them, those in a row as one: ``3, 5-9``; of many the first."""
    rows: list[list[int]] = []
    for line in lines:
        if rows and line == rows[-1][1] + 1:
            rows[-1][1] = line
        else:
            rows.append([line, line])
    shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in rows[:most])
    return f"{shown} +{len(rows) - most}" if len(rows) > most else shown


def annotated_gaps(report: Report) -> Iterator[NotChecked]:
    """What was left out and is worth a line of its own in a list of problems: not that a page was checked alone."""
    return (each for each in report.not_checked if not each.is_expected)


def name_site(name: str, language: str) -> str:
    """What the pages of a site are pages of, with their language where it tells sites apart."""
    named = "the current folder" if name == "." else name
    return f"{named} ({language})" if language else named


def shorten_gap(gap: NotChecked) -> str:
    """Why something was left out, without the names of checks where they are many; formats for programs name them."""
    return _CHECKS.sub("", gap.reason)
