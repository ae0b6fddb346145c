"""Reports as they pass -> the gates that each misses, and the exit code of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.config import Config
from mtcheck.errors import ExitCode
from mtcheck.inputs.model import PagePair
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import MissedGate, Report
from mtcheck.model.score import Score
from mtcheck.results import scoring

NEVER = "never"


class Gate:
    """Watches a run. Something unread or unchecked outweighs findings: the run cannot be vouched for."""

    def __init__(self, config: Config, pairs: Sequence[PagePair] = ()) -> None:
        self._config = config
        self._pages: list[Path | None] = [pair.page.path for pair in pairs]
        self._missed = False
        self._unchecked = False

    def watch(self, reports: Iterable[Report]) -> Iterator[Report]:
        """The same reports, each with the gates that it misses.

        Args:
            reports: those of the pairs, in their order.
        """
        for number, report in enumerate(reports):
            page = self._pages[number] if number < len(self._pages) else None
            judged = _judge_report(report, self._config.of(page))
            self._unchecked |= bool(judged.failures) or judged.score is None
            self._missed |= bool(judged.missed_gates)
            yield judged

    @property
    def exit_code(self) -> ExitCode:
        """3 if anything could not be checked, else 1 if a gate was missed, else 0."""
        if self._unchecked:
            return ExitCode.UNCHECKED
        return ExitCode.FINDINGS if self._missed else ExitCode.OK


def _judge_report(report: Report, config: Config) -> Report:
    if report.score is None:
        return report
    counting = [each for each in report.findings if each.counts]
    all_count = len(counting) == len(report.findings)
    words = report.score.words
    score = report.score if all_count else scoring.weigh(counting, words, report.score.page_words - words)
    if report.failures:
        score = scoring.withhold_ready(score)
    missed = tuple(_find_missed(report, counting, score, config))
    return replace(report, counted_score=None if all_count else score, missed_gates=missed)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _find_missed(report: Report, findings: Sequence[Finding], score: Score, config: Config) -> Iterator[MissedGate]:
    """The gates: all but that of furniture go by the translation."""
    if config.fail_on != NEVER:
        level = Severity(config.fail_on)
        faults = scoring.worst_of_each_cause(each for each in findings if not each.furniture)
        if serious := sum(each.severity.rank >= level.rank for each in faults):
            yield MissedGate("fail-on", config.fail_on, serious)
    for name, least, value in (
        ("min-score", config.min_score, score.value),
        ("min-quality", config.min_quality, report.quality),
        ("min-coverage", config.min_coverage, report.coverage),
        ("min-structure", config.min_structure, _percent(report.structure_share)),
    ):
        if least is not None and (value is None or value < least):
            yield MissedGate(name, least, value)
    for name, most, value in (
        ("budget", config.budget, scoring.causes_per_thousand(findings, score.words or score.page_words)),
        ("max-furniture", config.max_furniture, score.furniture.lines),
    ):
        if most is not None and value > most:
            yield MissedGate(name, most, value)
