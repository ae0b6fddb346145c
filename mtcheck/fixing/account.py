"""What was done to a page, for people and programs: a unified diff, and an account of what was fixed and what not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from mtcheck.errors import list_some, make_printable
from mtcheck.fixing.edits import origin
from mtcheck.fixing.plans import Kept
from mtcheck.fixing.rounds import Fixed, Outcome
from mtcheck.model.finding import Finding
from mtcheck.model.report import Report
from mtcheck.model.score import Score, round_down
from mtcheck.model.text import Document
from mtcheck.model.wire import finding_dict, score_dict

SCHEMA = "mtcheck.fix/1"
_LONGEST = 60
_MOST_PLACES = 12
"""Of one kind that are named in a line."""


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, as ``patch -p1`` and ``git apply`` read it; none where nothing has changed."""
    from difflib import unified_diff

    path = name.lstrip("/")
    for line in unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines by line feeds alone, as those programs count them."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def account(name: str, before: Document, outcome: Outcome, *, quiet: bool = False, verbose: bool = False) -> list[str]:
    """What was fixed, what is left and why, one line each.

    Args:
        name: the page's.
        before: the page as it was.
        outcome: what became of it.
        quiet: whether to leave it at the first line.
        verbose: whether to list every fixed place with its line in the page as it was, and not only how many.
    """
    left = [each for each in outcome.kept if each.finding.severity.rank > 0]
    done, rounds = len(outcome.fixed), len(outcome.rounds)
    numbers = f"{_number(done, 'finding')} fixed in {_number(rounds, 'round')}, {len(left)} left"
    lines = [f"{name}: {_scores(outcome)}{numbers}"]
    if quiet:
        return lines
    lines += _verdicts(outcome)
    lines += _each_fixed(before, outcome) if verbose else _fixed(outcome)
    return lines + (_each_left(left) if verbose else list(_left(left)))


def _scores(outcome: Outcome) -> str:
    before, after = _score(outcome.before), _score(outcome.report)
    if before is None or after is None:
        return ""
    old, new = round_down(before.value), round_down(after.value)
    return f"score {old} -> {new}, " if old != new else f"score {old}, "


def _score(report: Report) -> Score | None:
    """That of what counts, which is all but what is suppressed."""
    return report.counted_score or report.score


def _verdicts(outcome: Outcome) -> Iterator[str]:
    before, after = _score(outcome.before), _score(outcome.report)
    if before is None or after is None:
        return
    if outcome.rounds:
        yield f"  before {before.verdict}: {before.reason}"
    yield f"  now    {after.verdict}: {after.reason}"


def describe(name: str, report: Report, before: Document | None, outcome: Outcome | None) -> dict[str, Any]:
    """What was done to a page, as an entry of ``pages`` in schema ``mtcheck.fix/1``.

    Args:
        name: the page's.
        report: the last one of the page, with its failures.
        before: the page as it was; None where it could not be checked.
        outcome: what became of it.
    """
    failures = [{"subject": each.subject, "message": each.message} for each in report.failures]
    return {"name": name, "changed": bool(outcome and outcome.rounds), "failures": failures} | (
        _done(name, before, outcome) if before and outcome else {}
    )


def _done(name: str, before: Document, outcome: Outcome) -> dict[str, Any]:
    return {
        "before": _state(outcome.before),
        "after": _state(outcome.report),
        "rounds": len(outcome.rounds),
        "fixed": [_fixed_dict(each, before, outcome) for each in outcome.fixed],
        "left": [{**finding_dict(each.finding), "reason": each.reason} for each in outcome.kept],
        "diff": "".join(diff(name, before.text, outcome.document.text)),
    }


def _state(report: Report) -> dict[str, Any]:
    score = _score(report)
    return {"score": score_dict(score) if score else None, "findings": len(report.findings)}


def _fixed_dict(fixed: Fixed, before: Document, outcome: Outcome) -> dict[str, Any]:
    """The finding with its round, counted from 1, and its line and column in the page as it was."""
    line, column = _place_before(fixed, before, outcome)
    return {**finding_dict(fixed.finding), "round": fixed.round + 1, "line": line, "column": column}


def _place_before(fixed: Fixed, before: Document, outcome: Outcome) -> tuple[int, int]:
    place = fixed.finding.fixes or fixed.finding.target
    return before.position(origin(place.start if place else 0, outcome.rounds[: fixed.round]))


def _left(left: Sequence[Kept]) -> Iterator[str]:
    """What is left, one line for what is left of one check for one reason."""
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for finding, reason in left:
        alike[f"{finding.severity}", finding.check, reason].append(_where(finding))
    for (severity, check, reason), places in alike.items():
        yield f"  left   {list_some(places, _MOST_PLACES)}  {severity} {check}: {reason}"


def _each_left(left: Sequence[Kept]) -> list[str]:
    return [f"  left   {_where(finding)}  {finding.severity} {finding.check}: {why}" for finding, why in left]


def _fixed(outcome: Outcome) -> Iterator[str]:
    counts = Counter(each.finding.check for each in outcome.fixed)
    for check, number in sorted(counts.items()):
        yield f"  fixed  {number} x {check}"


def _each_fixed(before: Document, outcome: Outcome) -> Iterator[str]:
    for each in outcome.fixed:
        finding = each.finding
        place = finding.fixes or finding.target
        if place is None:
            continue
        line, column = _place_before(each, before, outcome)
        done = f"'{_short(finding.suggestion)}'" if finding.suggestion else "removed"
        yield f"  fixed  {line}:{column}  {finding.check}: '{_short(place.text)}' -> {done}"


def _where(finding: Finding) -> str:
    place = finding.target
    return f"{place.line}:{place.column}" if place else "-"


def _short(text: str | None) -> str:
    flat = make_printable(" ".join((text or "").split()))
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST // 2]}…{flat[-_LONGEST // 2 :]}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
