"""One drawing: a chart for each measure, points joined by a line as far as they can be compared, without any script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.errors import shorten
from mtcheck.model.trend import Point, Series, Trend
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.look import drawing_style
from mtcheck.reporters.plots import (
    WIDTH,
    Axis,
    axis_around,
    axis_from_zero,
    drawing,
    line,
    point,
    scale_of,
    text,
)
from mtcheck.reporters.trend.charts import FINDINGS, Chart, Line, charts
from mtcheck.reporters.trend.numbers import time, value

HEIGHT = 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 24, 56, 40
_NAME = 60
_VERSION = 24
_NEAR = 46
"""Room that a label takes below or above the chart."""


def write(trend: Trend, _width: int) -> Iterator[str]:
    """The drawing as a file of its own."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    found = charts(trend)
    pieces = [piece for number, each in enumerate(found) for piece in _placed(each, number)]
    yield drawing(f"Trend of {visible(trend.file)}", pieces, max(len(found), 1) * HEIGHT, style=drawing_style())


def _placed(each: Chart, number: int) -> Iterator[str]:
    yield f'<g transform="translate(0 {number * HEIGHT})">'
    yield text(_LEFT, 18, shorten(visible(each.name), _NAME), "name")
    yield from chart(each)
    yield "</g>"


def axis_of(each: Chart) -> Axis:
    """Counts from 0; of means what they span, and at least a tenth of their scale."""
    return axis_from_zero(each.values) if each.is_sum else axis_around(each.values, scale_of(each.name))


def chart(each: Chart) -> Iterator[str]:
    """The parts of a chart: grid, versions and breaks, lines."""
    axis, places = axis_of(each), _across(each.runs)
    for tick in axis.ticks:
        y = _down(axis, tick)
        yield line(_LEFT, y, WIDTH - _RIGHT, y, "axis" if tick == axis.low else "grid")
        yield text(_LEFT - 8, y + 4, axis.label(tick), "small", "end")
    yield from _changes(each, places)
    yield from _runs(each.runs, places)
    if len(each.lines) > 1:
        yield from _legend(each.lines)
    for one in reversed(each.lines):  # the whole above its parts
        yield from _line(each, one, axis, places)


def _changes(each: Chart, places: dict[int, float]) -> Iterator[str]:
    """Between two runs: a broken line where numbers cannot be compared, else a mark at the axis; the version above."""
    taken = -_NEAR * 2.0
    before = {after.run: run.run for run, after in pairwise(each.runs)}
    for change in each.changes:
        x = (places[change.run] + places[before[change.run]]) / 2
        bottom = HEIGHT - _BOTTOM
        yield line(x, _TOP - 6 if change.is_break else bottom - 6, x, bottom + (0 if change.is_break else 4), "break")
        if x - taken >= _NEAR * 2:
            yield text(x, _TOP - 10, shorten(visible(change.told), _VERSION), "small", "middle")
            taken = x


def _runs(runs: Sequence[Point], places: dict[int, float]) -> Iterator[str]:
    """Numbers of runs as far as there is room, the times of the first and the last."""
    taken = -_NEAR * 1.0
    for run in runs:
        x = places[run.run]
        if x - taken >= _NEAR / 2:
            yield text(x, HEIGHT - _BOTTOM + 16, f"{run.run}", "small", "middle")
            taken = x
    ends = [(runs[0], "start", _LEFT), (runs[-1], "end", WIDTH - _RIGHT)]
    for run, anchor, x in ends if len(runs) > 1 else [(runs[0], "middle", places[runs[0].run])]:
        yield text(x, HEIGHT - _BOTTOM + 31, f"run {run.run}, {time(run.at)}", "small", anchor)


def _legend(lines: Sequence[Line]) -> Iterator[str]:
    x = float(_LEFT)
    for one in lines:
        yield f'<g class="{kind(one)}"><rect class="bar" x="{x:.1f}" y="24" width="14" height="4"/></g>'
        yield text(x + 19, 30, one.label, "small")
        x += 34 + 7 * len(one.label)


def kind(one: Line) -> str:
    """The class that gives a line its colour."""
    return one.label if one.label not in ("", "all") else "plain"


def _line(each: Chart, one: Line, axis: Axis, places: dict[int, float]) -> Iterator[str]:
    yield f'<g class="{kind(one)}">'
    for series in one.series:
        spots = [(places[run.run], _down(axis, run.value), run) for run in series.points]
        yield f'<path d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y, _ in spots)}"/>'
        for x, y, run in spots:
            yield from point(x, y, _told(each, one, series, run), tip=value(series, run.value))
    yield "</g>"


def _told(each: Chart, one: Line, series: Series, run: Point) -> str:
    name = f"{each.name} {one.label}" if one.label not in ("", "all") or each.name != FINDINGS else FINDINGS
    way = f", made as {each.way(series)}" if each.way(series) else ""
    said = f"{name.strip()} {value(series, run.value)}, run {run.run}, {time(run.at)}, mtcheck {run.version}{way}"
    return visible(said)


def _down(axis: Axis, number: float) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - axis.share(number))


def _across(runs: Sequence[Point]) -> dict[int, float]:
    """Runs at even distances, so that many of one day can be told apart."""
    room, steps = WIDTH - _LEFT - _RIGHT - 24, len(runs) - 1
    return {run.run: _LEFT + 12 + (room * at / steps if steps else room / 2) for at, run in enumerate(runs)}
