"""What was done to a page, for people: a unified diff, and an account of what was fixed and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff

from mtcheck.errors import shown
from mtcheck.fixing.edits import origin
from mtcheck.fixing.rounds import Outcome
from mtcheck.model.finding import Finding
from mtcheck.model.text import Document

_LONGEST = 60


def diff(name: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, as ``patch -p1`` and ``git apply`` read it; none where nothing has changed."""
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
    lines = [f"{name}: {_number(done, 'finding')} fixed in {_number(rounds, 'round')}, {len(left)} left"]
    if quiet:
        return lines
    lines += _each_fixed(before, outcome) if verbose else _fixed(outcome)
    for finding, reason in left:
        lines.append(f"  left   {_where(finding)}  {finding.severity} {finding.check}: {reason}")
    return lines


def _fixed(outcome: Outcome) -> Iterator[str]:
    counts = Counter(each.finding.check for each in outcome.fixed)
    for check, number in sorted(counts.items()):
        yield f"  fixed  {number} x {check}"


def _each_fixed(before: Document, outcome: Outcome) -> Iterator[str]:
    for finding, number in outcome.fixed:
        place = finding.fixes or finding.target
        if place is None:
            continue
        line, column = before.position(origin(place.start, outcome.rounds[:number]))
        done = f"'{_short(finding.suggestion)}'" if finding.suggestion else "removed"
        yield f"  fixed  {line}:{column}  {finding.check}: '{_short(place.text)}' -> {done}"


def _where(finding: Finding) -> str:
    place = finding.target
    return f"{place.line}:{place.column}" if place else "-"


def _short(text: str | None) -> str:
    flat = shown(" ".join((text or "").split()))
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST // 2]}…{flat[-_LONGEST // 2 :]}"


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
