"""Reports that are no text: ``html=FOLDER/``, an index of all pages and a review page of each, and workbooks."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.cli.terminal import say
from mtcheck.errors import UsageError, shown_path

if TYPE_CHECKING:
    from mtcheck.cli.writing import Outlet
    from mtcheck.inputs.model import PagePair
    from mtcheck.model.report import Report
    from mtcheck.model.trend import Trend
    from mtcheck.reporters import View
    from mtcheck.reporters.workbook import Book

SITE = "html"
"""The format that can be a folder."""


def is_folder(format: str, path: str) -> bool:
    """Whether an outlet is a folder: it ends in a slash, or there is one of this name."""
    return format == SITE and bool(path) and (path.endswith(("/", os.sep)) or Path(path).is_dir())


def part_books(named: Sequence[Outlet]) -> tuple[list[tuple[str, Book]], list[Outlet]]:
    """The outlets that are workbooks, and the others.

    Raises:
        UsageError: a workbook has no file of its own.
    """
    from mtcheck.cli.writing import STDOUT
    from mtcheck.inputs.patterns import has_placeholder
    from mtcheck.reporters import BOOK

    paths = [each.path for each in named if each.format == BOOK]
    if STDOUT in paths:
        raise UsageError(f"--format {BOOK}: cannot be printed; name a file, as in {BOOK}=report.{BOOK}")
    if path := next(filter(has_placeholder, paths), ""):
        raise UsageError(f"--format {BOOK}={path}: has a sheet for each page; name one file")
    if not paths:
        return [], list(named)
    from mtcheck.reporters.workbook import Book

    return [(path, Book()) for path in paths], [each for each in named if each.format != BOOK]


def _warn_of_reading(folder: Path, pairs: Sequence[PagePair]) -> None:
    """Say that a later run would take the pages of the folder for pages to check."""
    real = Path(os.path.realpath(folder))
    bases = {each.page.base for each in pairs if each.page.base}
    if any(real.is_relative_to(os.path.realpath(base)) for base in bases):
        said = f"{shown_path(folder)} is in a folder that is checked; the next run would read the pages in it"
        say(said)


class Folder:
    """Writes the review pages of a run as they come, and the index at its end."""

    def __init__(self, path: str, pairs: Sequence[PagePair], read: frozenset[str], view: View) -> None:
        """Find a name for each page, and make the folder.

        Raises:
            UsageError: the folder cannot be made, or a page that is read would be written over.
        """
        from mtcheck.reporters.site import Index, name_pages

        self._folder = Path(path)
        self._view = view
        self._names = name_pages(pair.page.name for pair in pairs)
        self._index = Index()
        self._number = 0
        if written := next((name for name in ("index.html", *self._names) if self._real(name) in read), ""):
            raise UsageError(f"--format html={path}: {written} is one of the files that are read; name another folder")
        _warn_of_reading(self._folder, pairs)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"--format html={path}: the folder cannot be created: {error.strerror}") from error

    def _real(self, name: str) -> str:
        return os.path.realpath(self._folder / name)

    def add(self, report: Report) -> None:
        """Write the review page of a page, if it was read."""
        from mtcheck.cli.writing import writing
        from mtcheck.reporters import render

        name = self._names[self._number] if report.target is not None else ""
        self._number += 1
        if name:
            with writing(str(self._folder / name)) as write:
                for piece in render(SITE, (report,), self._view):
                    write(piece)
        self._index.add(report, name)

    def close(self, trend: Callable[[str], Trend | None]) -> None:
        """Write the index."""
        from mtcheck.cli.writing import writing

        with writing(str(self._folder / "index.html")) as write:
            for piece in self._index.page(trend("score")):
                write(piece)
