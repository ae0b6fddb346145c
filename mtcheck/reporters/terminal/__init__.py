"""The report for people, to be read in half a minute: what may be done with the page, and what is wrong, as wide as the
terminal.

What changes the meaning comes first, then language, then labels and torn sentences, then form; one block a cause. What
came along with the page takes one line. One changed number must not drown in thirty misplaced spaces. Of many pages
each takes a line, and causes are shown once over all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.model.report import Report
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.terminal.article import article, brief
from mtcheck.reporters.terminal.closing import Totals
from mtcheck.reporters.terminal.lines import Line, fit_line, painter
from mtcheck.reporters.terminal.overview import MANY, overview
from mtcheck.results.overview import Overview


class Writer(Reporter):
    """The reports one after the other, and a closing line over all of them."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._totals = Totals()
        self._paint = painter(view.color)
        self._overview = Overview() if view.pages >= MANY and not view.quiet else None

    def article(self, report: Report) -> Iterator[str]:
        self._totals.add(report)
        if self._overview:
            self._overview.add(report)
        for line in self._lines(report):
            yield self._paint(line) + "\n"

    def _lines(self, report: Report) -> Iterable[Line]:
        if self.view.quiet:
            return [brief(report)]
        if self._overview and not self.view.verbose:
            return [fit_line(brief(report), self.view.width)]
        return article(report, self.view)

    def closing(self) -> Iterator[str]:
        found = [*overview(self._overview.sites(), self.view), ()] if self._overview else []
        for line in [*found, *self._totals.closing(self.view)]:
            yield self._paint(line) + "\n"
