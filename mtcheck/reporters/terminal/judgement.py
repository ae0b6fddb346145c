"""What does not count and why, and the gates that an article misses."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.finding import Finding
from mtcheck.model.report import MissedGate, Report
from mtcheck.model.score import round_down
from mtcheck.reporters import View
from mtcheck.reporters.counting import plural
from mtcheck.reporters.terminal.lines import Line, Run, Style, hanging


def gates(report: Report, view: View) -> Iterator[Line]:
    """Every gate that is missed, with its number, and what of the baseline is no more."""
    for each in report.missed_gates:
        yield from hanging((Run("  FAIL  ", Style.MAJOR),), say_missed(each), view.width)
    if report.absent:
        said = f"{plural(len(report.absent), 'finding')} of the baseline no more found"
        yield from hanging((Run("  "),), said, view.width, Style.GOOD)


def say_uncounted(report: Report) -> str:
    """How many findings do not count, to follow those that do; nothing where all do."""
    suppressed = sum(each.suppression is not None for each in report.findings)
    known = sum(not each.counts for each in report.findings) - suppressed
    parts = [f"{number} {word}" for number, word in ((known, "known"), (suppressed, "suppressed")) if number]
    return f", {' and '.join(parts)}" if parts else ""


def state(finding: Finding) -> str:
    """Why a finding does not count; nothing where it does."""
    if (why := finding.suppression) is None:
        return "" if finding.counts else "known from the baseline"
    until = f" until {why.expires}" if why.expires else ""
    author = f" ({why.author})" if why.author else ""
    reason = f": {why.reason}" if why.reason else ""
    return f"suppressed by {why.where}{until}{reason}{author}"


def say_missed(gate: MissedGate) -> str:
    """A gate, and what the article has instead."""
    return f"{gate.gate} {_number(gate.limit)}: {_instead(gate)}"


def _instead(gate: MissedGate) -> str:
    if gate.gate == "fail-on":
        return f"{plural(int(gate.value or 0), 'fault')} of this severity or worse"
    if gate.value is None:
        return "this number needs an original"
    if gate.gate == "max-furniture":
        return f"{plural(int(gate.value), 'line')} of page furniture"
    return f"it is {round_down(gate.value) if gate.gate in ('min-score', 'min-quality') else _number(gate.value)}"


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:g}"
