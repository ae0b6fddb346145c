"""The estimate for a page beside its original: bead by bead, what was left out or added counting nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from mtcheck.model.bead import Bead, Side
from mtcheck.model.finding import Finding
from mtcheck.model.report import NotChecked
from mtcheck.model.score import Doubtful, Measurement, Reason
from mtcheck.model.spans import Place
from mtcheck.model.text import Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.qe import NAME, UNREAD, Estimate, Estimator
from mtcheck.qe.doubtful import pick_doubtful
from mtcheck.qe.evidence import Part
from mtcheck.qe.reasons import MEANINGS, Because, reasons

_MISSING, _SUPERFLUOUS = "omitted", "without-original"
_LEAST = 0.05
"""Points of the page below which a reason is left out."""
_DIGITS = 4


class AlignedPage(NamedTuple):
    """A page with its original, as the estimate reads it."""

    beads: Sequence[Bead]
    findings: Sequence[Finding]
    source: Document | None
    target: Document | None


class PageEstimate(NamedTuple):
    """The quality of a page's running text, and, if asked for, what pulled it down."""

    quality: Measurement | None
    """None where nothing is known of the script that the page is in."""
    reasons: tuple[Reason, ...] | None = None
    gaps: tuple[NotChecked, ...] = ()
    doubtful: tuple[Doubtful, ...] = ()
    """The pairs most in doubt, as many as were asked for."""


def estimate_page(
    page: AlignedPage, estimator: Estimator, *, explain: bool = False, doubtful: int = 0
) -> PageEstimate | None:
    """Quality of the running text, each bead weighing as much as its longer side; None where there is none.

    Args:
        page: with its beads and findings.
        estimator: for its languages.
        explain: whether to say what pulled it down.
        doubtful: how many of the pairs most in doubt to name.
    """
    beads = [bead for bead in page.beads if _is_running(bead)]
    if not beads:
        return None
    parts = [_part(bead, found) for bead, found in zip(beads, _share_findings(beads, page.findings), strict=True)]
    estimates = [estimator.estimate(each) for each in estimator.evidence(parts)]
    sizes = [max(len(part.source), len(part.target), 1) for part in parts]
    unread = next((each.evidence.unread for each in estimates if each.evidence.unread), "")
    gaps = (NotChecked(NAME, UNREAD[unread]),) if unread else ()
    values = [each.value for each in estimates if each.value is not None]
    if len(values) < len(estimates):
        return PageEstimate(None, gaps=gaps)
    mean = sum(size * value for size, value in zip(sizes, values, strict=True)) / sum(sizes)
    quality = Measurement(NAME, round(mean, _DIGITS), estimator.signature("article", unread=unread))
    doubted = tuple(_list_doubtful(page, beads, estimates, doubtful))
    if not explain:
        return PageEstimate(quality, gaps=gaps, doubtful=doubted)
    found = [
        reason
        for bead, estimate, size in zip(beads, estimates, sizes, strict=True)
        for reason in _reasons(bead, estimate, estimator, size / sum(sizes), page)
        if reason.points >= _LEAST
    ]
    return PageEstimate(quality, tuple(sorted(found, key=lambda each: -each.points)), gaps, doubted)


def _list_doubtful(
    page: AlignedPage, beads: Sequence[Bead], estimates: Sequence[Estimate], most: int
) -> Iterator[Doubtful]:
    """The most doubtful of the beads that have both sides; findings tell what has but one."""
    paired = [(bead, each.value) for bead, each in zip(beads, estimates, strict=True) if bead.source and bead.target]
    for at in pick_doubtful([value for _, value in paired], most):
        bead, value = paired[at]
        source, target = bead.sides
        places = _places(target, (target.whole,), page.target), _places(source, (source.whole,), page.source)
        if value is not None and all(places):
            yield Doubtful(value, places[0][0], places[1][0])


def _is_running(bead: Bead) -> bool:
    return any(segment.block.region.is_running_text for segment in (*bead.source, *bead.target))


def _part(bead: Bead, findings: Sequence[Finding]) -> Part:
    source, target = bead.sides
    return Part(source.text if bead.source else "", target.text if bead.target else "", tuple(findings))


def _share_findings(beads: Sequence[Bead], findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of each bead, in order: each finding is set beside the segments around its place alone."""
    rows = sorted((segment.span, number) for number, bead in enumerate(beads) for segment in bead.target)
    starts = [span.start for span, _ in rows]
    ends = list(accumulate((span.end for span, _ in rows), max))
    shared: list[list[Finding]] = [[] for _ in beads]
    for each in findings:
        if each.target:
            place = each.target.span
            near = rows[bisect_right(ends, place.start) : bisect_left(starts, place.end)]
            for number in {number for span, number in near if span.overlaps(place)}:
                shared[number].append(each)
    return shared


def _reasons(bead: Bead, estimate: Estimate, estimator: Estimator, share: float, page: AlignedPage) -> Iterator[Reason]:
    """The reasons of one bead, in points of the page."""
    source, target = bead.sides
    if not bead.source or not bead.target:
        kind, side = (_SUPERFLUOUS, target) if bead.target else (_MISSING, source)
        places = _places(side, (side.whole,), page.target if bead.target else page.source)
        message = "has no counterpart in the original" if bead.target else "has no counterpart in the translation"
        yield Reason(kind, message, 100 * share, *((places, ()) if bead.target else ((), places)))
        return
    for each in reasons(estimator, estimate):
        yield _place_reason(each, share, (source, target), page)


def _place_reason(because: Because, share: float, sides: tuple[Side, Side], page: AlignedPage) -> Reason:
    source, target = sides
    theirs = _places(source, because.source, page.source)
    ours = _places(target, because.target or (() if because.source else (target.whole,)), page.target)
    return Reason(because.kind, MEANINGS[because.kind], because.points * share, ours, theirs)


def _places(side: Side, spans: Sequence[tuple[int, int]], document: Document | None) -> tuple[Place, ...]:
    if document is None:
        return ()
    trimmed = [_trim_span(side.text, *span) for span in spans]
    return tuple(document.place(side.span(*span)) for span in trimmed if span[0] < span[1])


def _trim_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at its ends."""
    marked = text[start:end]
    return start + len(marked) - len(marked.lstrip()), end - len(marked) + len(marked.rstrip())
