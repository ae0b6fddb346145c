"""The wire form, schema ``mtcheck.report/1``, one article a line: its entry and the schema's name."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import SCHEMA, Report
from mtcheck.model.wire import article_dict, dump
from mtcheck.reporters import Reporter


class Writer(Reporter):
    """One JSON object a line."""

    def article(self, report: Report) -> Iterator[str]:
        yield dump({"schema": SCHEMA, **article_dict(report)}) + "\n"
