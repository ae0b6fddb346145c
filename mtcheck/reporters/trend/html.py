"""A page with the drawing and the tables; nothing is fetched and nothing runs."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.trend import Series, Trend
from mtcheck.reporters.shared import xml_text
from mtcheck.reporters.terminal.lines import visible
from mtcheck.reporters.trend.numbers import change, time, told, value
from mtcheck.reporters.trend.svg import drawing

_HEAD = ("run", "when (UTC)", "mtcheck", "pages", "value", "change", "over pages")
_STYLE = (
    "body{font:14px/1.5 sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse;margin-bottom:2em}"
    "td,th{padding:.1em .8em;text-align:right;border-bottom:1px solid #ddd}"
    "code{font-size:11px;color:#555}svg{max-width:100%}"
)


def write(trend: Trend, _width: int) -> Iterator[str]:
    """The page."""
    title = _safe(f"Trend of {trend.file}")
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
    )
    if trend.notes:
        yield f"<ul>{''.join(f'<li>{_safe(note)}</li>' for note in trend.notes)}</ul>\n"
    yield from drawing(trend.series)
    for series in trend.series:
        yield from _table(series)
    yield "</body>\n</html>\n"


def _table(series: Series) -> Iterator[str]:
    yield f"<h2>{_safe(series.name)}</h2>\n<p>{told(series)}<br><code>{_safe(series.signature)}</code></p>\n<table>\n"
    yield f"<tr>{''.join(f'<th>{each}</th>' for each in _HEAD)}</tr>\n"
    for point in series.points:
        over = str(point.common) if point.change is not None else ""
        cells = (
            str(point.run),
            time(point.at),
            point.version,
            str(point.pages),
            value(series, point.value),
            change(series, point.change),
            over,
        )
        yield f"<tr>{''.join(f'<td>{_safe(each)}</td>' for each in cells)}</tr>\n"
    yield "</table>\n"


def _safe(text: str) -> str:
    return xml_text(visible(text))
