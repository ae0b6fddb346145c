"""One cause, one finding: what only says again what a finding of another check has said already is left out.

A check names those it ``silences``: ids, or whole families. A finding of such a check is an echo where it lies within a
finding of the check that silences it and, if both name a place of the original, these places overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtcheck.model.finding import Finding
from mtcheck.model.report import CheckInfo
from mtcheck.model.text import Span


def without_echoes(findings: Sequence[Finding], checks: Iterable[CheckInfo], text: str) -> list[Finding]:
    """The findings, in their order, without echoes.

    Args:
        findings: what the checks said.
        checks: those that ran.
        text: the translation, for neighbours with nothing but white space between them count as one place.
    """
    silences = {info.id: info.silences for info in checks if info.silences}
    loud = [each for each in findings if each.check in silences and each.severity.rank > 0 and each.target]
    if not loud:
        return list(findings)
    return [each for each in findings if not _is_echo(each, loud, silences, text)]


def _is_echo(finding: Finding, loud: Iterable[Finding], silences: dict[str, tuple[str, ...]], text: str) -> bool:
    if finding.target is None:
        return False
    family = finding.check.partition("/")[0]
    causes = [
        each
        for each in loud
        if each.check != finding.check and not {finding.check, family}.isdisjoint(silences[each.check])
    ]
    if not causes:
        return False
    spans = [each.target.span for each in causes if each.target and _of_one_original(each, finding)]
    return any(span.covers(finding.target.span) for span in _joined(spans, text))


def _of_one_original(cause: Finding, echo: Finding) -> bool:
    if not (cause.source and cause.source.text and echo.source and echo.source.text):
        return True
    return cause.source.span.overlaps(echo.source.span)


def _joined(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans in order, neighbours as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        last = joined[-1] if joined else None
        if last and (span.start <= last.end or not text[last.end : span.start].strip()):
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined
