"""A page on which a person goes over an article finding by finding: one file that needs no network and no server.

Style, script and data stand in the page; its Content-Security-Policy lets nothing else run, and nothing be fetched.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.reporters import Reporter
from mtcheck.reporters.html.page import page
from mtcheck.reporters.html.payload import payload


class Writer(Reporter):
    """One page; of several articles the pages would stand one after the other."""

    def article(self, report: Report) -> Iterator[str]:
        yield page(payload(report))
