"""A chart as a table: a row for each run, with a line where numbers cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.trend import Point
from mtcheck.reporters.trend.charts import Chart
from mtcheck.reporters.trend.numbers import change, time, value

TEXTS = (1, 2)
"""Columns that hold no numbers."""


def header(chart: Chart) -> tuple[str, ...]:
    """What the columns hold."""
    return ("run", "when (UTC)", "mtcheck", "pages", *(one.label or "value" for one in chart.lines), "change", "over")


def rows(chart: Chart) -> Iterator[tuple[str, ...]]:
    """A row for each run; before the first that was made in another way a single cell that says so."""
    breaks = {one.run: one.told for one in chart.changes if one.is_break}
    for run in chart.runs:
        if run.run in breaks:
            yield (f"{breaks[run.run]}: not comparable with the runs above",)
        yield _row(chart, run)


def _row(chart: Chart, run: Point) -> tuple[str, ...]:
    """The change is that of the first line, which is the whole, over the pages that the run before has as well."""
    found = [one.points.get(run.run) for one in chart.lines]
    values = [value(each[0], each[1].value) if each else "" for each in found]
    series, point = found[0] or (None, None)
    changed = change(series, point.change) if series and point else ""
    over = str(point.common) if changed and point else ""
    return str(run.run), time(run.at), run.version, str(run.pages), *values, changed, over


def signatures(chart: Chart) -> Iterator[tuple[str, str]]:
    """How the numbers were made, each way with its runs; without them where there is one way."""
    for way in chart.ways:
        made = [each for one in chart.lines for each in one.series if each.signature == way]
        runs = [point.run for each in made for point in each.points]
        first, last = min(runs), max(runs)
        where = f"run {first}" if first == last else f"runs {first} to {last}"
        yield (where if len(chart.ways) > 1 else ""), way
