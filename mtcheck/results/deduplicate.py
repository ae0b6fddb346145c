"""One cause, one finding: what only says again what a finding of another check has said already is left out.

A check names those it ``silences``: ids, or whole families. A finding of such a check is an echo where it lies within a
finding of the check that silences it, or has one word more and is no worse, and, if both name a place of the original,
these places overlap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mtcheck.model.finding import Finding
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Span

_LONGEST_WORD = 40
_CELL = 256
"""Characters of a stretch."""


def without_echoes(findings: Sequence[Finding], checks: Iterable[CheckInfo], text: str) -> list[Finding]:
    """The findings, in their order, without echoes.

    Args:
        findings: what the checks said.
        checks: those that ran.
        text: the translation, for neighbours with nothing but white space between them count as one place.
    """
    silences = {info.id: frozenset(info.silences) for info in checks if info.silences}
    loud = [each for each in findings if each.check in silences and each.severity.rank > 0 and each.target]
    if not loud:
        return list(findings)
    places = _Places(loud)
    return [each for each in findings if not _is_echo(each, places, silences, text)]


class _Places:
    """Findings by the stretches of the text that they touch, so that only those near a place are looked at."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._cells: dict[int, list[Finding]] = defaultdict(list)
        for each in findings:
            if each.target:
                for cell in _cells(each.target.span):
                    self._cells[cell].append(each)

    def near(self, span: Span) -> Iterable[Finding]:
        """Those that touch a place, and others beside them."""
        cells = _cells(span)
        if len(cells) == 1:
            return self._cells.get(cells[0], ())
        return {id(each): each for cell in cells for each in self._cells.get(cell, ())}.values()


def _cells(span: Span) -> range:
    return range(span.start // _CELL, span.end // _CELL + 1)


def _is_echo(finding: Finding, loud: _Places, silences: Mapping[str, frozenset[str]], text: str) -> bool:
    if finding.target is None:
        return False
    names = {finding.check, finding.check.partition("/")[0]}
    place = finding.target.span
    causes = [
        each
        for each in loud.near(_widen_span(place, text))
        if each.check != finding.check
        and each.target
        and not silences[each.check].isdisjoint(names)
        and _of_one_original(each, finding)
    ]
    spans = [each.target.span for each in causes if each.target]
    return any(span.covers(place) for span in _join_spans(spans, text)) or any(
        _adds_a_word(each, finding, text) for each in causes
    )


def _adds_a_word(cause: Finding, echo: Finding, text: str) -> bool:
    """Whether what says no worse of the place has one word more than it: *at 17:42 clock*, *sensible topic*."""
    if not (cause.target and echo.target) or echo.severity.rank > cause.severity.rank:
        return False
    inner, outer = cause.target.span, echo.target.span
    if not outer.covers(inner) or outer.end - outer.start - (inner.end - inner.start) > _LONGEST_WORD:
        return False
    more = f"{text[outer.start : inner.start]} {text[inner.end : outer.end]}"
    return len(more.split()) <= 1


def _widen_span(span: Span, text: str) -> Span:
    """A place with the white space on both sides of it."""
    start, end = span.start, span.end
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return Span(start, end)


def _of_one_original(cause: Finding, echo: Finding) -> bool:
    if not (cause.source and cause.source.text and echo.source and echo.source.text):
        return True
    return cause.source.span.overlaps(echo.source.span)


def _join_spans(spans: Iterable[Span], text: str) -> list[Span]:
    """The spans in order, neighbours as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        last = joined[-1] if joined else None
        if last and (span.start <= last.end or not text[last.end : span.start].strip()):
            joined[-1] = Span(last.start, max(last.end, span.end))
        else:
            joined.append(span)
    return joined
