"""What a report says in an editor's terms: diagnostics, hovers, quick fixes, the line above the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lsprotocol import types

from mtcheck.fixing import Refused, Speller, rewriting
from mtcheck.model.bead import text_of
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Place, Span
from mtcheck.server.pages import Checked
from mtcheck.server.positions import Positions

SOURCE = "mtcheck"
_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.CRITICAL: types.DiagnosticSeverity.Error,
    Severity.MAJOR: types.DiagnosticSeverity.Error,
    Severity.MINOR: types.DiagnosticSeverity.Warning,
    Severity.NEUTRAL: types.DiagnosticSeverity.Information,
}
_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


def diagnostics(found: Checked) -> list[types.Diagnostic]:
    """The findings that count, and at the top what could not be checked."""
    failures = [
        types.Diagnostic(_TOP, failure.message, types.DiagnosticSeverity.Error, code=failure.subject, source=SOURCE)
        for failure in found.report.failures
    ]
    return [*failures, *(_diagnostic(found, finding) for finding in _shown(found))]


def _shown(found: Checked) -> Iterator[Finding]:
    return (finding for finding in found.report.findings if finding.counts)


def _diagnostic(found: Checked, finding: Finding) -> types.Diagnostic:
    message = finding.message
    if finding.suggestion is not None and f"write '{finding.suggestion}'" not in message:
        message += f"; write '{finding.suggestion}'" if finding.suggestion else "; remove it"
    return types.Diagnostic(
        found.positions.range(_span(finding)),
        message,
        types.DiagnosticSeverity.Information if finding.furniture else _SEVERITIES[finding.severity],
        code=finding.check,
        source=SOURCE,
        related_information=_related(found, finding),
        data=finding.fingerprint,
    )


def _span(finding: Finding) -> Span:
    """What is marked; what the translation leaves out is told at its beginning."""
    return finding.target.span if finding.target else Span(0, 0)


def _related(found: Checked, finding: Finding) -> list[types.DiagnosticRelatedInformation] | None:
    if finding.source is None or found.original is None or found.report.source is None:
        return None
    places = Positions(found.report.source.text)
    location = types.Location(found.original.resolve().as_uri(), places.range(finding.source.span))
    return [types.DiagnosticRelatedInformation(location, f"the original: {finding.source.text}")]


def hover(found: Checked, position: types.Position) -> types.Hover | None:
    """What is known of the place: the findings on it, why they matter, and the original beside it.

    Plain text, so that nothing of a page is ever taken for markup.
    """
    offset = found.positions.offset(position)
    here = [each for each in _shown(found) if each.target and _holds(each.target.span, offset)]
    summaries = {info.id: info.summary for info in found.report.checks}
    parts = [_told(finding, summaries.get(finding.check, "")) for finding in here]
    beside = _beside(found, offset)
    if beside:
        parts.append(f"Original: {beside}")
    if not parts:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, "\n\n".join(parts)))


def _told(finding: Finding, summary: str) -> str:
    lines = [f"{finding.severity.value} {finding.check}: {finding.message}", summary]
    if finding.suggestion is not None:
        lines.append(f"Write: {finding.suggestion}" if finding.suggestion else "Remove the marked text")
    return "\n".join(lines)


def _beside(found: Checked, offset: int) -> str:
    """The original's segments that the segment at a place translates."""
    for bead in found.report.beads:
        if any(_holds(segment.span, offset) for segment in bead.target):
            return text_of(bead.source)
    return ""


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < max(span.end, span.start + 1)


def actions(found: Checked, range_: types.Range) -> list[types.CodeAction]:
    """Quick fixes for the findings in a range, and for each the mark that makes mtcheck ignore it."""
    asked = found.positions.span(range_)
    wanted = Span(asked.start, max(asked.end, asked.start + 1))
    here = [each for each in _shown(found) if each.target and wanted.overlaps(_touched(each.target))]
    made: list[types.CodeAction] = []
    for finding in here:
        made += _fixes(found, finding)
        made += _marks(found, finding)
    return made


def _touched(place: Place) -> Span:
    return Span(place.start, max(place.end, place.start + 1))


def _fixes(found: Checked, finding: Finding) -> Iterator[types.CodeAction]:
    place = finding.fixes or finding.target
    if finding.suggestion is None or place is None:
        return
    title = f"Write '{finding.suggestion}'" if finding.suggestion else "Remove the marked text"
    document = found.report.target
    if document is None:
        return
    try:
        edits = rewriting(document, place.span, finding.suggestion, Speller(document))
    except Refused:
        return
    made = [types.TextEdit(found.positions.range(Span(edit.start, edit.end)), edit.text) for edit in edits]
    yield _action(found, finding, title, made, is_preferred=True)


def _marks(found: Checked, finding: Finding) -> Iterator[types.CodeAction]:
    """A comment before the block, in formats that know comments."""
    document, target = found.report.target, finding.target
    if document is None or target is None or _format(found) not in (Format.HTML, Format.MARKDOWN):
        return
    block = next((each for each in document.blocks if each.span.overlaps(_touched(target))), None)
    if block is None:
        return
    comment = f"<!-- mtcheck: ignore {finding.check} -->"
    at = block.span.start
    if _format(found) is Format.MARKDOWN:
        at, comment = found.positions.line_start(at), comment + "\n\n"
    place = found.positions.position(at)
    yield _action(found, finding, f"Ignore {finding.check} here", [types.TextEdit(types.Range(place, place), comment)])


def _format(found: Checked) -> Format:
    return found.report.target.format if found.report.target else Format.PLAIN


def _action(
    found: Checked, finding: Finding, title: str, edits: Sequence[types.TextEdit], *, is_preferred: bool = False
) -> types.CodeAction:
    versioned = types.OptionalVersionedTextDocumentIdentifier(found.page.uri, found.page.version)
    changes: Sequence[types.TextDocumentEdit] = [types.TextDocumentEdit(versioned, edits)]
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[_diagnostic(found, finding)],
        is_preferred=is_preferred or None,
        edit=types.WorkspaceEdit(document_changes=changes),
    )


def lenses(found: Checked) -> list[types.CodeLens]:
    """Verdict, score, estimate of quality and why, above the first line."""
    report = found.report
    score = report.counted_score or report.score
    if score is None:
        return []
    parts = [f"{SOURCE}: {score.verdict}", f"score {score.value:.1f}"]
    if report.quality is not None:
        parts.append(f"quality {report.quality:.0f}")
    parts.append(score.reason)
    return [types.CodeLens(_TOP, types.Command(" · ".join(parts), ""))]


def gaps(found: Checked) -> list[str]:
    """What the report cannot vouch for, one line each."""
    return [f"{found.page.path.name}: {gap.label}: {gap.what}: {gap.reason}" for gap in found.report.not_checked]
