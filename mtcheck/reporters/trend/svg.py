"""One drawing: a panel for each series, points joined by a line, without any script."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.trend import Series, Trend
from mtcheck.reporters.shared import shortened, xml_text
from mtcheck.reporters.trend.numbers import time, value

_WIDTH = 720
_PANEL = 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 44, 22
_SIGNATURE = 125
"""Characters of a signature that fit in a line; a reader who points at it sees all."""
_STYLE = (
    "text{font:12px sans-serif;fill:#222}.name{font-weight:bold}.made{font-size:9px;fill:#666}"
    "path{fill:none;stroke:#1f6fb2;stroke-width:2}circle{fill:#1f6fb2}line{stroke:#ccc}"
)


def write(trend: Trend, _width: int) -> Iterator[str]:
    """The drawing as a file of its own."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield from drawing(trend.series)


def drawing(series: tuple[Series, ...]) -> Iterator[str]:
    """The element ``svg``."""
    height = max(len(series), 1) * _PANEL
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" '
        f'role="img">\n<style>{_STYLE}</style>\n'
    )
    for at, each in enumerate(series):
        yield f'<g transform="translate(0 {at * _PANEL})">\n'
        yield from _panel(each)
        yield "</g>\n"
    yield "</svg>\n"


def _panel(series: Series) -> Iterator[str]:
    low, high = series.bounds
    bottom = _PANEL - _BOTTOM
    yield f'<text class="name" x="{_LEFT}" y="16">{xml_text(series.name)}</text>\n'
    made = xml_text(shortened(series.signature, _SIGNATURE))
    yield f'<text class="made" x="{_LEFT}" y="30">{made}<title>{xml_text(series.signature)}</title></text>\n'
    scale = ((high, _TOP), (low, bottom)) if high > low else ((high, (_TOP + bottom) / 2),)
    for number, y in scale:
        yield f'<line x1="{_LEFT}" y1="{y}" x2="{_WIDTH - _RIGHT}" y2="{y}"/>\n'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{value(series, number)}</text>\n'
    ends = [(series.points[0], _LEFT, "start"), (series.points[-1], _WIDTH - _RIGHT, "end")]
    for point, x, anchor in ends[: len(series.points)]:
        when = xml_text(time(point.at))
        yield f'<text class="made" x="{x}" y="{_PANEL - 6}" text-anchor="{anchor}">{when}</text>\n'
    places = _places(series)
    yield f'<path d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y in places)}"/>\n'
    for (across, down), point in zip(places, series.points, strict=True):
        told = f"run {point.run}, {time(point.at)}: {value(series, point.value)}"
        yield f'<circle cx="{across:.1f}" cy="{down:.1f}" r="3"><title>{xml_text(told)}</title></circle>\n'


def _places(series: Series) -> list[tuple[float, float]]:
    """Runs at even distances, so that many of one day can be told apart."""
    low, high = series.bounds
    reach, steps = high - low, len(series.points) - 1
    across, up = _WIDTH - _LEFT - _RIGHT, _PANEL - _TOP - _BOTTOM
    return [
        (
            _LEFT + (across * at / steps if steps else across / 2),
            _TOP + (up * (high - point.value) / reach if reach else up / 2),
        )
        for at, point in enumerate(series.points)
    ]
