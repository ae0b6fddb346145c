"""The terminal: its width, whether it shows colour, where a progress bar may stand, and what is said beside reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from mtcheck.errors import make_printable
from mtcheck.reporters import View

NARROWEST, WIDEST, PIPED = 60, 200, 100
_FILES_WORTH_A_BAR = 5

Made = TypeVar("Made")


def say(text: str) -> None:
    """Write a line beside the reports, in which nothing steers the terminal."""
    sys.stderr.write(f"mtcheck: {make_printable(text)}\n")


def view(given: Mapping[str, Any], *, to_file: bool = False, pages: int = 1) -> View:
    """How the report of so many pages is to look, from the options, the environment and the terminal."""
    color = given.get("color")
    return View(
        width=given.get("width") or _width(to_file),
        color=_shows_color() and not to_file if color is None else color,
        quiet=bool(given.get("quiet")),
        verbose=bool(given.get("verbose")),
        report_version=int(given.get("report_version") or 2),
        root=_here(),
        pages=pages,
    )


def _here() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def _width(to_file: bool) -> int:
    if to_file or not (sys.stdout.isatty() or os.environ.get("COLUMNS")):
        return PIPED
    import shutil

    wide = shutil.get_terminal_size((PIPED, 24)).columns
    return min(WIDEST, max(NARROWEST, wide))


def _shows_color() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(
    made: Iterable[Made], number: int, *, quiet: bool = False, prints: bool = True
) -> Iterator[Iterable[Made]]:
    """What is made, with a bar and the time left on standard error, where it is much and somebody looks on.

    Args:
        made: whatever takes its time.
        number: how many there will be.
        quiet: whether to show no bar.
        prints: whether a report is written to standard output, which a bar on the same terminal would disturb.
    """
    disturbs = prints and sys.stdout.isatty()
    if number < _FILES_WORTH_A_BAR or quiet or disturbs or not sys.stderr.isatty():
        yield made
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(made, total=number, description="checking")
