"""Findings -> causes and their entries, in the order in which the report shows them."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.model.finding import Finding
from mtcheck.model.tuples import NamedTuple
from mtcheck.results.order import Loss, gravity, loss


class Cause(NamedTuple):
    """Findings that one repair does away with. Every entry holds those that read alike."""

    entries: tuple[tuple[Finding, ...], ...]

    @property
    def worst(self) -> Finding:
        """The finding that the cause is weighed by."""
        return min((entry[0] for entry in self.entries), key=gravity)

    @property
    def loss(self) -> Loss:
        """What a reader loses by it."""
        return loss(self.worst)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of its findings, in page order."""
        found = (each for entry in self.entries for each in entry)
        return tuple(sorted(found, key=lambda each: each.target.start if each.target else 0))


def causes(findings: Iterable[Finding]) -> list[Cause]:
    """The causes, the gravest first, those that are equal in page order; furniture has causes of its own."""
    by_cause: dict[object, dict[object, list[Finding]]] = {}
    for number, each in enumerate(findings):
        entries = by_cause.setdefault((each.furniture, each.cause or number), {})
        entries.setdefault(_reading(each), []).append(each)
    found = [
        Cause(tuple(sorted(map(tuple, entries.values()), key=lambda entry: -entry[0].severity.rank)))
        for entries in by_cause.values()
    ]
    return sorted(found, key=lambda cause: gravity(cause.worst))


def quote_finding(finding: Finding) -> str:
    """What the finding marks, as far as it reads differently."""
    return " ".join(finding.target.text.split()) if finding.target else ""


def _reading(finding: Finding) -> tuple[object, ...]:
    """Findings that one text replaces together, or that mark and say the same, read alike."""
    same = finding.fixes.span if finding.fixes else quote_finding(finding)
    return finding.check, finding.severity, finding.message, same, finding.suggestion
