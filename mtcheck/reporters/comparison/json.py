"""A comparison as one JSON object, schema ``mtcheck.comparison/1``, an entry of a list a line."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.comparison import Comparison
from mtcheck.reporters import View
from mtcheck.reporters.json import table


def write(comparison: Comparison, view: View) -> Iterator[str]:
    """All there is."""
    del view
    yield table(comparison.to_dict()) + "\n"
