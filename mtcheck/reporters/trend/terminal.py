"""A table with a line of bars for each measure, as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from mtcheck.model.trend import Trend
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.plots import Axis
from mtcheck.reporters.terminal.lines import cells
from mtcheck.reporters.trend.charts import Chart, charts
from mtcheck.reporters.trend.numbers import describe_point
from mtcheck.reporters.trend.svg import axis_of
from mtcheck.reporters.trend.tables import TEXTS, header, rows, signatures

_BARS = "▁▂▃▄▅▆▇█"
_BREAK = "┊"


def write(trend: Trend, width: int) -> Iterator[str]:
    """The text."""
    runs = "1 run" if trend.runs == 1 else f"{trend.runs} runs"
    yield f"{visible(trend.file)}: {runs}\n"
    for each in charts(trend):
        yield "\n"
        yield from _chart(each, width)
    for note in trend.notes:
        yield "\n" + textwrap.fill(visible(note), width, initial_indent="! ", subsequent_indent="  ") + "\n"


def _chart(chart: Chart, width: int) -> Iterator[str]:
    series = chart.lines[0].series[0]
    axis = axis_of(chart)
    ends = f"{axis.label(axis.low)} to {axis.label(axis.high)}"
    yield f"{visible(chart.name)}  {_bars(chart, axis, width // 2)}  bars from {ends}, {describe_point(series)}\n"
    yield from _table(chart, width)
    for where, way in signatures(chart):
        text = f"{where}: {visible(way)}" if where else visible(way)
        yield textwrap.fill(text, width, initial_indent="  ", subsequent_indent="    ") + "\n"


def _table(chart: Chart, width: int) -> Iterator[str]:
    found = [tuple(map(visible, row)) for row in (header(chart), *rows(chart))]
    widths = [max(map(cells, column)) for column in zip(*(row for row in found if len(row) > 1), strict=True)]
    for row in found:
        if len(row) == 1:
            yield textwrap.fill(row[0], width, initial_indent="  ┄ ", subsequent_indent="    ") + "\n"
            continue
        padded = (_padded(at, cell, size) for at, (cell, size) in enumerate(zip(row, widths, strict=True)))
        yield f"  {'  '.join(padded)}".rstrip() + "\n"


def _padded(column: int, cell: str, size: int) -> str:
    space = " " * (size - cells(cell))
    return cell + space if column in TEXTS else space + cell


def _bars(chart: Chart, axis: Axis, most: int) -> str:
    """The newest points of the whole, as high as on the chart's axis, parted where they cannot be compared."""
    breaks = {one.run for one in chart.changes if one.is_break}
    shown: list[str] = []
    for run, (_, point) in sorted(chart.lines[0].points.items()):
        shown += [_BREAK] * (run in breaks and bool(shown))
        shown.append(_BARS[min(int(axis.share(point.value) * len(_BARS)), len(_BARS) - 1)])
    return "".join(shown[-most:])
