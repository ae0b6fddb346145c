"""The numbers of past runs: a file that keeps them (``docs/trend.md``), and how they went from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import __version__

if TYPE_CHECKING:
    from mtcheck.history.record import Article
    from mtcheck.model.report import Report


class Recorder:
    """Watches a run and adds it to a history when it is over; without a file it does nothing."""

    def __init__(self, file: str | None) -> None:
        """Find out before anything is checked whether the file can be added to.

        Raises:
            UsageError: it is another program's, or cannot be written.
            ReadError: it is damaged or locked.
        """
        self._path = Path(file) if file is not None else None
        self._articles: list[Article] = []
        if self._path is not None:
            from mtcheck.history import store

            store.require_writable(self._path)

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports."""
        for report in reports:
            if self._path is not None:
                from mtcheck.history.record import article_of

                self._articles.append(article_of(report))
            yield report

    def save(self) -> None:
        """Add the run, whole or not at all.

        Raises:
            UsageError: the file cannot be written.
            ReadError: it is damaged or locked.
        """
        if self._path is not None:
            from datetime import UTC, datetime

            from mtcheck.history import store

            now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            store.add(self._path, now, __version__, self._articles)
