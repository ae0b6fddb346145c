"""Reports as they pass -> the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.config import Config
from mtcheck.errors import ExitCode
from mtcheck.model.finding import Severity
from mtcheck.model.report import Report

NEVER = "never"


class Gate:
    """Watches a run. Something unread or unchecked outweighs findings: the run cannot be vouched for."""

    def __init__(self, config: Config) -> None:
        self._level = None if config.fail_on == NEVER else Severity(config.fail_on)
        self._min_score = config.min_score
        self._missed = False
        self._unchecked = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, judged one by one."""
        for report in reports:
            self._unchecked |= bool(report.failures) or report.score is None
            self._missed |= self._misses(report)
            yield report

    def _misses(self, report: Report) -> bool:
        level = self._level
        if level is not None and any(each.severity.rank >= level.rank for each in report.findings):
            return True
        return self._min_score is not None and report.score is not None and report.score.value < self._min_score

    @property
    def exit_code(self) -> ExitCode:
        """3 if anything could not be checked, else 1 if a gate was missed, else 0."""
        if self._unchecked:
            return ExitCode.UNCHECKED
        return ExitCode.FINDINGS if self._missed else ExitCode.OK
