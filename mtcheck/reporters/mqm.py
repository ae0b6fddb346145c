"""MQM ratings as tab-separated values, ten columns as the WMT's data and the viewer Marot have them, an error a line.

https://github.com/google-research/google-research/blob/master/marot/README.md. ``<v>`` and ``</v>`` stand around the
marked text; a segment without errors has one line that says so. The rater is mtcheck. Articles that could not be read
have no line, since every line would count as a rating.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtcheck.model.finding import Category
from mtcheck.model.report import Report
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.json import dump
from mtcheck.reporters.passages import Mark, Passage, passages
from mtcheck.reporters.shared import clean
from mtcheck.reporters.terminal.judgement import state
from mtcheck.reporters.terminal.lines import visible

HEADER = (
    "system",
    "doc",
    "docSegId",
    "globalSegId",
    "rater",
    "source",
    "target",
    "category",
    "severity",
    "metadata",
)
_SYSTEM = "translation"
_RATER = "mtcheck"
_NO_ERROR = "no-error"


class Writer(Reporter):
    """A header and the ratings of every article as they come."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self._segments = 0

    def opening(self) -> Iterator[str]:
        yield "\t".join(HEADER) + "\n"

    def article(self, report: Report) -> Iterator[str]:
        gaps: dict[str, Any] = {}
        if report.not_checked or report.failures:
            gaps["not_checked"] = [f"{each.what}: {each.reason}" for each in report.not_checked]
            gaps["failures"] = [f"{each.subject}: {each.message}" for each in report.failures]
        for number, passage in enumerate(passages(report), 1):
            self._segments += 1
            for source, target, category, severity, data in _ratings(passage):
                place = (_SYSTEM, visible(report.name), str(number), str(self._segments), _RATER)
                yield "\t".join((*place, source, target, category, severity, dump(clean(data | gaps)))) + "\n"
                gaps = {}


def _ratings(passage: Passage) -> Iterator[tuple[str, str, str, str, dict[str, Any]]]:
    if not passage.marks:
        yield _cell(passage.source), _cell(passage.target), _NO_ERROR, _NO_ERROR, {}
    for mark in passage.marks:
        finding = mark.finding
        data: dict[str, Any] = {
            "note": finding.message,
            "check": finding.check,
            "confidence": round(finding.confidence, 3),
            "fingerprint": finding.fingerprint,
        }
        if not finding.counts:
            data["state"] = state(finding)
        if finding.suggestion is not None:
            data["suggestion"] = finding.suggestion
        severity = finding.severity.value.capitalize()
        yield _cell(passage.source), _marked(passage.target, mark), title(finding.category), severity, data


def title(category: Category) -> str:
    """An error type as people write it: ``Accuracy/Mistranslation``."""
    return "/".join(part.replace("-", " ").capitalize() for part in (category.dimension, category.error_type))


def _marked(text: str, mark: Mark) -> str:
    before, inside, after = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
    return f"{_cell(before)}<v>{_cell(inside)}</v>{_cell(after)}"


def _cell(text: str) -> str:
    """A text on one line, in which nothing looks like a mark."""
    return visible(text).replace("<v>", "< v>").replace("</v>", "< /v>")
