"""A table of pairs -> the same table with what was found: one function, for a process as for a cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mtcheck.corpus.arrow import require_arrow
from mtcheck.corpus.rows import ERROR, SOURCE, TARGET
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import SegmentReport
from mtcheck.results.scoring import WEIGHTS, score_penalty, words

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.engine.checker import Checker

QUALITY, SCORE, WORST, FINDINGS, DETAILS = "quality", "score", "worst", "findings", "details"
_UNFOUND = "none"


def check_table(table: pa.Table, checker: Checker) -> pa.Table:
    """Check the pairs of a table.

    Args:
        table: with the columns ``source`` and ``target``; where it has ``error``, rows that say something there are
            left as they are.
        checker: for both languages.

    Returns:
        The table with these columns added: ``quality`` (0 to 100; null where none is estimated), ``score`` (0 to 100),
        ``worst`` (the gravest severity, ``none`` without a finding), ``findings`` (how many count), ``details`` (each
        finding with its places, in code points of the texts), and one for each check with the number of its findings.
    """
    pa = require_arrow()
    texts = list(zip(table[SOURCE].to_pylist(), table[TARGET].to_pylist(), strict=True))
    errors = table[ERROR].to_pylist() if ERROR in table.column_names else [None] * len(texts)
    checked = [number for number, error in enumerate(errors) if not error]
    pairs = [(*texts[number], None) for number in checked]
    reports: list[SegmentReport | None] = [None] * len(texts)
    for number, report in zip(checked, checker.check_segments(pairs), strict=True):
        reports[number] = report
        errors[number] = next((f"{each.subject}: {each.message}" for each in report.failures), None)
    ids = sorted(entry.info.id for entry in checker.segments.entries)
    columns = {**_summaries(reports, texts), **_counts(reports, ids), DETAILS: _details(reports)}
    if ERROR in table.column_names:
        table = table.set_column(table.column_names.index(ERROR), ERROR, pa.array(errors, pa.string()))
    for name, column in columns.items():
        table = table.append_column(name, column)
    return table


def _summaries(reports: Sequence[SegmentReport | None], texts: Sequence[tuple[Any, Any]]) -> dict[str, Any]:
    pa = require_arrow()
    found = [report and _without_hints(report.findings) for report in reports]
    scores = [
        None if each is None else score_penalty(sum(WEIGHTS[finding.severity] for finding in each), words(target))
        for each, (_, target) in zip(found, texts, strict=True)
    ]
    return {
        QUALITY: pa.array([report and report.quality for report in reports], pa.float32()),
        SCORE: pa.array(scores, pa.float32()),
        WORST: pa.array([None if each is None else _worst(each) for each in found], pa.string()),
        FINDINGS: pa.array([None if each is None else len(each) for each in found], pa.int32()),
    }


def _without_hints(findings: Sequence[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity is not Severity.NEUTRAL]


def _worst(findings: Sequence[Finding]) -> str:
    return max(findings, key=lambda each: each.severity.rank).severity.value if findings else _UNFOUND


def _counts(reports: Sequence[SegmentReport | None], ids: Sequence[str]) -> dict[str, Any]:
    """How many findings each check has in each row, hints left aside."""
    pa = require_arrow()
    counts = [
        None if report is None else Counter(each.check for each in _without_hints(report.findings))
        for report in reports
    ]
    return {name: pa.array([None if each is None else each[name] for each in counts], pa.int32()) for name in ids}


def details_type() -> Any:
    """The Arrow type of the column ``details``."""
    pa = require_arrow()
    places = [pa.field(name, pa.int32()) for name in ("start", "end", "source_start", "source_end")]
    texts = [pa.field(name, pa.string()) for name in ("check", "severity", "message", "suggestion")]
    return pa.list_(pa.struct([*texts, *places]))


def _details(reports: Sequence[SegmentReport | None]) -> Any:
    pa = require_arrow()
    rows = [report and [_describe(each) for each in report.findings] for report in reports]
    return pa.array(rows, details_type())


def _describe(finding: Finding) -> dict[str, Any]:
    target, source = finding.target, finding.source
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "start": target.start if target else None,
        "end": target.end if target else None,
        "source_start": source.start if source else None,
        "source_end": source.end if source else None,
    }
