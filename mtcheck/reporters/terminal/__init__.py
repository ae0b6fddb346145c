"""The report for people, to be read in half a minute: what may be done with the page, and what is wrong, as wide as the
terminal.

What changes the meaning comes first, then language, then labels and torn sentences, then form; one block a cause. What
came along with the page takes one line. One changed number must not drown in thirty misplaced spaces.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.terminal.article import article, brief
from mtcheck.reporters.terminal.closing import Totals
from mtcheck.reporters.terminal.lines import painter


class Writer(Reporter):
    """The reports one after the other, and a closing line over all of them."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._totals = Totals()
        self._paint = painter(view.color)

    def article(self, report: Report) -> Iterator[str]:
        self._totals.add(report)
        for line in [brief(report)] if self.view.quiet else article(report, self.view):
            yield self._paint(line) + "\n"

    def closing(self) -> Iterator[str]:
        for line in self._totals.closing(self.view):
            yield self._paint(line) + "\n"
