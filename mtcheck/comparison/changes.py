"""Faults of two translations by fingerprint: fixed, introduced, unchanged; how much furniture came along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mtcheck.comparison.tables import Inspected, Table
from mtcheck.model.comparison import Changes, Located
from mtcheck.model.finding import Finding

Found = Sequence[Located]
"""Every finding of a translation in the order of the articles."""


def findings(table: Table, inspected: Inspected) -> list[Found]:
    """For every translation what was found in it: in its pages, or where lines were read in its segments."""
    if table.reports:
        return [[Located(page.name, each) for page in pages for each in page.findings] for pages in table.reports]
    return [
        [
            Located(f"{row.article}:{row.number}".lstrip(":"), each)
            for row, report in zip(table.rows, reports, strict=True)
            for each in report.findings
        ]
        for reports in inspected
    ]


def changes(first: Found, other: Found) -> Changes:
    """What the other translation no longer has, has anew, and has still. Of equal findings each counts.

    Furniture is left aside: a label that was translated better is no new fault.
    """
    first, other = (tuple(each for each in found if not each.finding.furniture) for found in (first, other))
    before, after = Counter(map(_key, first)), Counter(map(_key, other))
    return Changes(
        _pick_wanted(first, before - after),
        _pick_wanted(other, after - before),
        _pick_wanted(other, before & after),
    )


def furniture(table: Table) -> list[int]:
    """For every translation how many lines of its pages are furniture; nothing where lines were read."""
    return [sum(each.score.furniture.lines for each in pages if each.score) for pages in table.reports]


def _pick_wanted(found: Found, wanted: Counter[tuple[str, str]]) -> tuple[Located, ...]:
    left = Counter(wanted)
    kept = []
    for each in found:
        key = _key(each)
        if left[key]:
            left[key] -= 1
            kept.append(each)
    return tuple(sorted(kept, key=_gravest))


def _key(located: Located) -> tuple[str, str]:
    return located.article, located.finding.fingerprint


def _gravest(located: Located) -> int:
    finding: Finding = located.finding
    return -finding.severity.rank
