"""A table of pairs -> the same table with what was found: one function, for a process as for a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from mtcheck.engine.signals import SIGNALS, measure_texts
from mtcheck.errors import UsageError, refuse_type
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import SegmentReport
from mtcheck.results.scoring import WEIGHTS, score_penalty, words

if TYPE_CHECKING:
    import pyarrow as pa

    from mtcheck.engine.segments import Inspector, Pair

    Table: TypeAlias = pa.Table

SOURCE, TARGET, REFERENCE, ERROR = "source", "target", "reference", "error"
"""The columns that are read; the last two need not be there."""
QUALITY, SCORE, WORST, FINDINGS, DETAILS = "quality", "score", "worst", "findings", "details"
METRICS = ("bleu", "chrf", "chrf++", "ter", "similarity")
"""What is measured against a reference."""
_UNFOUND = "none"
_REALS = ("length_ratio", "source_script", "target_script", "figures", "variety", "readability")
_SIGNAL_TYPES = {
    name: "string" if name.endswith("_foreign") else "float32" if name in _REALS else "int32" for name in SIGNALS
}
"""What Arrow calls the type of each signal."""
_MISSING = "tables need pyarrow; install it with: pip install 'mtcheck[data]'"


def require_arrow() -> Any:
    """The module ``pyarrow``.

    Raises:
        UsageError: it is not installed; the message says how to.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError(_MISSING) from error
    return pa


class SegmentChecker(Protocol):
    """What checks pairs of segments of two languages."""

    @property
    def segments(self) -> Inspector:
        """What it checks them with."""

    def check_segments(self, pairs: Iterable[Pair | tuple[Any, ...]]) -> Iterator[SegmentReport]:
        """One report a pair, in the order of the pairs."""


def check_table(table: Table, checker: SegmentChecker) -> Table:
    """Check the pairs of a table.

    Args:
        table: with the columns ``source`` and ``target``; also read where they are there: ``reference`` (a human
            translation, or a list of them) and ``error``, whose rows are left as they are where it says something.
        checker: for both languages.

    Returns:
        The table with these columns added: those of ``engine.signals`` unless it has all of them, ``quality`` (0 to
        100; null where none is estimated), ``score`` (0 to 100), ``worst`` (the gravest severity, ``none`` without a
        finding), ``findings`` (how many count), ``details`` (each finding with its places, in code points of the
        texts), one for each check with the number of its findings, and where there are references one for each metric.
        A row without both texts is null in all of them.

    Raises:
        UsageError: pyarrow is not installed, or a column is missing, holds no texts or is there already.
    """
    pa = require_arrow()
    if not isinstance(table, pa.Table):
        raise refuse_type("table", table, "a pyarrow.Table")
    is_measured = set(SIGNALS).issubset(table.column_names)
    added = [QUALITY, SCORE, WORST, FINDINGS, DETAILS, *list_checks(checker)]
    added += METRICS if REFERENCE in table.column_names else ()
    _refuse_unfit(table, added if is_measured else [*SIGNALS, *added])
    if not is_measured:
        table = measure_table(table, *checker.segments.languages)
    sources, targets, references, errors = (_read_cells(table, name) for name in (SOURCE, TARGET, REFERENCE, ERROR))
    rows = table.num_rows
    checked = [at for at in range(rows) if not (errors[at] or sources[at] is None or targets[at] is None)]
    pairs = [(sources[at], targets[at], references[at] or None) for at in checked]
    reports: list[SegmentReport | None] = [None] * rows
    for at, report in zip(checked, checker.check_segments(pairs), strict=True):
        reports[at] = report
        errors[at] = next((f"{each.subject}: {each.message}" for each in report.failures), None)
    if ERROR in table.column_names:
        table = table.set_column(table.column_names.index(ERROR), ERROR, pa.array(errors, pa.string()))
    columns = {**_summaries(reports, targets), **_counts(reports, list_checks(checker)), DETAILS: _details(reports)}
    if REFERENCE in table.column_names:
        columns |= _metrics(reports)
    for name, column in columns.items():
        table = table.append_column(name, column)
    return table


def measure_table(table: Table, source_language: str, target_language: str) -> Table:
    """Measure what can be seen of pairs at a glance: a table with the columns of ``engine.signals`` added.

    Rows that lack a text, or of which ``error`` says something, are null in all of them.
    """
    pa = require_arrow()
    columns = (_read_cells(table, name) for name in (SOURCE, TARGET, ERROR))
    rows = zip(*columns, strict=True)
    texts = [None if error or a is None or b is None else (a, b) for a, b, error in rows]
    known = [pair for pair in texts if pair is not None]
    measured = measure_texts([a for a, _ in known], [b for _, b in known], source_language, target_language)
    places = count()
    take = pa.array([None if pair is None else next(places) for pair in texts], pa.int64())
    for name, kind in _SIGNAL_TYPES.items():
        column = pa.array(measured[name], getattr(pa, kind)()).take(take)
        table = table.drop_columns([name] if name in table.column_names else []).append_column(name, column)
    return table


def list_checks(checker: SegmentChecker) -> list[str]:
    """The ids of the checks that a checker runs on pairs, in the order of their columns."""
    return sorted(entry.info.id for entry in checker.segments.entries)


def _read_cells(table: Table, name: str) -> list[Any]:
    """The cells of a column; nothing in all rows where it is not there."""
    return list(table[name].to_pylist()) if name in table.column_names else [None] * table.num_rows


def _refuse_unfit(table: Table, added: Sequence[str]) -> None:
    """Refuse a table whose texts are not there, are no texts, or which has a column that is to be added already."""
    pa = require_arrow()
    names = table.column_names
    for name in (SOURCE, TARGET):
        if names.count(name) != 1:
            raise UsageError(f"a table of pairs has one column '{name}', and this one has: {', '.join(names)[:200]}")
        kind = table.schema.field(name).type
        if not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_null(kind)):
            raise UsageError(f"the column '{name}' must hold text, not {kind}")
    if taken := next((name for name in added if name in names), ""):
        raise UsageError(f"the table has the column '{taken}' already; was it checked before? Drop or rename it")


def _summaries(reports: Sequence[SegmentReport | None], targets: Sequence[Any]) -> dict[str, Any]:
    pa = require_arrow()
    found = [report and _without_hints(report.findings) for report in reports]
    scores = [
        None if each is None else score_penalty(sum(WEIGHTS[finding.severity] for finding in each), words(target))
        for each, target in zip(found, targets, strict=True)
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
    import numpy as np

    pa = require_arrow()
    counts = {name: np.zeros(len(reports), np.int32) for name in ids}
    for row, report in enumerate(reports):
        for each in _without_hints(report.findings) if report else ():
            if each.check in counts:
                counts[each.check][row] += 1
    unchecked = np.array([report is None for report in reports], bool)
    return {name: pa.array(column, mask=unchecked) for name, column in counts.items()}


def _metrics(reports: Sequence[SegmentReport | None]) -> dict[str, Any]:
    """What each metric says of each row that has a reference."""
    pa = require_arrow()
    found = [{each.name: each.value for each in report.measurements} if report else {} for report in reports]
    return {name: pa.array([each.get(name) for each in found], pa.float32()) for name in METRICS}


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
