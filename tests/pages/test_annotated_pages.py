"""Whole pages as republishers and archives leave them: what is found on them, and what is left alone.

``<name>.<language>.txt`` is the page; ``<name>.tsv`` lists what does not belong to its article, line by line, with
``start`` and ``end`` in code points of the line. Rows of the tier ``core`` must be found; about ``optional`` ones
either answer is right. A page without a list is clean.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import pytest

import mtcheck
from mtcheck.model.finding import Finding, Severity

_HERE = Path(__file__).parent
_PAGES = sorted(path.name for path in _HERE.glob("*.txt"))
_RECALL, _MOST_STRAYS = 0.95, 2


@dataclass(frozen=True)
class Row:
    """A passage of a page that does not belong to its article, by its place in the file."""

    text: str
    start: int
    end: int
    core: bool

    def meets(self, finding: Finding) -> bool:
        span = finding.target
        return span is not None and span.start < self.end and span.end > self.start


def rows(page: str) -> list[Row]:
    """The annotated passages of a page; none for a clean one."""
    text = (_HERE / page).read_text(encoding="utf-8")
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    table = _HERE / f"{page.split('.')[0]}.tsv"
    if not table.exists():
        return []
    found = []
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            offset = starts[int(row["line"]) - 1]
            start, end = offset + int(row["start"]), offset + int(row["end"])
            assert text[start:end] == row["text"], f"{page}, line {row['line']}: the list does not fit the page"
            found.append(Row(row["text"], start, end, row["tier"] == "core"))
    return found


def findings(page: str) -> list[Finding]:
    """What is reported on a page, hints left out."""
    report = mtcheck.check_article(_HERE / page, target_language=page.split(".")[1])
    return [each for each in report.findings if each.severity is not Severity.NEUTRAL]


ANNOTATED = [page for page in _PAGES if rows(page)]
CLEAN = [page for page in _PAGES if not rows(page)]


@pytest.mark.parametrize("page", ANNOTATED)
def test_what_does_not_belong_to_the_article_is_found(page: str) -> None:
    reported = findings(page)
    core = [row for row in rows(page) if row.core]
    missed = [row.text for row in core if not any(map(row.meets, reported))]
    assert len(core) - len(missed) >= _RECALL * len(core), missed


@pytest.mark.parametrize("page", ANNOTATED)
def test_the_article_itself_is_left_alone(page: str) -> None:
    marked = rows(page)
    strays = [each for each in findings(page) if not any(row.meets(each) for row in marked)]
    assert len(strays) <= _MOST_STRAYS, [(each.check, each.message) for each in strays]


@pytest.mark.parametrize("page", CLEAN)
def test_nothing_is_reported_on_a_clean_page(page: str) -> None:
    assert [(each.check, each.message) for each in findings(page)] == []
