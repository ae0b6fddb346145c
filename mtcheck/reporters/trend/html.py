"""A page with a chart and a table for each measure; nothing is fetched and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.trend import Trend
from mtcheck.reporters.escaping import visible, visible_xml
from mtcheck.reporters.look import CLOSING, opening
from mtcheck.reporters.plots import figure
from mtcheck.reporters.trend.charts import Chart, charts
from mtcheck.reporters.trend.numbers import describe_point
from mtcheck.reporters.trend.svg import HEIGHT, axis_of, chart
from mtcheck.reporters.trend.tables import TEXTS, header, rows, signatures


def write(trend: Trend, _width: int) -> Iterator[str]:
    """The page."""
    yield opening(visible_xml(f"Trend of {trend.file}"))
    if trend.notes:
        yield f'<ul class="notes">{"".join(f"<li>{visible_xml(note)}</li>" for note in trend.notes)}</ul>\n'
    for each in charts(trend):
        yield f"<h2>{visible_xml(each.name)}</h2>\n"
        yield figure(f"{visible(each.name)} by run", _caption(each), chart(each), HEIGHT)
        yield from _table(each)
    yield CLOSING


def _caption(each: Chart) -> str:
    """What a point is, and what the axis and the broken lines say."""
    parts = [f"Each point is the {describe_point(each.lines[0].series[0])} of a run."]
    axis = axis_of(each)
    if axis.low != 0:
        parts.append(f"The axis begins at {axis.label(axis.low)}, not at 0.")
    if any(one.is_break for one in each.changes):
        parts.append("A broken line: what is on its two sides was made in different ways and cannot be compared.")
    return " ".join(parts)


def _table(each: Chart) -> Iterator[str]:
    head = header(each)
    yield '<div class="scroll"><table>\n<thead><tr>'
    yield "".join(f'<th scope="col"{_kind(at)}>{visible_xml(name)}</th>' for at, name in enumerate(head))
    yield "</tr></thead>\n<tbody>\n"
    for row in rows(each):
        if len(row) == 1:
            yield f'<tr class="break"><td colspan="{len(head)}">{visible_xml(row[0])}</td></tr>\n'
        else:
            yield f"<tr>{''.join(f'<td{_kind(at)}>{visible_xml(cell)}</td>' for at, cell in enumerate(row))}</tr>\n"
    yield "</tbody></table></div>\n"
    yield "<details><summary>How the numbers were made</summary>\n"
    for where, way in signatures(each):
        yield f'<p class="made">{where}{": " if where else ""}<code>{visible_xml(way)}</code></p>\n'
    yield "</details>\n"


def _kind(column: int) -> str:
    return "" if column in TEXTS else ' class="number"'
