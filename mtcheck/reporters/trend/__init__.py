"""How numbers went from run to run -> text: a table and a plot for people; JSON and CSV for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtcheck.model.trend import Trend
from mtcheck.reporters import member

Write = Callable[[Trend, int], Iterator[str]]
"""From a trend, and the columns of the terminal, to pieces of text."""

FORMATS = ("terminal", "json", "csv", "html", "svg")
"""The names of the formats, which are those of the modules that hold their ``write``."""


def writer(name: str) -> Write:
    """The function that writes a format.

    Raises:
        ImportError: there is no such format.
    """
    write: Write = member(__name__, name, "write")
    return write
