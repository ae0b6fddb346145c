"""Reports of many pages -> what they have in common, in bounded memory: the same cause on many pages is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.site import PagePlace, Site, SiteCause
from mtcheck.model.spans import Span
from mtcheck.results.order import Loss, gravity

UNCHECKED = "not checked"
_MOST_CAUSES = 5_000
"""Causes of a site that are kept; those of single pages, the least grave, go first."""
_MOST_SITES = 200
_MOST_LINES = 2_000
_PLACES = 5
_WORDINGS = 8
"""Messages of a cause that are counted."""
_LONGEST_LINE = 200
_OTHERS = "other sites"

Key = tuple[object, ...]


class Overview:
    """The pages of a run by site, as they are added one at a time."""

    def __init__(self) -> None:
        self._sites: dict[tuple[str, str], _Pages] = {}
        self.pages = 0

    def add(self, report: Report) -> None:
        """Count a page in."""
        self.pages += 1
        key = (report.site or _folder(report), report.target_language)
        if key not in self._sites and len(self._sites) >= _MOST_SITES:
            key = (_OTHERS, "")
        self._sites.setdefault(key, _Pages()).add(report)

    def sites(self) -> list[Site]:
        """What is known of each site, in the order in which they were met."""
        return [pages.site(name, language) for (name, language), pages in self._sites.items()]


class _Wording:
    """What a cause says on some of its pages, and how many findings say so."""

    __slots__ = ("example", "findings")

    def __init__(self, example: Finding) -> None:
        self.example = example
        self.findings = 0


class _Cause:
    """A cause while its findings are counted."""

    __slots__ = ("findings", "gravity", "in_template", "last", "pages", "places", "wordings")

    def __init__(self) -> None:
        self.pages = self.findings = self.in_template = 0
        self.places: list[PagePlace] = []
        self.wordings: dict[str, _Wording] = {}
        self.gravity: tuple[int, int] = (len(Loss), 0)
        self.last = -1
        """The number of the last page that has it."""

    def add(self, finding: Finding, page: str, number: int, *, in_template: bool) -> None:
        """Count a finding in."""
        self.findings += 1
        self.in_template += in_template
        self.gravity = min(self.gravity, gravity(finding))
        self._count(finding)
        if number == self.last:
            return
        self.last = number
        self.pages += 1
        if len(self.places) < _PLACES:
            place = finding.target
            self.places.append(PagePlace(page, place.line if place else 0, place.column if place else 0))

    def _count(self, finding: Finding) -> None:
        if finding.message not in self.wordings and len(self.wordings) < _WORDINGS:
            self.wordings[finding.message] = _Wording(finding)
        if wording := self.wordings.get(finding.message):
            wording.findings += 1
            if gravity(finding) < gravity(wording.example):
                wording.example = finding

    @property
    def example(self) -> Finding:
        """The gravest of its findings; of those that are equal, one that says what most of them say."""
        return min(self.wordings.values(), key=lambda each: (gravity(each.example), -each.findings)).example

    @property
    def order(self) -> tuple[float, ...]:
        """The graver before the lesser, that of many pages before that of few."""
        return (*self.gravity, -self.pages)


class _Pages:
    """The pages of a site."""

    def __init__(self) -> None:
        self._causes: dict[Key, _Cause] = {}
        self._verdicts: Counter[str] = Counter()
        self._lines: Counter[str] = Counter()
        self._number = 0
        self._left_out = 0

    def add(self, report: Report) -> None:
        """Count a page in."""
        self._number += 1
        score = report.counted_score or report.score
        self._verdicts[score.verdict if score else UNCHECKED] += 1
        places = list(_template(report))
        for key in {line for _, line in places}:
            if key in self._lines or len(self._lines) < _MOST_LINES:
                self._lines[key] += 1
        spans = [span for span, _ in places]
        pieces: dict[tuple[str, str], Key] = {}
        for finding in report.findings:
            if finding.counts:
                told = _key(finding)
                if finding.cause:  # the pieces of one torn sentence are one cause, whatever each of them is
                    told = pieces.setdefault((finding.cause, finding.message), told)
                cause = self._causes.setdefault(told, _Cause())
                inside = finding.target is not None and finding.target.span.is_inside(spans)
                cause.add(finding, report.name, self._number, in_template=inside)
        if len(self._causes) > 2 * _MOST_CAUSES:
            self._prune()

    def _prune(self) -> None:
        """Let go of the least grave causes of single pages."""
        kept = sorted(self._causes.items(), key=lambda each: (each[1].pages < 2, each[1].order))[:_MOST_CAUSES]
        self._left_out += len(self._causes) - len(kept)
        self._causes = dict(kept)

    def site(self, name: str, language: str) -> Site:
        """All that is known of the site."""
        causes = sorted(self._causes.values(), key=lambda cause: cause.order)
        return Site(
            name,
            language,
            self._number,
            dict(self._verdicts),
            dict(sorted(self._lines.items(), key=lambda each: (-each[1], each[0]))),
            tuple(
                SiteCause(
                    each.example, each.pages, each.findings, each.in_template * 2 > each.findings, tuple(each.places)
                )
                for each in causes
            ),
            self._left_out,
        )


def _key(finding: Finding) -> Key:
    """What findings of one cause on several pages share: of what is to be replaced, the text and what replaces it,
    since a page's own words tell what the message says of it."""
    if finding.furniture:
        return (finding.cause,)
    quoted = " ".join(finding.target.text.split()).casefold()[:_LONGEST_LINE] if finding.target else ""
    if quoted and finding.suggestion:
        return finding.check, finding.suggestion, quoted
    return finding.check, finding.suggestion, quoted, finding.message


def _template(report: Report) -> Iterator[tuple[Span, str]]:
    """The places of the template's lines on a page, in order, and what each is told by."""
    if report.target and report.site:
        from mtcheck.language.lines import fold_numbers

        for block in report.target.blocks:
            if block.is_template:
                yield block.span, fold_numbers(block.text)[:_LONGEST_LINE]


def _folder(report: Report) -> str:
    """The folder of a page that was recognised by no template."""
    return str(PurePath(report.path or report.name).parent) if report.path else "."
