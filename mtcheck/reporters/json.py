"""The wire form, schema ``mtcheck.report/2``: one JSON object, a line for each entry of an article's lists.

Line ends, control and bidirectional characters of the article are escaped, so that the text can be printed and compared
line by line; everything else is UTF-8 as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.model.wire import dump, site_dict, table
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.former import schema_name, wire_form
from mtcheck.results.overview import Overview


class Writer(Reporter):
    """The run as JSON, an article at a time."""

    _separator = "\n"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._overview = Overview() if view.pages > 1 and view.report_version > 1 else None

    def opening(self) -> Iterator[str]:
        yield f'{{\n"schema": {dump(schema_name(self.view))},\n"articles": ['

    def article(self, report: Report) -> Iterator[str]:
        yield self._separator + table(wire_form(report, self.view))
        self._separator = ",\n"
        if self._overview:
            self._overview.add(report)

    def closing(self) -> Iterator[str]:
        yield "\n]"
        if self._overview:
            yield ',\n"sites": [\n' + ",\n".join(table(site_dict(each)) for each in self._overview.sites()) + "\n]"
        yield "\n}\n"
