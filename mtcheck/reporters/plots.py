"""What all drawings are made of: an axis that ends at round numbers, texts, the frame of a figure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.escaping import xml_text

WIDTH = 640
_STEPS = (1, 2, 2.5, 5, 10)
_PARTS = 4
"""Distances between lines of a grid, about."""
_LEAST_REACH = 0.1
"""The share of a scale that an axis shows at least, so that a trifle does not look like a leap."""


class Scale(NamedTuple):
    """Where a measure's values can lie; None where there is no end."""

    low: float | None = 0.0
    high: float | None = None


PERCENT = Scale(0.0, 100.0)
_SCALES = {
    **dict.fromkeys(("score", "counted_score", "quality", "similarity", "bleu", "chrf", "chrf++"), PERCENT),
    "coverage": Scale(0.0, 1.0),
    "ter": Scale(0.0, None),
}
_UNKNOWN = Scale(None, None)


def scale_of(name: str) -> Scale:
    """The scale of one of our own measures; of another program's nothing is known."""
    return _SCALES.get(name, _UNKNOWN)


class Axis(NamedTuple):
    """From one round number to another."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> list[float]:
        """The numbers at the lines of the grid."""
        return [self.low + self.step * at for at in range(round((self.high - self.low) / self.step) + 1)]

    def share(self, value: float) -> float:
        """How far along a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def label(self, tick: float) -> str:
        """A tick with no more digits than the step needs."""
        digits = max(0, -math.floor(math.log10(self.step) + 1e-9))
        digits += round(self.step * 10**digits, 6) % 1 > 0
        return f"{tick:,.{digits}f}" if abs(tick) < 1e9 else f"{tick:g}"


def axis_from_zero(values: Iterable[float]) -> Axis:
    """That of counts, whose height is compared with nothing."""
    high = max([*values, 1.0])
    step = _step(high, least=1.0)
    return Axis(0.0, step * math.ceil(high / step - 1e-9), step)


def axis_around(values: Iterable[float], scale: Scale) -> Axis:
    """That of means, which shows the values and at least a tenth of their scale."""
    known = [each for each in values if math.isfinite(each)] or [0.0]
    low, high = min(known), max(known)
    full = scale.high - scale.low if scale.high is not None and scale.low is not None else max(abs(low), abs(high), 1.0)
    missing = max(0.0, full * _LEAST_REACH - (high - low)) / 2
    low, high = low - missing, high + missing
    step = _step(high - low)
    low, high = step * math.floor(low / step + 1e-9), step * math.ceil(high / step - 1e-9)
    if scale.low is not None:
        low = max(low, scale.low)
    if scale.high is not None:
        high = min(high, scale.high)
    return Axis(low, high if high > low else low + step, step)


def _step(reach: float, least: float = 0.0) -> float:
    rough = max(reach / _PARTS, least, 1e-9)
    unit = 10.0 ** math.floor(math.log10(rough) + 1e-9)
    steps = (unit * each for each in _STEPS if not least or (unit * each).is_integer())
    return next(each for each in steps if each >= rough * (1 - 1e-9))


def text(x: float, y: float, content: str, kind: str = "", anchor: str = "start") -> str:
    """A line of text; x and y are those of its base line."""
    of = f' class="{kind}"' if kind else ""
    return f'<text{of} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{xml_text(content)}</text>'


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def point(x: float, y: float, told: str, *, tip: str = "") -> Iterator[str]:
    """A dot that says its value to who points at it, in a room that is easier to hit than the dot."""
    yield f'<g class="point"><title>{xml_text(told)}</title><circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="11"/>'
    yield f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="4"/>'
    if tip:
        anchor = "end" if x > WIDTH * 0.75 else "start" if x < WIDTH * 0.25 else "middle"
        yield text(x, y - 10, tip, "tip", anchor)
    yield "</g>"


def drawing(title: str, pieces: Iterable[str], height: float, *, style: str = "") -> str:
    """The element ``svg``.

    Args:
        title: what it shows, for who cannot see it.
        pieces: its elements.
        height: in its own units.
        style: a style sheet, where it is a file of its own.
    """
    box = f'viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" height="{height:g}"'
    sheet = f'<style>{style}</style>\n<rect class="ground" width="{WIDTH}" height="{height:g}"/>\n' if style else ""
    inside = "\n".join(pieces)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" {box} role="img">\n<title>{xml_text(title)}</title>\n'
        f"{sheet}{inside}\n</svg>\n"
    )


def figure(title: str, caption: str, pieces: Iterable[str], height: float) -> str:
    """A drawing in a page, with what it shows in words."""
    return f"<figure>{drawing(title, pieces, height)}<figcaption>{xml_text(caption)}</figcaption></figure>\n"
