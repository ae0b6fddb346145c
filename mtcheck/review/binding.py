"""A review and the page as it is checked now -> every decision with its finding, or one line that says why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from mtcheck.checks import registry
from mtcheck.errors import ReadError, UsageError
from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.places import Blocks
from mtcheck.review.merging import Review
from mtcheck.review.model import Added, Decision, Edited


class DecidedFinding(NamedTuple):
    """A finding and what was decided over it."""

    finding: Finding
    decision: Decision


@dataclass(frozen=True)
class Side:
    """One of the two pages, asked what a reader sees at a place."""

    document: Document

    @cached_property
    def _blocks(self) -> Blocks:
        return Blocks(self.document.blocks)

    def reading(self, start: int, end: int) -> str:
        """What a reader sees of ``start..end``, on one line."""
        found = (self.document.blocks[number].text[low:high] for number, low, high in self._shown(start, end))
        return " ".join(" ".join(found).split())

    def is_line(self, start: int, end: int) -> bool:
        """Whether the place is all that a block holds."""
        found = self._shown(start, end)
        return len(found) == 1 and found[0][1:] == (0, len(self.document.blocks[found[0][0]].text))

    def _shown(self, start: int, end: int) -> list[tuple[int, int, int]]:
        return self._blocks.shown(Span(start, end))


@dataclass(frozen=True)
class Judged:
    """A page, its findings, and what people decided, added and wrote."""

    review: Review
    report: Report
    target: Side
    source: Side | None
    verdicts: tuple[DecidedFinding, ...]
    is_corrected: bool = False
    """Whether what follows from the decisions is to hold for the page as it is corrected."""
    state: str = ""
    """The state that corrected units get; empty where theirs stays."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the columns of a table are used for, where that was said."""

    @property
    def accepted(self) -> Iterator[DecidedFinding]:
        return (each for each in self.verdicts if each.decision.accepted)

    @property
    def dismissed(self) -> Iterator[DecidedFinding]:
        return (each for each in self.verdicts if not each.decision.accepted)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The findings that nobody decided over."""
        decided = {id(each.finding) for each in self.verdicts}
        return tuple(each for each in self.report.findings if id(each) not in decided)


def match_decisions(review: Review, report: Report) -> Judged:
    """The decisions with their findings.

    Args:
        review: of one page.
        report: of the same page, checked as it was for the review.

    Raises:
        ReadError: the page or its original could not be read.
        UsageError: one of the two is another text than the one that was gone over, a finding is not found any more,
            or a place lies outside the text.
    """
    if report.target is None:
        raise ReadError(report.failures[0].message)
    _refuse_other_texts(review, report)
    known = {each.fingerprint: each for each in report.findings}
    target = Side(report.target)
    source = Side(report.source) if report.source else None
    _refuse_places(review, report)
    verdicts = tuple(DecidedFinding(_finding(each, known, review), each) for each in review.decisions)
    return Judged(review, report, target, source, verdicts)


def _refuse_other_texts(review: Review, report: Report) -> None:
    article, files = review.article, " and ".join(review.files)
    texts = (
        ("page", "--page", article.sha256, report.target),
        ("original", "--source", article.source_sha256, report.source),
    )
    for what, option, wanted, document in texts:
        if wanted is not None and document is None:
            reason = report.failures[0].message if report.failures else "no original was read"
            raise UsageError(f"{files}: the page was reviewed with its original: {reason}; name it with {option}")
        if document is not None and document.sha256 != wanted:
            raise UsageError(
                f"{files}: {document.name} is not the {what} that was gone over, or it was changed since; "
                f"name the right one with {option}, or go over it again with 'mtcheck review'"
            )


def _refuse_places(review: Review, report: Report) -> None:
    for what, places, document in _places(review, report):
        size = len(document.text) if document else 0
        for start, end, file in places:
            if end > size:
                raise UsageError(
                    f"{file}: {what} at {start}..{end} lies outside the text, which has {size} characters; "
                    "export the file again from the review page"
                )


def _places(review: Review, report: Report) -> Iterator[tuple[str, Iterable[tuple[int, int, str]], Document | None]]:
    named: Sequence[tuple[str, Sequence[Decision | Added | Edited]]] = (
        ("a decision", review.decisions),
        ("an added finding", review.added),
        ("an edit", review.edits),
    )
    for what, entries in named:
        yield what, [(each.start, each.end, each.origin.file) for each in entries], report.target
    sources = [(*each.source, each.origin.file) for each in review.added if each.source]
    yield "an added finding's place in the original", sources, report.source


def _finding(decision: Decision, known: dict[str, Finding], review: Review) -> Finding:
    finding = known.get(decision.fingerprint)
    where = f"{decision.origin.file}: {decision.check} {decision.fingerprint[:12]}"
    if finding is None:
        raise UsageError(
            f"{where} is not found on the page; check as for the review page (--config, --preview, --only, --glossary, "
            f"--labels), which mtcheck {review.version} made, or go over the page again with 'mtcheck review'"
        )
    if finding.check != decision.check and finding.check not in _ids(decision.check):
        raise UsageError(f"{where} is a finding of {finding.check}; export the file again from the review page")
    if decision.replacement and finding.target is None:
        raise UsageError(f"{where} marks no place, but has a replacement; export the file again from the review page")
    return finding


def _ids(name: str) -> tuple[str, ...]:
    try:
        return tuple(registry.ids(name))
    except UsageError:
        return ()
