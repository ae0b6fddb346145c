"""The wire form, schema ``mtcheck.report/1``: one JSON object, a line for each entry of an article's lists.

Line ends, control and bidirectional characters of the article are escaped, so that the text can be printed and compared
line by line; everything else is UTF-8 as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import SCHEMA, Report
from mtcheck.model.wire import article_dict, dump, table
from mtcheck.reporters import Reporter


class Writer(Reporter):
    """The run as JSON, an article at a time."""

    _separator = "\n"

    def opening(self) -> Iterator[str]:
        yield f'{{\n"schema": {dump(SCHEMA)},\n"articles": ['

    def article(self, report: Report) -> Iterator[str]:
        yield self._separator + table(article_dict(report))
        self._separator = ",\n"

    def closing(self) -> Iterator[str]:
        yield "\n]\n}\n"
