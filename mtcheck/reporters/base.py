"""What writes a format, and how a report for people looks."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.report import Report
from mtcheck.model.tuples import NamedTuple


class View(NamedTuple):
    """How a report for people looks; formats for programs pay no heed to it."""

    width: int = 100
    """Columns of the terminal."""
    color: bool = False
    quiet: bool = False
    """One line a file in place of its findings."""
    verbose: bool = False
    """Every place with its line, and each finding's category and confidence."""
    report_version: int = 2
    """The number behind the slash of the wire form's schema: 1 or 2."""
    root: str = ""
    """The folder that formats for CI systems name files relative to; names stay as they are where it is empty."""
    pages: int = 1
    """How many articles will come, where that is known: of several, reports say what they have in common."""


class Reporter:
    """What writes one format: a pure machine from reports to pieces of text.

    It is asked once for its opening, then for every article, and once for its closing; an exception on the way ends it.
    """

    def __init__(self, view: View) -> None:
        self.view = view

    def opening(self) -> Iterator[str]:
        """What stands before the first article."""
        yield from ()

    def article(self, report: Report) -> Iterator[str]:
        """What is written of an article as soon as it is known."""
        del report
        yield from ()

    def closing(self) -> Iterator[str]:
        """What stands after the last article; for formats that put the worst first, everything."""
        yield from ()
