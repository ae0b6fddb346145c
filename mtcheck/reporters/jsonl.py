"""The wire form, schema ``mtcheck.report/2``, one article a line: its entry and the schema's name."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.model.wire import dump
from mtcheck.reporters import Reporter
from mtcheck.reporters.former import schema_name, wire_form


class Writer(Reporter):
    """One JSON object a line."""

    def article(self, report: Report) -> Iterator[str]:
        yield dump({"schema": schema_name(self.view), **wire_form(report, self.view)}) + "\n"
