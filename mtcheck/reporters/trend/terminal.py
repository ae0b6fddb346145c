"""Tables with a line of bars each, as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from mtcheck.model.trend import Series, Trend
from mtcheck.reporters.terminal.lines import visible
from mtcheck.reporters.trend.numbers import change, time, told, value

_BARS = "▁▂▃▄▅▆▇█"
_HEAD = ("run", "when (UTC)", "mtcheck", "pages", "value", "change")
_TEXTS = (1, 2)
"""Columns that begin at the left."""


def write(trend: Trend, width: int) -> Iterator[str]:
    """The text."""
    runs = "1 run" if trend.runs == 1 else f"{trend.runs} runs"
    yield f"{visible(trend.file)}: {runs}\n"
    for series in trend.series:
        yield "\n"
        yield from _table(series, width)
    for note in trend.notes:
        yield "\n" + textwrap.fill(visible(note), width, initial_indent="! ", subsequent_indent="  ") + "\n"


def _table(series: Series, width: int) -> Iterator[str]:
    low, high = series.bounds
    title = f"{visible(series.name)}  {_bars(series, width // 2)}  {value(series, low)} to {value(series, high)}"
    yield f"{title}, {told(series)}\n"
    yield textwrap.fill(visible(series.signature), width, initial_indent="  ", subsequent_indent="  ") + "\n"
    rows = [_HEAD, *(_row(series, at) for at in range(len(series.points)))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [_padded(at, cell, size) for at, (cell, size) in enumerate(zip(row, widths, strict=True))]
        yield f"  {'  '.join(cells)}".rstrip() + "\n"


def _padded(column: int, cell: str, size: int) -> str:
    return cell.ljust(size) if column in _TEXTS else cell.rjust(size)


def _row(series: Series, at: int) -> tuple[str, ...]:
    point = series.points[at]
    changed = change(series, point.change)
    if changed and point.common < point.pages:
        changed += f" ({point.common})"
    return str(point.run), time(point.at), visible(point.version), str(point.pages), value(series, point.value), changed


def _bars(series: Series, most: int) -> str:
    """The newest points, the least as the lowest bar."""
    low, high = series.bounds
    reach = high - low or 1.0
    shown = [point.value for point in series.points[-most:]]
    return "".join(_BARS[min(int((number - low) / reach * len(_BARS)), len(_BARS) - 1)] for number in shown)
