"""MQM ratings as tab-separated values, ten columns as the WMT's data and the viewer Marot have them, an error a line.

https://github.com/google-research/google-research/blob/master/marot/README.md. ``<v>`` and ``</v>`` stand around the
marked text; a segment without errors has one line that says so. The rater is mtcheck. Articles that could not be read
have no line, since every line would count as a rating.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mtcheck.model.finding import Category, Severity
from mtcheck.model.report import Report
from mtcheck.model.tuples import NamedTuple
from mtcheck.model.wire import dump
from mtcheck.reporters import Reporter, View
from mtcheck.reporters.escaping import clean, visible
from mtcheck.reporters.passages import Mark, Passage, passages
from mtcheck.reporters.terminal.judgement import state

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
            place = Numbering(visible(report.name), number, self._segments)
            for rating in _ratings(passage):
                yield _line(place, passage.source, rating._replace(data=rating.data | gaps))
                gaps = {}


class Numbering(NamedTuple):
    """Where a rating stands among those of a file."""

    article: str
    number: int
    """Of the passage in the article, from 1."""
    all: int
    """Of the passage in the file, from 1."""


class Rating(NamedTuple):
    """One line of a file of ratings."""

    target: str
    category: str
    severity: str
    data: dict[str, Any]
    rater: str = _RATER


class Opinion(NamedTuple):
    """What a person said of a finding."""

    rater: str
    accepted: bool
    data: dict[str, Any]


def opinions(pages: Iterable[tuple[Report, Mapping[int, Opinion], str]]) -> Iterator[str]:
    """What people said of findings, as ratings of theirs.

    What they dismissed is neutral and says so. A passage with findings of which nobody said anything has no line.

    Args:
        pages: reports, what was said of their findings by the findings' ``id()``, and who went over the page.
    """
    yield "\t".join(HEADER) + "\n"
    segments = 0
    for report, said, rater in pages:
        for number, passage in enumerate(passages(report), 1):
            segments += 1
            place = Numbering(visible(report.name), number, segments)
            if not passage.marks:
                yield _line(place, passage.source, _no_error(passage, rater))
            for mark in passage.marks:
                if opinion := said.get(id(mark.finding)):
                    yield _line(place, passage.source, _opinion(passage, mark, opinion))


def _opinion(passage: Passage, mark: Mark, opinion: Opinion) -> Rating:
    severity = mark.finding.severity if opinion.accepted else Severity.NEUTRAL
    said = {} if opinion.accepted else {"severity": mark.finding.severity.value}
    rating = _rating(passage, mark, severity)
    return rating._replace(data=rating.data | said | opinion.data, rater=opinion.rater)


def _ratings(passage: Passage) -> Iterator[Rating]:
    if not passage.marks:
        yield _no_error(passage, _RATER)
    for mark in passage.marks:
        yield _rating(passage, mark, mark.finding.severity)


def _no_error(passage: Passage, rater: str) -> Rating:
    return Rating(_cell(passage.target), _NO_ERROR, _NO_ERROR, {}, rater)


def _rating(passage: Passage, mark: Mark, severity: Severity) -> Rating:
    finding = mark.finding
    data: dict[str, Any] = {"note": finding.message}
    if finding.check:
        data |= {
            "check": finding.check,
            "confidence": round(finding.confidence, 3),
            "fingerprint": finding.fingerprint,
        }
    if not finding.counts:
        data["state"] = state(finding)
    if finding.suggestion is not None:
        data["suggestion"] = finding.suggestion
    return Rating(_marked(passage.target, mark), title(finding.category), severity.value.capitalize(), data)


def _line(place: Numbering, source: str, rating: Rating) -> str:
    names = (_SYSTEM, place.article, str(place.number), str(place.all), visible(rating.rater))
    cells = (_cell(source), rating.target, rating.category, rating.severity, dump(clean(rating.data)))
    return "\t".join((*names, *cells)) + "\n"


def title(category: Category) -> str:
    """An error type as people write it: ``Accuracy/Mistranslation``."""
    return "/".join(part.replace("-", " ").capitalize() for part in (category.dimension, category.error_type))


def _marked(text: str, mark: Mark) -> str:
    before, inside, after = text[: mark.start], text[mark.start : mark.end], text[mark.end :]
    return f"{_cell(before)}<v>{_cell(inside)}</v>{_cell(after)}"


def _cell(text: str) -> str:
    """A text on one line, in which nothing looks like a mark."""
    return visible(text).replace("<v>", "< v>").replace("</v>", "< /v>")
