"""A page's habit is one finding: what is done the same way throughout is one decision, not a hundred slips.

The worst place counts, the first of several; the others are hints with the same cause, so that each is marked and can
be mended. Checks say themselves (``habit=``) from how many places on what they find is one. In a pair of segments,
which is no page, each place keeps its severity, and the score counts their common cause once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mtcheck.model.finding import Finding, Habit, Severity
from mtcheck.model.report import CheckInfo

_Name = tuple[str, str, bool]


def count_habits_once(
    findings: Sequence[Finding], checks: Iterable[CheckInfo], *, is_pair: bool = False
) -> list[Finding]:
    """The findings in their order, the repetitions of a habit as hints.

    Args:
        findings: what the checks said.
        checks: those that ran.
        is_pair: whether they are of a pair of segments, where a habit's places share their cause alone.
    """
    kinds = {info.id: info.habit for info in checks if info.habit}
    names = [_name(each, kinds) for each in findings]
    numbers = Counter(name for name in names if name)
    habits = {name for name, number in numbers.items() if number >= kinds[name[0]].fewest}
    if not habits:
        return list(findings)
    worst: dict[_Name, Finding] = {}
    for each, name in zip(findings, names, strict=True):
        if name in habits and (name not in worst or each.severity.rank > worst[name].severity.rank):
            worst[name] = each
    return [
        _settle(each, name, is_heard=is_pair or worst[name] is each) if name in habits else each
        for each, name in zip(findings, names, strict=True)
    ]


def _settle(finding: Finding, name: _Name, *, is_heard: bool) -> Finding:
    """A place of a habit: with its cause, and a hint unless it is heard."""
    severity = finding.severity if is_heard else Severity.NEUTRAL
    return replace(finding, cause=f"{name[0]}:{name[1]}:the page", severity=severity)


def _name(finding: Finding, kinds: Mapping[str, Habit]) -> _Name | None:
    """What tells a habit from others: the check, for marks which one, and whose it is; None for what can be none."""
    habit = kinds.get(finding.check)
    if habit is None or finding.severity is Severity.NEUTRAL:
        return None
    return finding.check, finding.message if habit.by_wording else "", finding.furniture
