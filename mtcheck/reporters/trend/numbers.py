"""How numbers, changes and times are written in every format for people."""

from __future__ import annotations

from mtcheck.model.trend import Series


def value(series: Series, number: float) -> str:
    """A mean with two digits, or three on a scale to 1; a sum as it is."""
    return f"{number:.{_digits(series)}f}"


def change(series: Series, number: float | None) -> str:
    """With its sign; nothing where there is none."""
    if number is None:
        return ""
    return f"{number:+.{_digits(series)}f}"


def _digits(series: Series) -> int:
    if series.is_sum:
        return 0
    return 3 if max(map(abs, series.bounds)) <= 1 else 2


def time(at: str) -> str:
    """To the minute, as people write it."""
    return at[:16].replace("T", " ")


def describe_point(series: Series) -> str:
    """What a point stands for."""
    return "sum over the pages" if series.is_sum else "mean over the pages"
