"""Everything that is known of a cause, for ``--verbose``: each place with its line, underlined, and what kind it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.spans import Place
from mtcheck.model.text import Document
from mtcheck.reporters import View
from mtcheck.reporters.causes import Cause
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.blocks import show_suggestion
from mtcheck.reporters.terminal.excerpt import excerpt
from mtcheck.reporters.terminal.judgement import state
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging
from mtcheck.reporters.terminal.styles import SEVERITY_STYLES

_INDENT = "  "
_LONGEST = 2000
"""Characters of a missing passage that are shown."""


def detail_cause(cause: Cause, report: Report, view: View) -> Iterator[Line]:
    """A cause with all its places."""
    for number, entry in enumerate(cause.entries):
        first = entry[0]
        label = (
            Run(first.severity.value, SEVERITY_STYLES[first.severity]),
            Run("  "),
            Run(first.check, Style.CHECK),
            Run("  "),
        )
        lead = Run(_INDENT) if number == 0 else Run(_INDENT + "same cause: ", Style.FAINT)
        yield from hanging((lead, *label), _where(entry), view.width, Style.FAINT)
        for each in entry:
            yield from _sides(each, report, view)
        yield from _words(first, view)


def _where(entry: Sequence[Finding]) -> str:
    places = [f"{each.target.line}:{each.target.column}" for each in entry if each.target]
    return places[0] if len(places) == 1 else f"{len(places)} places: {', '.join(places)}" if places else ""


def _sides(finding: Finding, report: Report, view: View) -> Iterator[Line]:
    style = SEVERITY_STYLES[finding.severity]
    sides: tuple[tuple[str, Document | None, Place | None], ...] = (
        ("", report.target, finding.target),
        ("original", report.source, finding.source),
    )
    for title, document, place in sides:
        if document is not None and place is not None:
            if title:
                yield (Run(_INDENT * 2 + title, Style.FAINT),)
            if title and _is_missing(finding):
                yield from _whole(place, view)
                continue
            for line in excerpt(document, place, view.width - 4, style):
                yield Run(_INDENT * 2), *line


def _is_missing(finding: Finding) -> bool:
    """Whether one line of the original has no text in the translation to stand beside."""
    target, source = finding.target, finding.source
    return bool(target and source and not target.text and source.line == source.end_line)


def _whole(place: Place, view: View) -> Iterator[Line]:
    """A passage of one line, wrapped and not cut: what is missing cannot be read anywhere else in the report."""
    label = (Run(f"{_INDENT * 2}{place.line:>3} │ ", Style.FAINT),)
    yield from hanging(label, visible(place.text[:_LONGEST]), view.width, Style.MARKED)


def _words(finding: Finding, view: View) -> Iterator[Line]:
    yield from hanging((Run(_INDENT * 2 + "why    ", Style.FAINT),), visible(finding.message), view.width)
    if said := state(finding):
        yield from hanging((Run(_INDENT * 2 + "left   ", Style.FAINT),), visible(said), view.width, Style.FAINT)
    label = Run(_INDENT * 2 + "write  ", Style.FAINT)
    if finding.suggestion == "":
        yield label, Run("nothing: remove " + _replaced(finding), Style.SUGGESTION)
    elif finding.suggestion is not None:
        yield from hanging((label,), show_suggestion(finding.suggestion), view.width, Style.SUGGESTION)
        if finding.fixes and finding.target and finding.fixes.span != finding.target.span:
            yield from hanging(
                (Run(_INDENT * 2 + "       "),), f"in place of {_replaced(finding)}", view.width, Style.FAINT
            )
    kind = f"{finding.category} · confidence {finding.confidence:.2f} · {finding.region} · {finding.fingerprint}"
    yield from hanging((Run(_INDENT * 2 + "kind   ", Style.FAINT),), kind, view.width, Style.FAINT)


def _replaced(finding: Finding) -> str:
    if finding.fixes is None or (finding.target and finding.fixes.span == finding.target.span):
        return "the marked text"
    place = finding.fixes
    return f"{place.line}:{place.column} to {place.end_line}:{place.end_column}, '{visible(place.text)}'"
