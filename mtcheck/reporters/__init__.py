"""Reports -> text, one format a module.

A reporter is handed the reports one at a time, so that several formats can be written in one pass, and keeps no more
of them than its format needs: a thousand pages need no more memory than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from mtcheck import plugins
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


FORMATS = (
    "terminal",
    "json",
    "jsonl",
    "markdown",
    "html",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "its",
    "mqm",
    "pearmut",
    "csv",
)
"""The names of the formats, which are those of the modules that hold their ``Writer``."""


BOOK = "xlsx"
"""The format that is no text but a workbook with a sheet for each file (``reporters.workbook``)."""
SINGLE = frozenset({"html", "its"})
"""Those that hold one article."""


def reporter(name: str, view: View) -> Reporter:
    """What writes a format.

    Raises:
        UsageError: there is no such format, or the plug-in that brings it is broken.
    """
    if name in FORMATS:
        made: Reporter = member(__name__, name, "Writer")(view)
        return made
    from mtcheck.reporters.plugged import make_reporter

    return make_reporter(name, view)


def is_known(name: str) -> bool:
    """Whether there is such a format, of the package's own or of a plug-in."""
    return name in (*FORMATS, BOOK) or plugins.find(plugins.REPORTERS, name) is not None


def formats() -> tuple[str, ...]:
    """The names of all formats, those of plug-ins last."""
    added = (each.name for each in plugins.list_installed(plugins.REPORTERS))
    own = (*FORMATS, BOOK)
    return (*own, *dict.fromkeys(each for each in added if each not in own))


def render(name: str, reports: Iterable[Report], view: View) -> Iterator[str]:
    """The reports in one format."""
    writer = reporter(name, view)
    yield from writer.opening()
    for report in reports:
        yield from writer.article(report)
    yield from writer.closing()


def member(package: str, module: str, name: str) -> Any:
    """What a format's module holds under a name; the module is loaded when it is asked for."""
    return getattr(import_module(f"{package}.{module}"), name)
