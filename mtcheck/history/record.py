"""Reports as they pass -> what is remembered of the run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mtcheck import __version__
from mtcheck.model.report import CheckInfo, Report
from mtcheck.model.tuples import NamedTuple

_RESTS_ON_FINDINGS = "quality"
"""The measurement that other checks change, so that it is comparable only where the same have run."""


class Value(NamedTuple):
    """A number of a page with how it was made."""

    name: str
    value: float
    signature: str
    low: float | None = None
    high: float | None = None


class Count(NamedTuple):
    """How many findings a check made of a severity."""

    check: str
    severity: str
    number: int


class Article(NamedTuple):
    """What is remembered of a page."""

    name: str
    source_language: str = ""
    target_language: str = ""
    words: int = 0
    failed: bool = False
    """Whether something of it could not be read or checked."""
    checks: str = ""
    """The signature of the checks that ran, by which counts are comparable."""
    values: tuple[Value, ...] = ()
    counts: tuple[Count, ...] = ()


class Run(NamedTuple):
    """What is remembered of a run."""

    number: int
    at: str
    """When, in UTC, as YYYY-MM-DDTHH:MM:SSZ."""
    version: str
    articles: tuple[Article, ...]


def article_of(report: Report) -> Article:
    """What is remembered of a report."""
    failed = bool(report.failures) or report.score is None
    counts = Counter((each.check, each.severity.value) for each in report.findings)
    checks = _checks(report.checks)
    return Article(
        report.name,
        report.source_language,
        report.target_language,
        report.score.words if report.score else 0,
        failed,
        checks,
        tuple(_values(report, checks)),
        tuple(Count(*key, number) for key, number in sorted(counts.items())),
    )


def _values(report: Report, checks: str) -> Iterator[Value]:
    if report.score:
        yield Value("score", report.score.value, f"{report.score.signature}|{checks}", *report.score.interval)
    if report.counted_score:
        signature = f"{report.counted_score.signature}|{checks}|known-findings:left-out"
        yield Value("counted_score", report.counted_score.value, signature, *report.counted_score.interval)
    if report.coverage is not None:
        yield Value("coverage", 100 * report.coverage, f"coverage:percent|mtcheck:{__version__}")
    for each in report.measurements:
        signature = f"{each.signature}|{checks}" if each.name == _RESTS_ON_FINDINGS else each.signature
        yield Value(each.name, each.value, signature, *(each.interval or ()))


def _checks(infos: Sequence[CheckInfo]) -> str:
    """Which checks ran, in which version: findings of others are not comparable."""
    import hashlib

    ids = "\n".join(sorted(info.id for info in infos))
    return f"checks:{len(infos)}-{hashlib.sha256(ids.encode()).hexdigest()[:8]}|mtcheck:{__version__}"
