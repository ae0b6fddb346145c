"""What is compared, in one form however it was read: rows of segments that correspond, and reports of whole pages."""

from __future__ import annotations

from mtcheck.model.report import Failure, NotChecked, Report, SegmentReport
from mtcheck.model.tuples import NamedTuple


class Row(NamedTuple):
    """A segment in all translations."""

    article: str
    number: int
    """In its article, from 1."""
    source: str
    """Empty where there is no original."""
    references: tuple[str, ...]
    outputs: tuple[str, ...]
    """One for every translation."""
    region: str = ""


class Table(NamedTuple):
    """Everything that was read."""

    systems: tuple[str, ...]
    source_language: str
    target_language: str
    rows: tuple[Row, ...]
    reports: tuple[tuple[Report, ...], ...] = ()
    """For every translation the reports of its pages in the same order; none where lines were read."""
    failures: tuple[Failure, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    @property
    def has_source(self) -> bool:
        """Whether there is an original."""
        return any(row.source for row in self.rows)

    @property
    def has_references(self) -> bool:
        """Whether there is anything to measure against."""
        return any(any(row.references) for row in self.rows)

    @property
    def articles(self) -> tuple[str, ...]:
        """The names of the articles in their order."""
        named = [report.name for report in self.reports[0]] if self.reports else [row.article for row in self.rows]
        return tuple(dict.fromkeys(named))


Inspected = tuple[tuple[SegmentReport, ...], ...]
"""For every translation what is known of each row's segment; empty where there is no original."""
