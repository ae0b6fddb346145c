"""Why a run fails whose reports all go to files, said in a line: who looks on would see nothing but the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mtcheck.cli.terminal import say
from mtcheck.model.report import Report


class Failing:
    """Counts what fails of a run, and keeps the first of it."""

    def __init__(self) -> None:
        self._pages = 0
        self._missing: list[Report] = []
        self._unchecked: list[Report] = []

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports."""
        for report in reports:
            self._pages += 1
            if report.failures or report.score is None:
                self._unchecked.append(report)
            elif report.missed_gates:
                self._missing.append(report)
            yield report

    def tell(self, given: Mapping[str, Any]) -> None:
        """Say what fails and where the reports are; nothing where all is well."""
        said = [*self._say_unchecked(), *self._say_missed()]
        if said:
            paths = [each.path for each in given["format"] if each.path] or [given["output"]]
            say(f"{'; '.join(said)}; see {', '.join(paths)}")

    def _say_unchecked(self) -> Iterator[str]:
        if self._unchecked:
            first = self._unchecked[0]
            why = first.failures[0].message if first.failures else "not checked"
            what = why if why.startswith(first.name) else f"{first.name}: {why}"
            yield self._count(len(self._unchecked), what, "could not be checked")

    def _say_missed(self) -> Iterator[str]:
        if self._missing:
            from mtcheck.reporters.terminal.judgement import say_missed

            first = self._missing[0]
            missed = ", ".join(map(say_missed, first.missed_gates))
            verb = "misses" if len(self._missing) == 1 else "miss"
            yield self._count(len(self._missing), f"{first.name}: {missed}", f"{verb} a gate")

    def _count(self, number: int, first: str, what: str) -> str:
        """The first page with what it fails by; of several how many there are."""
        return first if self._pages == 1 else f"{number:,} of {self._pages:,} files {what} ({first})"
