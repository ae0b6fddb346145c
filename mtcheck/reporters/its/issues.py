"""Findings as ITS 2.0's localization quality issues: in attributes of one element, or as stand-off markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.model.finding import Finding
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.escaping import visible, xml_attribute
from mtcheck.reporters.shared import ITS_SEVERITIES, advice

NAMESPACE = "http://www.w3.org/2005/11/its"


class Run(NamedTuple):
    """A stretch of text and the numbers of the findings that all of it belongs to; an empty one is a place."""

    start: int
    end: int
    issues: tuple[int, ...]


class Issues:
    """The findings of a page and how each annotated element refers to them.

    A finding that marks one element alone stands in its attributes. Several on one element, and one on several, stand
    off: in a script at the end of the page that the elements point to.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._uses: Counter[int] = Counter()
        self._apart: dict[tuple[int, ...], str] = {}

    def count(self, runs: Iterable[Run]) -> None:
        """Learn how many elements each finding marks, before the first is written."""
        for run in runs:
            self._uses.update(run.issues)

    def attributes(self, issues: tuple[int, ...]) -> str:
        """The attributes of an element with these findings, with a blank before each."""
        if len(issues) == 1 and self._uses[issues[0]] <= 1:
            return "".join(f" {name}={value}" for name, value in _local(self._findings[issues[0]]))
        name = self._apart.setdefault(issues, f"mtcheck-issues-{len(self._apart) + 1}")
        return f' its-loc-quality-issues-ref="#{name}"'

    def apart(self) -> Iterator[str]:
        """The stand-off markup of all elements that were asked for."""
        for issues, name in self._apart.items():
            rows = "".join(f"<its:locQualityIssue{_global(self._findings[each])}/>\n" for each in issues)
            yield (
                f'<script id="{name}" type="application/its+xml">\n'
                f'<its:locQualityIssues xmlns:its="{NAMESPACE}" version="2.0" xml:id="{name}">\n'
                f"{rows}</its:locQualityIssues>\n</script>\n"
            )


def describe_issue(finding: Finding) -> str:
    """What was found, and what to write instead."""
    instead = advice(finding)
    return f"{finding.check}: {finding.message}{'; ' + instead if instead else ''}"


def list_values(finding: Finding) -> tuple[tuple[str, str], ...]:
    """The values of an issue with their names, as attributes have them."""
    enabled = () if finding.suppression is None else (("Enabled", '"no"'),)
    return (
        *enabled,
        ("Type", xml_attribute(finding.category.its)),
        ("Comment", xml_attribute(visible(describe_issue(finding)))),
        ("Severity", f'"{ITS_SEVERITIES[finding.severity]}"'),
    )


def _local(finding: Finding) -> list[tuple[str, str]]:
    return [(f"its-loc-quality-issue-{name.lower()}", value) for name, value in list_values(finding)]


def _global(finding: Finding) -> str:
    return "".join(f" locQualityIssue{name}={value}" for name, value in list_values(finding))


class Spans:
    """Findings' spans of one text, asked for stretch by stretch from its beginning to its end."""

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        """Take spans as start, end and the number of the finding."""
        self._coming = sorted(spans, reverse=True)
        self._open: list[tuple[int, int, int]] = []
        self._placed: set[int] = set()

    def over(self, start: int, end: int) -> Iterator[Run]:
        """The runs of a stretch that belong to findings, in order."""
        while self._coming and self._coming[-1][0] <= end:
            self._open.append(self._coming.pop())
        self._open = [each for each in self._open if each[1] >= start]
        places = self._places(start, end)
        inside = [
            (max(a, start), min(b, end), number) for a, b, number in self._open if a < end and start < b and a < b
        ]
        points = sorted({end, *places, *(point for a, b, _ in inside for point in (a, b))})
        for point, following in zip(points, [*points[1:], end], strict=True):
            if point in places:
                yield Run(point, point, places[point])
            covering = tuple(sorted(number for a, b, number in inside if a <= point and following <= b))
            if covering and point < following:
                yield Run(point, following, covering)

    def _places(self, start: int, end: int) -> dict[int, tuple[int, ...]]:
        """The findings that mark no character, by their place; each is placed once."""
        found: dict[int, tuple[int, ...]] = {}
        for a, b, number in self._open:
            if a == b and start <= a <= end and number not in self._placed:
                self._placed.add(number)
                found[a] = (*found.get(a, ()), number)
        return found
