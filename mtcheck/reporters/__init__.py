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
from mtcheck.reporters.base import Reporter, View

__all__ = ["BOOK", "FORMATS", "SINGLE", "Reporter", "View", "formats", "is_known", "member", "render", "reporter"]

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
