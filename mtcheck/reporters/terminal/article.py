"""One article's part of the report: header, causes, and what could not be checked."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from mtcheck.model.finding import Finding, Severity
from mtcheck.model.report import Report
from mtcheck.model.score import Score, Verdict
from mtcheck.model.text import Document, Place
from mtcheck.reporters import View
from mtcheck.reporters.causes import Cause, causes, quoted
from mtcheck.reporters.counting import plural, rounded, severities, shorten_gap
from mtcheck.reporters.terminal.excerpt import excerpt
from mtcheck.reporters.terminal.judgement import gates, state, uncounted
from mtcheck.reporters.terminal.lines import Line, Run, Style, cells, hanging, visible
from mtcheck.reporters.terminal.reasons import explained

SEVERITY_STYLES = {
    Severity.CRITICAL: Style.CRITICAL,
    Severity.MAJOR: Style.MAJOR,
    Severity.MINOR: Style.MINOR,
    Severity.NEUTRAL: Style.NEUTRAL,
}
VERDICT_STYLES = {
    Verdict.READY: Style.GOOD,
    Verdict.NEEDS_EDITING: Style.MINOR,
    Verdict.TRANSLATE_AGAIN: Style.MAJOR,
    Verdict.CANNOT_TELL: Style.NEUTRAL,
}
_VERDICT = 1 + max(map(len, Verdict))
_SUBJECTS = {"read": "", "crash": "the page made mtcheck crash, please report it: "}
_LABEL = 10
_INDENT = "  "
_GAP = len("not checked  ")
_LONGEST = 2000
"""Characters of a missing passage that are shown."""
_SURE, _ENOUGH_WORDS = 0.8, 30
"""From where the detected language is not in doubt."""
_LARGE = 1e9
"""A figure from which on decimals say nothing."""


def brief(report: Report) -> Line:
    """The article in one line: verdict, score, name, number of findings."""
    name = Run(visible(report.name))
    broken = f" · {plural(len(report.failures), 'failure')}" if report.failures else ""
    if report.score is None:
        unread = [each.message for each in report.failures if each.subject == "read"]
        said = (Run(visible(unread[0])),) if unread else (name, Run(broken))
        return Run("not checked".ljust(_VERDICT), Style.CRITICAL), Run("       "), *said
    verdict = Run(report.score.verdict.ljust(_VERDICT), VERDICT_STYLES[report.score.verdict])
    missed = f" · missed: {', '.join(each.gate for each in report.missed_gates)}" if report.missed_gates else ""
    found = severities([each for each in report.findings if each.counts]) + uncounted(report)
    counts = f"  {found.removeprefix(', ') or 'no findings'}{broken}{missed}"
    return verdict, Run(f"{rounded(report.score.value):>5}  "), name, Run(counts, Style.FAINT)


def article(report: Report, view: View) -> Iterator[Line]:
    """The whole part of the article, with an empty line at its end."""
    yield from _header(report, view)
    listed = [each for each in report.findings if each.counts or view.verbose]
    chrome = [each for each in listed if each.region.is_chrome]
    body = [each for each in listed if not each.region.is_chrome]
    for title, findings in (("In the article", body), ("In the page around it", chrome)):
        if findings:
            yield ()
            yield (Run(title, Style.TITLE),)
            for cause in causes(findings):
                yield ()
                yield from _cause(cause, report, view)
    yield from explained(report, view)
    yield from _gaps(report, view)
    yield ()


def _header(report: Report, view: View) -> Iterator[Line]:
    name = visible(report.name)
    yield (
        Run("━━ ", Style.FAINT),
        Run(name, Style.TITLE),
        Run(" " + "━" * (view.width - cells(name) - 4), Style.FAINT),
    )
    if report.target_language:
        yield from hanging((Run(_INDENT),), _languages(report), view.width, Style.FAINT)
    if report.score is not None:
        yield from _score(report.score, view)
    yield from gates(report, view)
    if report.coverage is not None and report.beads:
        yield from hanging((Run(_INDENT + "Original".ljust(_LABEL)),), _covered(report), view.width, Style.FAINT)
    if report.quality is not None:
        yield (Run(_INDENT + "Quality".ljust(_LABEL)), Run(f"{rounded(report.quality)} of 100 (estimated)"))
    for each in report.measurements:
        label = (Run(_INDENT + each.name.ljust(_LABEL - 1) + " "), Run(f"{_figure(each.value)}  "))
        interval = (
            ""
            if each.interval is None
            else f"95% between {_figure(each.interval[0])} and {_figure(each.interval[1])}  "
        )
        yield from hanging(label, interval + each.signature, view.width, Style.FAINT)


def _covered(report: Report) -> str:
    body = [bead for bead in report.beads if any(not each.region.is_chrome for each in bead.source)]
    missing = sum(len(bead.source) for bead in body if not bead.target)
    share = f"{math.floor((report.coverage or 0) * 100)}% has a counterpart"
    if missing:
        share += f"; {plural(missing, 'line or sentence', 'lines or sentences')} without"
    moved = sum(bead.moved for bead in body)
    return f"{share}; {moved} moved" if moved else share


def _languages(report: Report) -> str:
    origin = f", translated from '{report.source_language}'" if report.source_language else ""
    return f"Language '{report.target_language}'{_detected(report)}{origin}"


def _detected(report: Report) -> str:
    """That the language was detected, and how surely where that is in doubt."""
    words = report.score.words if report.score else 0
    if report.language_confidence is None:
        return ""
    if report.language_confidence < _SURE:
        return f" (detected, {math.floor(report.language_confidence * 100)}% sure; name it with --to)"
    return " (detected)" if words >= _ENOUGH_WORDS else f" (detected from {plural(words, 'word')}; name it with --to)"


def _score(score: Score, view: View) -> Iterator[Line]:
    verdict = Run(_INDENT + score.verdict.capitalize(), VERDICT_STYLES[score.verdict])
    yield from hanging((verdict, Run(": ")), score.reason, view.width)
    yield Run(_INDENT + "Score".ljust(_LABEL)), Run(f"{rounded(score.value)} of 100", Style.TITLE)
    if not view.verbose:
        return
    indent = (Run(_INDENT + " " * _LABEL),)
    low, high = map(rounded, score.interval)
    numbers = (
        f"between {low} and {high} with 95% confidence · {plural(score.penalty, 'point')} on "
        f"{plural(score.words, 'word')} · MQM raw {rounded(score.raw)}, calibrated {rounded(score.calibrated)}"
    )
    yield from hanging(indent, numbers, view.width, Style.FAINT)
    yield from hanging(indent, score.signature, view.width, Style.FAINT)


def _cause(cause: Cause, report: Report, view: View) -> Iterator[Line]:
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
        for each in entry if view.verbose else _differing(entry):
            yield from _sides(each, report, view)
        yield from _words(first, view)


def _differing(entry: Sequence[Finding]) -> list[Finding]:
    """The first of those that mark the same text."""
    shown: dict[str, Finding] = {}
    for each in entry:
        shown.setdefault(quoted(each), each)
    return list(shown.values())


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
        blank = not finding.suggestion.strip()
        text = repr(finding.suggestion) if blank else visible(finding.suggestion)
        yield from hanging((label,), text, view.width, Style.SUGGESTION)
        if finding.fixes and finding.target and finding.fixes.span != finding.target.span:
            yield from hanging(
                (Run(_INDENT * 2 + "       "),), f"in place of {_replaced(finding)}", view.width, Style.FAINT
            )
    if view.verbose:
        kind = f"{finding.category} · confidence {finding.confidence:.2f} · {finding.region} · {finding.fingerprint}"
        yield from hanging((Run(_INDENT * 2 + "kind   ", Style.FAINT),), kind, view.width, Style.FAINT)


def _replaced(finding: Finding) -> str:
    if finding.fixes is None or (finding.target and finding.fixes.span == finding.target.span):
        return "the marked text"
    place = finding.fixes
    return f"{place.line}:{place.column} to {place.end_line}:{place.end_column}, '{visible(place.text)}'"


def _gaps(report: Report, view: View) -> Iterator[Line]:
    if report.failures or report.not_checked:
        yield ()
    for failure in report.failures:
        subject = _SUBJECTS.get(failure.subject, f"{failure.subject} did not run: ")
        label = (Run(_INDENT), Run("failed", Style.CRITICAL), Run("       "))
        yield from hanging(label, visible(subject + failure.message), view.width)
    for gap in report.not_checked:
        said = (Run(_INDENT), Run(gap.label.ljust(_GAP), Style.MINOR))
        yield from hanging(said, visible(f"{gap.what}: {shorten_gap(gap)}"), view.width)


def _figure(value: float) -> str:
    """A number with two decimals; one of another program's that has dozens of digits in short."""
    return f"{value:.2f}" if abs(value) < _LARGE else f"{value:g}"
