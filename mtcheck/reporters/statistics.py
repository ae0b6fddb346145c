"""What decisions and ratings say of the checks, one after the other, and the severities that they speak for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from mtcheck.comparison.raters import Agreement
from mtcheck.comparison.suggesting import Suggestion
from mtcheck.reporters.agreement import agreement_as_text, agreement_by_pair, agreement_table
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.precision import Statistics, precision_as_text, precision_table

SCHEMA = "mtcheck.statistics/1"


def statistics_as_text(
    decided: Statistics | None, rated: Agreement | None, suggested: Sequence[Suggestion]
) -> Iterator[str]:
    """The tables of both, and lines for a configuration."""
    if decided:
        yield from precision_as_text(decided)
    if decided and rated:
        yield "\n"
    if rated:
        yield from agreement_as_text(rated)
        if len({each.pair for each in rated.by_pair}) == 1:  # with several it has told them itself
            yield "\n"
            yield from agreement_by_pair(rated)
    if suggested:
        yield "\nsuggested severities, for [levels] in mtcheck.toml\n\n"
        yield from _levels(suggested)


def statistics_as_json(
    decided: Statistics | None, rated: Agreement | None, suggested: Sequence[Suggestion]
) -> Iterator[str]:
    """The same, schema ``mtcheck.statistics/1``; decisions alone have one of their own, ``mtcheck.precision/1``."""
    said = {"suggested": [each._asdict() for each in suggested]}
    if decided and not rated:
        table = {**precision_table(decided), **said}
    else:
        decisions = precision_table(decided) if decided else None
        ratings = agreement_table(rated) if rated else None
        table = {"schema": SCHEMA, "decisions": decisions, "ratings": ratings, **said}
    yield json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _levels(suggested: Sequence[Suggestion]) -> Iterator[str]:
    """Lines of TOML, each with what speaks for it."""
    rows = [(f'"{visible(each.check)}" = "{each.suggested}"', each) for each in suggested]
    width = max(len(line) for line, _ in rows)
    yield from (f"  {line.ljust(width)}  # currently {each.now}: {each.why}\n" for line, each in rows)
