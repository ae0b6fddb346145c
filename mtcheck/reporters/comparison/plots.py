"""Plots of a comparison as inline SVG: intervals of every measure, and wins and losses of every kind of segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.errors import shorten
from mtcheck.model.comparison import Bucket, Comparison, Measure, Outcome, Standing
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.plots import WIDTH, Axis, Scale, axis_around, figure, line, point, scale_of, text

_LABEL, _VALUE, _ROW, _NAME, _TICKS = 190, 56, 22, 26, 26
_END = WIDTH - _VALUE
_KINDS = {Outcome.BETTER: "good", Outcome.WORSE: "critical", Outcome.UNDECIDED: "minor", None: "second"}
_LONGEST = 26
_COLOURS = "Grey: the first translation; green and red: better and worse than it; yellow: the difference may be chance."


class _Panel(NamedTuple):
    """Measures that share a scale, and the axis that shows them all."""

    measures: tuple[Measure, ...]
    axis: Axis


def intervals(comparison: Comparison) -> str:
    """A dot for every translation on every measure, with the interval as a bar; measures of one scale share an axis."""
    pieces: list[str] = []
    top = 0.0
    panels = _panels(comparison.measures)
    for panel in panels:
        height = len(panel.measures) * (_NAME + _ROW * len(comparison.systems))
        pieces += _grid(panel.axis, top, height)
        for number, measure in enumerate(panel.measures):
            pieces += _measure(measure, comparison.systems, panel.axis, top + number * height / len(panel.measures))
        top += height + _TICKS + 12
    return figure("Every measure with its 95% interval", _caption(panels), pieces, top)


def _panels(measures: Sequence[Measure]) -> list[_Panel]:
    """Measures of one scale and direction together; one of an unknown scale stands alone."""
    groups: dict[tuple[object, ...], list[Measure]] = {}
    for each in measures:
        scale = scale_of(each.name)
        alone = each.name if scale == Scale(None, None) else ""
        groups.setdefault((scale, each.higher_is_better, alone), []).append(each)
    return [_Panel(tuple(group), axis_around(_ends(group), scale_of(group[0].name))) for group in groups.values()]


def _ends(measures: Sequence[Measure]) -> Iterator[float]:
    for measure in measures:
        for each in measure.standings:
            yield each.value
            yield from each.interval or ()


def _caption(panels: Sequence[_Panel]) -> str:
    shared = "Measures of one scale share an axis. " if any(len(each.measures) > 1 for each in panels) else ""
    lows = " and ".join(each.axis.label(each.axis.low) for each in panels if each.axis.low)
    begins = f"{'The axes begin' if ' and ' in lows else 'An axis begins'} at {lows}, not at 0. " if lows else ""
    return f"{shared}{begins}{_COLOURS}"


def _grid(axis: Axis, top: float, height: float) -> Iterator[str]:
    for tick in axis.ticks:
        x = _across(axis, tick)
        yield line(x, top, x, top + height, "axis" if tick == axis.low else "grid")
        yield text(x, top + height + 16, axis.label(tick), "small", "middle")


def _measure(measure: Measure, systems: Sequence[str], axis: Axis, top: float) -> Iterator[str]:
    name = measure.name if measure.higher_is_better else f"{measure.name} (lower is better)"
    yield text(0, top + 18, name, "name")
    for number, (system, standing) in enumerate(zip(systems, measure.standings, strict=True)):
        yield from _standing(measure.name, system, standing, axis, top + _NAME + number * _ROW)


def _standing(measure: str, system: str, standing: Standing, axis: Axis, top: float) -> Iterator[str]:
    middle = top + _ROW / 2
    yield text(10, middle + 4, shorten(system, _LONGEST))
    yield f'<g class="{_KINDS[standing.verdict]}">'
    if standing.interval:
        low, high = (_across(axis, end) for end in standing.interval)
        yield line(low, middle, high, middle, "reach")
    yield from point(_across(axis, standing.value), middle, _told(measure, system, standing))
    yield "</g>"
    yield text(WIDTH, middle + 4, f"{standing.value:.2f}", anchor="end")


def _told(measure: str, system: str, standing: Standing) -> str:
    reach = f" (95%: {standing.interval[0]:.2f} to {standing.interval[1]:.2f})" if standing.interval else ""
    change = f", {standing.difference:+.2f} to the first" if standing.difference is not None else ""
    verdict = f", {standing.verdict.value}" if standing.verdict else ""
    return f"{system}: {measure} {standing.value:.2f}{reach}{change}{verdict}"


def _across(axis: Axis, value: float) -> float:
    return _LABEL + (_END - _LABEL - 12) * axis.share(value)


def outcomes(other: str, first: str, buckets: Sequence[Bucket]) -> str:
    """A bar to the right for the segments that another translation wins, one to the left for those that it loses."""
    most = max((max(each.wins, each.losses) for each in buckets), default=1) or 1
    middle = _LABEL + (WIDTH - _LABEL) / 2
    height = _ROW * len(buckets)
    pieces = [line(middle, 0, middle, height, "axis")]
    for number, each in enumerate(buckets):
        y = number * _ROW
        pieces.append(text(0, y + 15, shorten(f"{each.kind}: {each.label}", _LONGEST + 3)))
        for count, kind, sign in ((each.wins, "good", 1), (each.losses, "critical", -1)):
            wide = count / most * (WIDTH - _LABEL) * 0.42
            x = middle if sign > 0 else middle - wide
            pieces.append(
                f'<g class="{kind}"><rect class="bar" x="{x:.1f}" y="{y + 4}" width="{wide:.1f}" height="14"/></g>'
            )
            pieces.append(text(middle + sign * (wide + 6), y + 15, f"{count}", anchor="start" if sign > 0 else "end"))
    caption = f"Right: segments that {shorten(other, _LONGEST)} wins; left: those that it loses to "
    return figure("Wins and losses by kind of segment", f"{caption}{shorten(first, _LONGEST)}.", pieces, height)
