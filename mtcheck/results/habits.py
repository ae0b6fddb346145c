"""A page's habit is one finding: what is done the same way throughout is one decision, not a hundred slips.

The worst place counts, the first of several; the others are hints with the same cause, so that each is marked and can
be mended. Checks say themselves (``habit=``) from how many places on what they find is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from mtcheck.model.finding import Finding, Habit, Severity
from mtcheck.model.report import CheckInfo


def count_habits_once(findings: Sequence[Finding], checks: Iterable[CheckInfo]) -> list[Finding]:
    """The findings in their order, the repetitions of a habit as hints.

    Args:
        findings: what the checks said.
        checks: those that ran.
    """
    kinds = {info.id: info.habit for info in checks if info.habit}
    names = [_name(each, kinds) for each in findings]
    numbers = Counter(name for name in names if name)
    habits = {name for name, number in numbers.items() if number >= kinds[name[0]].fewest}
    if not habits:
        return list(findings)
    settled = [
        replace(each, cause=f"{name[0]}:{name[1]}:the page") if name in habits and name else each
        for each, name in zip(findings, names, strict=True)
    ]
    return _hint_at_repetitions(settled, lambda each: name if (name := _name(each, kinds)) in habits else None)


def _hint_at_repetitions(findings: Sequence[Finding], key: Callable[[Finding], Hashable]) -> list[Finding]:
    """The findings in their order; of those with one key all but the worst are hints, and those without one stay."""
    worst: dict[Hashable, Finding] = {}
    for each in findings:
        name = key(each)
        if name is not None and (name not in worst or each.severity.rank > worst[name].severity.rank):
            worst[name] = each
    return [
        each if (name := key(each)) is None or worst[name] is each else replace(each, severity=Severity.NEUTRAL)
        for each in findings
    ]


def _name(finding: Finding, kinds: Mapping[str, Habit]) -> tuple[str, str, bool] | None:
    """What tells a habit from others: the check, for marks which one, and whose it is; None for what can be none."""
    habit = kinds.get(finding.check)
    if habit is None or finding.severity is Severity.NEUTRAL:
        return None
    return finding.check, finding.message if habit.by_wording else "", finding.furniture
