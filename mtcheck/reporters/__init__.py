"""Reports -> text, one format a module.

A reporter is a pure function from reports to pieces of text. It takes them one at a time and keeps none, so that a
thousand pages need no more memory than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

from mtcheck.model.report import Report


class View(NamedTuple):
    """How a report for people looks; formats for programs pay no heed to it."""

    width: int = 100
    """Columns of the terminal."""
    color: bool = False
    quiet: bool = False
    """One line a file in place of its findings."""
    verbose: bool = False
    """Every place with its line, and each finding's category and confidence."""


Render = Callable[[Iterable[Report], View], Iterator[str]]

FORMATS = {
    "terminal": "mtcheck.reporters.terminal",
    "json": "mtcheck.reporters.json",
}
"""The names of the formats and the modules that hold their ``render``."""


def reporter(name: str) -> Render:
    """The function that renders a format.

    Raises:
        KeyError: there is no such format.
    """
    render: Render = import_module(FORMATS[name]).render
    return render
