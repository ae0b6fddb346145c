"""The wire form, schema ``mtcheck.report/1``, one article a line: its entry and the schema's name."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import SCHEMA, Report, article_dict
from mtcheck.reporters import Reporter
from mtcheck.reporters.json import dump


class Writer(Reporter):
    """One JSON object a line."""

    def article(self, report: Report) -> Iterator[str]:
        yield dump({"schema": SCHEMA, **article_dict(report)}) + "\n"
