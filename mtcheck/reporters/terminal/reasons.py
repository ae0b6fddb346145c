"""What pulled the estimate of quality down, and the pairs most in doubt, for people."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.errors import shorten
from mtcheck.model.report import Report
from mtcheck.model.score import Reason
from mtcheck.reporters import View
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging

_MOST = 12
"""Reasons that are shown, unless all are asked for."""
_LONGEST = 60
"""Characters of a place that are shown."""


def explain_quality(report: Report, view: View) -> Iterator[Line]:
    """The section about the reasons, where they were asked for."""
    if report.reasons is None:
        return
    yield ()
    yield (Run("What pulled the estimate of quality down", Style.TITLE),)
    if not report.reasons:
        yield (Run("  nothing worth a line", Style.FAINT),)
    shown = report.reasons if view.verbose else report.reasons[:_MOST]
    for each in shown:
        label = (Run(f"  {each.points:5.1f}  ", Style.MINOR),)
        yield from hanging(label, _sentence(each), view.width)
    if len(shown) < len(report.reasons):
        yield (Run(f"  ... and {len(report.reasons) - len(shown)} more; --verbose shows all", Style.FAINT),)


def list_doubtful(report: Report, view: View) -> Iterator[Line]:
    """The section about the pairs most in doubt, where it was asked for."""
    if report.doubtful is None:
        return
    yield ()
    yield (Run(f"Most in doubt, by estimated quality, {_say_who_reads(report)}", Style.TITLE),)
    if not report.doubtful:
        yield (Run("  no pair has an estimate", Style.FAINT),)
    for each in report.doubtful:
        label = (Run(f"  {each.quality:5.1f}  ", Style.MINOR),)
        yield from hanging(label, f"line {each.target.line}: {visible(_join_lines(each.target.text))}", view.width)
        below = (Run(" " * 9),)
        yield from hanging(
            below, f"line {each.source.line} of the original: {visible(_join_lines(each.source.text))}", view.width
        )


def _say_who_reads(report: Report) -> str:
    is_read = any("|reader:" in each.signature for each in report.measurements if each.name == "quality")
    return f"{'with' if is_read else 'without'} the reader"


def _sentence(reason: Reason) -> str:
    places = reason.target or reason.source
    if not places:
        return reason.message
    side = "" if reason.target else " of the original"
    quoted = ", ".join(f"'{_short(place.text)}'" for place in places)
    return f"line {places[0].line}{side}: {reason.message}: {quoted}"


def _short(text: str) -> str:
    return shorten(visible(_join_lines(text)), _LONGEST)


def _join_lines(text: str) -> str:
    return " ".join(text.split())
