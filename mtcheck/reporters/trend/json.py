"""``mtcheck.trend/1``."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mtcheck.model.trend import Trend
from mtcheck.reporters.escaping import sound

SCHEMA = "mtcheck.trend/1"


def write(trend: Trend, _width: int) -> Iterator[str]:
    """One object."""
    series = [
        {
            "name": each.name,
            "signature": each.signature,
            "aggregate": "sum" if each.is_sum else "mean",
            "points": [point._asdict() for point in each.points],
        }
        for each in trend.series
    ]
    found = {"schema": SCHEMA, "file": trend.file, "runs": trend.runs, "series": series, "notes": trend.notes}
    yield sound(json.dumps(found, ensure_ascii=False, indent=2)) + "\n"
