"""The report for people: what, where, why and what to write instead, as wide as the terminal.

Inside a file the article comes before the page around it, a worse cause before a lesser one, and causes of one
severity in page order: one changed number must not drown in thirty misplaced spaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.model.report import Report
from mtcheck.reporters import View
from mtcheck.reporters.terminal.article import article, brief
from mtcheck.reporters.terminal.closing import Totals
from mtcheck.reporters.terminal.lines import Line, painter


def render(reports: Iterable[Report], view: View) -> Iterator[str]:
    """The reports one after the other, and a closing line over all of them."""
    paint = painter(view.color)
    for line in lines(reports, view):
        yield paint(line) + "\n"


def lines(reports: Iterable[Report], view: View) -> Iterator[Line]:
    """The same, not yet painted."""
    totals = Totals()
    for report in reports:
        totals.add(report)
        yield from [brief(report)] if view.quiet else article(report, view)
    yield from totals.closing(view)
