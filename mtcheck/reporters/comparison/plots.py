"""Plots of a comparison as inline SVG: intervals of every measure, and wins and losses of every kind of segment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.comparison import Bucket, Comparison, Measure, Standing, Verdict
from mtcheck.reporters.shared import shortened, xml_text

_LABEL, _PLOT, _VALUE, _ROW = 260, 440, 90, 22
_WIDTH = _LABEL + _PLOT + _VALUE
_COLORS = {Verdict.BETTER: "good", Verdict.WORSE: "bad", Verdict.UNDECIDED: "open", None: "first"}
_LONGEST = 34


def intervals(comparison: Comparison) -> str:
    """A dot for every translation on every measure, with the interval as a bar; each measure has its own scale."""
    pieces: list[str] = []
    top = 0
    for measure in comparison.measures:
        pieces += _measure(measure, comparison.systems, top)
        top += _ROW * (len(comparison.systems) + 1) + 10
    return _figure(
        "Every measure with its 95% interval",
        "Each measure has its own scale. Grey: the first translation; green and red: better and worse than it; "
        "yellow: the difference may be chance.",
        pieces,
        top,
    )


def outcomes(other: str, first: str, buckets: Sequence[Bucket]) -> str:
    """A bar to the right for the segments that another translation wins, one to the left for those that it loses."""
    most = max((max(each.wins, each.losses) for each in buckets), default=1) or 1
    middle = _LABEL + _PLOT / 2
    pieces = [f'<line x1="{middle}" y1="0" x2="{middle}" y2="{_ROW * len(buckets)}" stroke="var(--line)"/>']
    for number, each in enumerate(buckets):
        y = number * _ROW
        pieces.append(_text(0, y, f"{each.kind}: {each.label}"))
        for count, color, sign in ((each.wins, "good", 1), (each.losses, "bad", -1)):
            wide = count / most * _PLOT * 0.42
            x = middle if sign > 0 else middle - wide
            pieces.append(f'<rect x="{x:.1f}" y="{y + 4}" width="{wide:.1f}" height="14" fill="var(--{color})"/>')
            place = middle + sign * (wide + 6)
            pieces.append(_text(place, y, f"{count}", "start" if sign > 0 else "end"))
    caption = f"Right: segments that {shortened(other, _LONGEST)} wins; left: those that it loses to "
    return _figure(
        "Wins and losses by kind of segment", caption + f"{shortened(first, _LONGEST)}.", pieces, _ROW * len(buckets)
    )


def _measure(measure: Measure, systems: Sequence[str], top: int) -> Iterator[str]:
    yield _text(0, top, measure.name, weight="600")
    ends = [end for each in measure.standings for end in (each.interval or (each.value, each.value))]
    low, high = min(ends), max(ends)
    span = (high - low) or 1.0
    for number, (name, standing) in enumerate(zip(systems, measure.standings, strict=True), 1):
        yield from _standing(shortened(name, _LONGEST), standing, low, span, top + number * _ROW)


def _standing(name: str, standing: Standing, low: float, span: float, top: int) -> Iterator[str]:
    color = f"var(--{_COLORS[standing.verdict]})"
    middle = top + _ROW / 2
    yield _text(12, top, name)
    if standing.interval:
        left, right = (_LABEL + (end - low) / span * _PLOT for end in standing.interval)
        yield f'<line x1="{left:.1f}" y1="{middle}" x2="{right:.1f}" y2="{middle}" stroke="{color}" stroke-width="2"/>'
    x = _LABEL + (standing.value - low) / span * _PLOT
    yield f'<circle cx="{x:.1f}" cy="{middle}" r="4.5" fill="{color}"/>'
    yield _text(_WIDTH, top, f"{standing.value:.2f}", "end")


def _text(x: float, top: float, text: str, anchor: str = "start", weight: str = "400") -> str:
    place = f'x="{x:.1f}" y="{top + 15}" text-anchor="{anchor}" font-weight="{weight}"'
    return f"<text {place}>{xml_text(text)}</text>"


def _figure(title: str, caption: str, pieces: Sequence[str], height: int) -> str:
    box = f'viewBox="-2 -2 {_WIDTH + 4} {height + 4}" width="{_WIDTH}"'
    inside = "\n".join(pieces)
    return (
        f'<figure><svg {box} role="img" xmlns="http://www.w3.org/2000/svg">\n<title>{xml_text(title)}</title>\n'
        f"{inside}\n</svg>\n<figcaption>{xml_text(caption)}</figcaption></figure>\n"
    )
