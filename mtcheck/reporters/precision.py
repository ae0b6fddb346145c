"""How often people agreed with each check, and what they found that no check did: for people, and for programs."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.model.finding import Category, Severity
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters.counting import lay_out_rows, plural
from mtcheck.reporters.escaping import visible

SCHEMA = "mtcheck.precision/1"
_HEAD = ("check", "accepted", "dismissed", "disputed", "precision", "95%")


class Precision(NamedTuple):
    """What people said of one check's findings."""

    check: str
    accepted: int
    dismissed: int
    disputed: int
    """Accepted by one person and dismissed by another; they count on neither side."""
    value: float | None
    """Accepted of those accepted and dismissed, 0 to 1; None where there are none."""
    interval: tuple[float, float] | None
    pair: str = ""
    """The languages in which this was counted, as in ``de-en``; empty where it is all."""


class Missed(NamedTuple):
    """How many faults of one category and severity people added."""

    category: Category
    severity: Severity
    number: int


class Statistics(NamedTuple):
    """What files of decisions say of the checks."""

    pages: int
    files: int
    total: Precision
    checks: tuple[Precision, ...]
    """Those whose findings people decided over, by id."""
    missed: tuple[Missed, ...]
    """What people added, the most frequent first."""
    signature: str
    by_pair: tuple[Precision, ...] = ()
    """Each check in each pair of languages."""


def precision_as_text(statistics: Statistics) -> Iterator[str]:
    """Precision by check, by check and pair of languages where there are several, and what was missed by category."""
    yield f"{plural(statistics.pages, 'page')}, {plural(statistics.files, 'file')} of decisions\n\n"
    yield from lay_out_rows([_HEAD, *map(_row, (*statistics.checks, statistics.total))])
    if len({each.pair for each in statistics.by_pair}) > 1:
        yield "\n"
        rows = [(visible(each.pair), *_row(each)) for each in statistics.by_pair]
        yield from lay_out_rows([("languages", *_HEAD), *rows])
    yield f"\n{plural(sum(each.number for each in statistics.missed), 'fault')} that people added\n"
    for missed in statistics.missed:
        yield f"  {missed.number:>4}  {missed.severity:<8}  {missed.category}\n"
    yield f"\n{statistics.signature}\n"


def precision_table(statistics: Statistics) -> dict[str, object]:
    """The same for programs, schema ``mtcheck.precision/1``."""
    missed = [{**each._asdict(), "category": str(each.category)} for each in statistics.missed]
    return {
        "schema": SCHEMA,
        "signature": statistics.signature,
        "pages": statistics.pages,
        "files": statistics.files,
        "total": _entry(statistics.total),
        "checks": [_entry(each) for each in statistics.checks],
        "pairs": [{"pair": each.pair, **_entry(each)} for each in statistics.by_pair],
        "missed": missed,
    }


def _entry(precision: Precision) -> dict[str, object]:
    entry: dict[str, object] = precision._asdict()
    del entry["pair"]
    if precision.value is not None and precision.interval is not None:
        entry |= {"value": round(precision.value, 4), "interval": [round(each, 4) for each in precision.interval]}
    return entry


def _row(precision: Precision) -> tuple[str, ...]:
    counts = (str(each) for each in precision[1:4])
    value = "-" if precision.value is None else f"{precision.value:.3f}"
    interval = "-" if precision.interval is None else "{:.3f} to {:.3f}".format(*precision.interval)
    return (visible(precision.check), *counts, value, interval)
