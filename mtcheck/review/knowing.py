"""Dismissed findings -> entries of a baseline (``docs/baseline.md``)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.inputs.model import Input, PagePair
from mtcheck.reporters.counting import plural
from mtcheck.results import baseline
from mtcheck.results.baseline import Baseline
from mtcheck.review.binding import Judged
from mtcheck.review.outputs import Output


def add_dismissed(path: Path, judged: Sequence[Judged]) -> Output:
    """The baseline with every dismissed finding.

    Args:
        path: the baseline; it need not exist.
        judged: the pages.

    Raises:
        UsageError: the file is no baseline.
    """
    found = baseline.read(path) if path.exists() else Baseline(path.parent)
    before = found.size
    for page in judged:
        pair = PagePair(Input(page.report.name, Path(page.report.path)))
        found = baseline.knowing(found, pair, page.report, [each.finding for each in page.dismissed])
    return Output(baseline.text(found), f"{plural(found.size - before, 'known finding')} added")
