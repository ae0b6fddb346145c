"""Findings -> causes and their entries, in the order in which the report shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mtcheck.model.finding import Finding


class Cause(NamedTuple):
    """Findings that one repair does away with. Every entry holds those that read alike."""

    entries: tuple[tuple[Finding, ...], ...]

    @property
    def worst(self) -> Finding:
        """The finding that the cause is weighed by."""
        return max((entry[0] for entry in self.entries), key=lambda each: each.severity.rank)


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """The causes of a part of the page, the worst first, those of one severity in page order."""
    by_cause: dict[object, dict[object, list[Finding]]] = {}
    for number, each in enumerate(findings):
        entries = by_cause.setdefault(each.cause or number, {})
        entries.setdefault(_reading(each), []).append(each)
    found = [
        Cause(tuple(sorted(map(tuple, entries.values()), key=lambda entry: -entry[0].severity.rank)))
        for entries in by_cause.values()
    ]
    return sorted(found, key=lambda cause: -cause.worst.severity.rank)


def quoted(finding: Finding) -> str:
    """What the finding marks, as far as it reads differently."""
    return " ".join(finding.target.text.split()) if finding.target else ""


def _reading(finding: Finding) -> tuple[object, ...]:
    """Findings that one text replaces together, or that mark and say the same, read alike."""
    same = finding.fixes.span if finding.fixes else quoted(finding)
    return finding.check, finding.severity, finding.message, same, finding.suggestion
