"""How far checks and people agree: tables for people, and the same for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mtcheck.comparison.raters import SIGNATURE, Agreement, CheckAgreement, Recall
from mtcheck.reporters.counting import lay_out_rows, plural
from mtcheck.reporters.terminal.lines import visible

SCHEMA = "mtcheck.agreement/1"
_DIGITS = 4


def agreement_as_text(found: Agreement) -> Iterator[str]:
    """The tables, one after the other."""
    raters = f" by {plural(found.raters, 'rater')}" if found.raters else ""
    yield f"{plural(found.segments, 'rated translation')}{raters}, {found.words:,} words\n\n"
    if found.checks:
        head = ("check", "found", "marked by people", "share", "95%", "usual severity")
        yield from lay_out_rows([head, *map(_row, (*found.checks, found.total))])
    if found.severities:
        yield "\n"
        yield from lay_out_rows([("marks of people", "found", "of", "share"), *map(_recall, found.severities)])
        yield "\n"
        yield from lay_out_rows([("category", "found", "of", "share"), *map(_recall, found.categories)])
    if found.orders:
        yield "\n"
        rows = [(visible(each.name), f"{each.accuracy:.3f}", f"{each.pairs:,}") for each in found.orders]
        yield from lay_out_rows([("order of translations", "as people's", "pairs"), *rows])
    if found.alpha is not None:
        yield f"\nagreement of the raters (Krippendorff's alpha): {found.alpha:.3f}\n"
    if found.unmarked is not None:
        yield f"findings in translations without a mark: {found.unmarked:.2f} for 1,000 words\n"
    for failure in found.failures:
        yield f"not checked  {visible(failure)}\n"
    yield f"\n{SIGNATURE}\n"


def agreement_as_json(found: Agreement) -> Iterator[str]:
    """The same, schema ``mtcheck.agreement/1``."""
    table = {
        "schema": SCHEMA,
        "signature": SIGNATURE,
        "segments": found.segments,
        "raters": found.raters,
        "words": found.words,
        "total": _entry(found.total),
        "checks": list(map(_entry, found.checks)),
        "severities": [each._asdict() for each in found.severities],
        "categories": [each._asdict() for each in found.categories],
        "orders": [{**each._asdict(), "accuracy": round(each.accuracy, _DIGITS)} for each in found.orders],
        "alpha": None if found.alpha is None else round(found.alpha, _DIGITS),
        "unmarked": None if found.unmarked is None else round(found.unmarked, _DIGITS),
        "failures": list(found.failures),
    }
    yield json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def _entry(check: CheckAgreement) -> dict[str, object]:
    rounded = {"value": round(check.value, _DIGITS), "interval": [round(each, _DIGITS) for each in check.interval]}
    return {**check._asdict(), **rounded, "severities": dict(check.severities)}


def _row(check: CheckAgreement) -> tuple[str, ...]:
    share = f"{check.value:.2f}" if check.found else "-"
    interval = "{:.2f} to {:.2f}".format(*check.interval) if check.found else "-"
    return (visible(check.check), f"{check.found:,}", f"{check.right:,}", share, interval, check.suggested or "-")


def _recall(recall: Recall) -> tuple[str, ...]:
    return (visible(recall.kind), f"{recall.found:,}", f"{recall.marked:,}", f"{recall.found / recall.marked:.2f}")
