"""A comparison of translations -> text, one format a module."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View, member


def render(name: str, comparison: Comparison, view: View) -> Iterator[str]:
    """The comparison in one format: ``terminal``, ``json``, ``markdown`` or ``html``."""
    pieces: Iterator[str] = member(__name__, name, "write")(comparison, view)
    return pieces
