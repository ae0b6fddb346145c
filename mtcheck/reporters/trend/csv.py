"""A point a row, for spreadsheets; a text that a spreadsheet would compute begins with an apostrophe."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mtcheck.model.trend import Trend
from mtcheck.reporters.csv import cell

_HEADER = ("name", "signature", "aggregate", "run", "at", "mtcheck", "pages", "value", "change", "common_pages")


def write(trend: Trend, _width: int) -> Iterator[str]:
    """The header and the rows."""
    lines = io.StringIO()
    rows = csv.writer(lines, lineterminator="\n")
    rows.writerow(_HEADER)
    for series in trend.series:
        made = (cell(series.name), cell(series.signature), "sum" if series.is_sum else "mean")
        for point in series.points:
            texts = (*made, point.run, cell(point.at), cell(point.version))
            change = "" if point.change is None else round(point.change, 6)
            rows.writerow((*texts, point.pages, round(point.value, 6), change, point.common))
    yield lines.getvalue()
