"""A finished run in figures: what was found, how often, in which files, and the worst pairs."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.corpus.expressions import WHY
from mtcheck.corpus.parts import read_manifest, read_parts
from mtcheck.corpus.rows import FILE, ROW
from mtcheck.engine.tables import DETAILS, ERROR, FINDINGS, QUALITY, SCORE, SOURCE, TARGET, WORST
from mtcheck.model.tuples import NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

STEPS = 20
"""Columns of a histogram, each as wide as the others."""
_WORST = 20
"""Pairs that a summary names."""
_DETAILS = 5
"""Findings that are told of such a pair."""
_LONGEST = 600
"""Characters of its texts that are shown."""
_MEASURED = {QUALITY: (0.0, 100.0), SCORE: (0.0, 100.0), "length_ratio": (0.0, 3.0), "readability": (0.0, 100.0)}
"""The columns of which there are histograms, and their ends; what is beyond is counted in the outermost column."""


class Histogram(NamedTuple):
    """How many rows have values in each of some equal steps."""

    low: float
    high: float
    rows: tuple[int, ...]


@dataclass
class Source:
    """A file of a corpus in figures."""

    rows: int = 0
    unread: int = 0
    found: int = 0
    """Rows in which something was found."""
    estimated: int = 0
    quality: float = 0.0
    """The sum of the qualities of the rows that have one."""

    def to_dict(self) -> dict[str, Any]:
        """The wire form."""
        mean = round(self.quality / self.estimated, 2) if self.estimated else None
        return {"rows": self.rows, "unread": self.unread, "rows_with_findings": self.found, "quality": mean}


@dataclass
class Summary:
    """A corpus in figures."""

    languages: tuple[str, ...] = ()
    rows: int = 0
    unread: int = 0
    why: Counter[str] = field(default_factory=Counter)
    """What dropped rows miss, and how many."""
    reasons: Counter[str] = field(default_factory=Counter)
    """Why rows could not be checked, and how many."""
    severities: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    """Rows in which each check found something."""
    foreign: Counter[str] = field(default_factory=Counter)
    """Texts that are in another language, by their side and that language."""
    histograms: dict[str, Histogram] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    worst: list[dict[str, Any]] = field(default_factory=list)
    """The rows of the lowest quality, with the messages of what was found in them."""

    @property
    def qualities(self) -> tuple[int, ...]:
        """The histogram of qualities."""
        return self.histograms[QUALITY].rows if QUALITY in self.histograms else (0,) * STEPS

    def to_dict(self) -> dict[str, Any]:
        """The wire form."""
        return {
            "languages": list(self.languages),
            "rows": self.rows,
            "unread": {"rows": self.unread, "reasons": dict(self.reasons.most_common())},
            "why": dict(self.why.most_common()),
            "severities": dict(self.severities.most_common()),
            "checks": dict(self.checks.most_common()),
            "foreign": dict(self.foreign.most_common()),
            "qualities": {"step": 100 / STEPS, "rows": list(self.qualities)},
            "histograms": {name: each._asdict() for name, each in self.histograms.items()},
            "files": {name: each.to_dict() for name, each in self.sources.items()},
            "worst": self.worst,
        }


def summarize_parts(folder: Path) -> Summary:
    """A finished run in figures.

    Raises:
        ReadError: the run is not finished, or a part is damaged.
    """
    found = Summary(tuple((read_manifest(folder) or {}).get("languages") or ()))
    worst: list[tuple[float, int, dict[str, Any]]] = []
    numbers = count()
    for table in read_parts(folder):
        _count(table, found)
        worst = heapq.nlargest(_WORST, (*worst, *((-row[QUALITY], -next(numbers), row) for row in _lowest(table))))
    found.worst = [_describe(row) for _, _, row in worst]
    return found


def _lowest(table: pa.Table) -> Iterator[dict[str, Any]]:
    """The rows of a table that have the lowest quality, in its order."""
    if QUALITY not in table.column_names:
        return
    qualities = table[QUALITY].to_pylist()
    known = ((quality, at) for at, quality in enumerate(qualities) if quality is not None)
    places = sorted(at for _, at in heapq.nsmallest(_WORST, known))
    yield from table.select([FILE, ROW, SOURCE, TARGET, QUALITY, WORST, DETAILS]).take(places).to_pylist()


def _describe(row: dict[str, Any]) -> dict[str, Any]:
    details = [f"{each['check']}: {each['message']}" for each in (row.pop(DETAILS) or [])[:_DETAILS]]
    texts = {name: row[name] if len(row[name]) <= _LONGEST else f"{row[name][:_LONGEST]}…" for name in (SOURCE, TARGET)}
    return {**row, **texts, FINDINGS: details}


def _count(table: pa.Table, found: Summary) -> None:
    """Count the rows of a table."""
    found.rows += table.num_rows
    found.unread += table.num_rows - table[ERROR].null_count
    found.reasons += _count_values(table, ERROR)
    found.severities += _count_values(table, WORST)
    if WHY in table.column_names:
        found.why.update(each for misses in table[WHY].to_pylist() for each in misses)
    for side in (SOURCE, TARGET):
        counted = _count_values(table, f"{side}_foreign")
        found.foreign += Counter({f"{side}: {name}": number for name, number in counted.items() if name})
    for name in table.column_names:
        if "/" in name and (rows := _count_positive(table[name])):
            found.checks[name] += rows
    for name, ends in _MEASURED.items():
        if name in table.column_names:
            found.histograms[name] = _extend(found.histograms.get(name), table[name], *ends)
    _count_sources(table, found.sources)


def _count_values(table: pa.Table, name: str) -> Counter[str]:
    if name not in table.column_names:
        return Counter()
    counted = table[name].drop_null().value_counts().to_pylist()
    return Counter({each["values"]: each["counts"] for each in counted})


def _count_positive(column: Any) -> int:
    import pyarrow.compute as pc

    return pc.sum(pc.greater(column, 0)).as_py() or 0


def _extend(before: Histogram | None, column: Any, low: float, high: float) -> Histogram:
    """A histogram with the values of a column counted as well."""
    import numpy as np

    values = np.clip(column.drop_null().to_numpy(), low, high)
    counts, _ = np.histogram(values, STEPS, (low, high))
    return Histogram(low, high, tuple(map(int, counts + np.array(before.rows if before else 0))))


def _count_sources(table: pa.Table, sources: dict[str, Source]) -> None:
    """Count the rows of each file; a part holds those of one, but for what was filtered."""
    nothing = [None] * table.num_rows
    names = (FILE, ERROR, FINDINGS, QUALITY)
    columns = (table[name].to_pylist() if name in table.column_names else nothing for name in names)
    for file, error, findings, quality in zip(*columns, strict=True):
        source = sources.setdefault(file, Source())
        source.rows += 1
        source.unread += error is not None
        source.found += bool(findings)
        if quality is not None:
            source.estimated += 1
            source.quality += quality
