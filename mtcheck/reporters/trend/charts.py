"""Series -> charts: one for a measure, whatever number of ways it was made in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mtcheck.model.finding import Severity
from mtcheck.model.trend import Point, Series, Trend
from mtcheck.model.tuples import NamedTuple

FINDINGS = "findings"
_SEVERITIES = {f"{FINDINGS}-{each.value}": each.value for each in reversed(Severity)}


class Line(NamedTuple):
    """What is drawn in one colour: a measure, or a severity of findings."""

    label: str
    """Empty where the chart has no other line."""
    series: tuple[Series, ...]
    """One for each way, in the order of their runs."""

    @property
    def points(self) -> dict[int, tuple[Series, Point]]:
        """What it has in each run; of several ways in one run the last."""
        return {point.run: (each, point) for each in self.series for point in each.points}


class Change(NamedTuple):
    """A run from which on a measure was made in another way, or by another version."""

    run: int
    told: str
    is_break: bool
    """Whether numbers before and after cannot be compared."""


class Chart(NamedTuple):
    """A measure through all runs that have it."""

    name: str
    is_sum: bool
    lines: tuple[Line, ...]
    runs: tuple[Point, ...]
    """A point of each run, for its number, time and version."""
    changes: tuple[Change, ...]
    ways: tuple[str, ...]
    """The signatures, in the order of their first runs."""

    @property
    def values(self) -> list[float]:
        """All that is drawn."""
        return [point.value for line in self.lines for _, point in line.points.values()]

    def way(self, series: Series) -> str:
        """The letter of a series' signature; empty where all have one."""
        return _letter(self.ways.index(series.signature)) if len(self.ways) > 1 else ""


def charts(trend: Trend) -> list[Chart]:
    """One chart for each measure, in the order of the series; the severities of findings share one."""
    by_chart: dict[str, dict[str, list[Series]]] = {}
    for each in trend.series:
        chart = FINDINGS if each.name in _SEVERITIES else each.name
        by_chart.setdefault(chart, {}).setdefault(each.name, []).append(each)
    return [_chart(name, lines) for name, lines in by_chart.items()]


def _chart(name: str, by_name: dict[str, list[Series]]) -> Chart:
    names = sorted(by_name, key=_rank)
    lines = tuple(Line(_label(each, names), tuple(by_name[each])) for each in names)
    series = [each for line in lines for each in line.series]
    found = {point.run: point for each in series for point in each.points}
    runs = tuple(found[number] for number in sorted(found))
    ways = tuple(dict.fromkeys(each.signature for each in sorted(series, key=lambda each: each.points[0].run)))
    title = name if len(names) > 1 or name != FINDINGS else names[0]
    return Chart(title, series[0].is_sum, lines, runs, tuple(_changes(runs, series)), ways)


def _rank(name: str) -> int:
    return list(_SEVERITIES).index(name) + 1 if name in _SEVERITIES else 0


def _label(name: str, names: Sequence[str]) -> str:
    return _SEVERITIES.get(name, "all" if name == FINDINGS else name) if len(names) > 1 else ""


def _changes(runs: Sequence[Point], series: Iterable[Series]) -> Iterator[Change]:
    made: dict[int, set[str]] = {}
    for each in series:
        for point in each.points:
            made.setdefault(point.run, set()).add(each.signature)
    for before, after in pairwise(runs):
        is_break = made[before.run].isdisjoint(made[after.run])
        if before.version != after.version:
            yield Change(after.run, f"mtcheck {after.version}", is_break)
        elif is_break:
            yield Change(after.run, "made another way", is_break)


def _letter(number: int) -> str:
    """A, B, ... Z, then with figures."""
    return chr(ord("A") + number % 26) + (str(number // 26) if number >= 26 else "")
