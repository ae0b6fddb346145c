"""The wire form, schema ``mtcheck.report/2``: one JSON object, a line for each entry of an article's lists.

Line ends, control and bidirectional characters of the article are escaped, so that the text can be printed and compared
line by line; everything else is UTF-8 as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.model.wire import dump, table
from mtcheck.reporters import Reporter
from mtcheck.reporters.former import schema_name, wire_form


class Writer(Reporter):
    """The run as JSON, an article at a time."""

    _separator = "\n"

    def opening(self) -> Iterator[str]:
        yield f'{{\n"schema": {dump(schema_name(self.view))},\n"articles": ['

    def article(self, report: Report) -> Iterator[str]:
        yield self._separator + table(wire_form(report, self.view))
        self._separator = ",\n"

    def closing(self) -> Iterator[str]:
        yield "\n]\n}\n"
