"""How far checks and people agree: tables for people, and the same for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from mtcheck.comparison.raters import SIGNATURE, Agreement, CheckAgreement, Recall
from mtcheck.reporters.counting import lay_out_rows, plural
from mtcheck.reporters.escaping import visible

SCHEMA = "mtcheck.agreement/1"
_HEAD = ("check", "found", "marked by people", "share", "95%", "usual severity")
_DIGITS = 4


def agreement_as_text(found: Agreement) -> Iterator[str]:
    """The tables, one after the other, and what else there is to say."""
    raters = f" by {plural(found.raters, 'rater')}" if found.raters else ""
    yield f"{plural(found.segments, 'rated translation')}{raters}, {found.words:,} words\n"
    for section in (*_tables(found), list(_notes(found)), [f"{SIGNATURE}\n"]):
        if section:
            yield "\n"
            yield from section


def _tables(found: Agreement) -> Iterator[Iterable[str]]:
    if found.checks or found.severities:
        yield lay_out_rows([_HEAD, *map(_row, (*found.checks, found.total))])
    if len({each.pair for each in found.by_pair}) > 1:
        yield agreement_by_pair(found)
    if found.severities:
        yield lay_out_rows([("marks of people", "found", "of", "share"), *map(_recall, found.severities)])
        yield lay_out_rows([("category", "found", "of", "share"), *map(_recall, found.categories)])
    if found.orders:
        rows = [(visible(each.name), f"{each.accuracy:.3f}", f"{each.pairs:,}") for each in found.orders]
        yield lay_out_rows([("order of translations", "as people's", "pairs"), *rows])


def _notes(found: Agreement) -> Iterator[str]:
    if found.alpha is not None:
        yield f"agreement of the raters in their {found.alpha_of} (Krippendorff's alpha): {found.alpha:.3f}\n"
    if found.unmarked is not None:
        yield f"findings in translations without a mark: {found.unmarked:.2f} for 1,000 words\n"
    for why, number in found.left_out:
        yield f"left out     {plural(number, 'rating')}: {visible(why)}\n"
    for failure in found.failures:
        yield f"not checked  {visible(failure)}\n"


def agreement_by_pair(found: Agreement) -> Iterator[str]:
    """Each check in each pair of languages."""
    yield from lay_out_rows([("languages", *_HEAD), *((each.pair, *_row(each)) for each in found.by_pair)])


def agreement_as_json(found: Agreement) -> Iterator[str]:
    """The same, schema ``mtcheck.agreement/1``."""
    yield json.dumps(agreement_table(found), ensure_ascii=False, indent=1) + "\n"


def agreement_table(found: Agreement) -> dict[str, object]:
    """The same, before it is written."""
    return {
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
        "pairs": [{"pair": each.pair, **_entry(each)} for each in found.by_pair],
        "alpha_of": found.alpha_of,
        "alpha": None if found.alpha is None else round(found.alpha, _DIGITS),
        "unmarked": None if found.unmarked is None else round(found.unmarked, _DIGITS),
        "left_out": [{"why": why, "ratings": number} for why, number in found.left_out],
        "failures": list(found.failures),
    }


def _entry(check: CheckAgreement) -> dict[str, object]:
    entry = {**check._asdict(), "severities": dict(check.severities)}
    del entry["pair"]
    if check.value is not None and check.interval is not None:
        entry |= {"value": round(check.value, _DIGITS), "interval": [round(each, _DIGITS) for each in check.interval]}
    return entry


def _row(check: CheckAgreement) -> tuple[str, ...]:
    share = "-" if check.value is None else f"{check.value:.2f}"
    interval = "-" if check.interval is None else "{:.2f} to {:.2f}".format(*check.interval)
    return (visible(check.check), f"{check.found:,}", f"{check.right:,}", share, interval, check.usual or "-")


def _recall(recall: Recall) -> tuple[str, ...]:
    return (visible(recall.kind), f"{recall.found:,}", f"{recall.marked:,}", f"{recall.found / recall.marked:.2f}")
