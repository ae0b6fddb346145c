"""A comparison as one JSON object, schema ``mtcheck.comparison/1``, an entry of a list a line."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.comparison import Comparison
from mtcheck.model.wire import table
from mtcheck.reporters import View


def write(comparison: Comparison, view: View) -> Iterator[str]:
    """All there is."""
    del view
    yield table(comparison.to_dict()) + "\n"
