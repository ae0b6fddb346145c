"""The numbers of past runs: a file that keeps them (``docs/trend.md``), and how they went from run to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck import __version__

if TYPE_CHECKING:
    from mtcheck.history.record import Article
    from mtcheck.model.report import Report
    from mtcheck.model.trend import Trend

_LAST = 50
"""Runs of a trend that is shown beside something else."""


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

    def trend(self, name: str) -> Trend | None:
        """How a number went up to this run, which is not saved yet; None without a file or a number.

        Raises:
            UsageError: the file is no history.
            ReadError: it is damaged or locked.
        """
        if self._path is None or not any(each.name == name for article in self._articles for each in article.values):
            return None
        from mtcheck.history import series, store
        from mtcheck.history.record import Run

        runs = store.read(self._path, _LAST) if self._path.exists() else ()
        run = Run(runs[-1].number + 1 if runs else 1, _now(), __version__, tuple(self._articles))
        return series.trend(str(self._path), (*runs, run), (name,))

    def save(self) -> None:
        """Add the run, whole or not at all.

        Raises:
            UsageError: the file cannot be written.
            ReadError: it is damaged or locked.
        """
        if self._path is not None:
            from mtcheck.history import store

            store.add(self._path, _now(), __version__, self._articles)


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
