"""Severities that people's ratings and decisions speak for, where they are other than those that checks have now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mtcheck.comparison.raters import FEWEST, Agreement
from mtcheck.model.finding import Severity
from mtcheck.model.score import wilson
from mtcheck.model.tuples import NamedTuple

_HALF = 0.5


class Suggestion(NamedTuple):
    """Another severity for a check."""

    check: str
    now: str
    suggested: str
    why: str


def suggest_by_marks(found: Agreement, now: Mapping[str, str]) -> Iterator[Suggestion]:
    """The severity of most marks that a check touches, where it is that of more than half beyond doubt.

    Args:
        found: how far checks and people agree.
        now: the severities that the checks have.
    """
    for each in found.checks:
        if not each.severities or each.check not in now:
            continue
        usual, number = each.severities[0]
        of = sum(count for _, count in each.severities)
        if of >= FEWEST and wilson(number, of)[0] > _HALF and usual != now[each.check]:
            why = f"{number:,} of {of:,} marks that it touches are {usual}"
            yield Suggestion(each.check, now[each.check], usual, why)


def suggest_by_decisions(counts: Iterable[tuple[str, int, int]], now: Mapping[str, str]) -> Iterator[Suggestion]:
    """A hint in place of a fault, where people dismiss more than half of it beyond doubt.

    Args:
        counts: for each check how many of its findings were accepted, and how many dismissed.
        now: the severities that the checks have.
    """
    hint = Severity.NEUTRAL.value
    for check, accepted, dismissed in counts:
        decided = accepted + dismissed
        if decided >= FEWEST and wilson(accepted, decided)[1] < _HALF and now.get(check, hint) != hint:
            yield Suggestion(check, now[check], hint, f"people dismissed {dismissed:,} of {decided:,}")
