"""Runs -> series: one for every number and way of making it, so that nothing is compared that cannot be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mtcheck.errors import UsageError, did_you_mean, make_printable
from mtcheck.history.record import Article, Run
from mtcheck.model.finding import Severity
from mtcheck.model.trend import Point, Series, Trend
from mtcheck.model.tuples import NamedTuple

FINDINGS = "findings"
_SEVERITIES = tuple(each.value for each in Severity)


class _Number(NamedTuple):
    """A page's number in one run."""

    name: str
    signature: str
    value: float
    is_sum: bool


def trend(file: str, runs: Sequence[Run], names: Sequence[str] = (), pages: Sequence[str] = ()) -> Trend:
    """How the numbers went.

    A run's point is the mean over its pages (of findings, the sum). Its change is against the last run before it that
    has the number, over the pages that both have, since a mean over others would speak of the pages.

    Args:
        file: the name of the history.
        runs: oldest first.
        names: the numbers that are wanted; all where none is named.
        pages: the pages that are wanted, by name.

    Raises:
        UsageError: there is no number or page of such a name.
    """
    kept = [run._replace(articles=tuple(_chosen(run.articles, pages))) for run in runs]
    _require({each.name for run in runs for each in run.articles}, pages, "page")
    found: dict[tuple[str, str], dict[int, dict[str, float]]] = {}
    sums: dict[tuple[str, str], bool] = {}
    for run in kept:
        for article in run.articles:
            for number in _numbers(article):
                key = number.name, number.signature
                found.setdefault(key, {}).setdefault(run.number, {})[article.name] = number.value
                sums[key] = number.is_sum
    _require({name for name, _ in found}, names, "number")
    by_number = {run.number: run for run in kept}
    series = [
        Series(*key, sums[key], tuple(_points(values, by_number, _sum if sums[key] else _mean)))
        for key, values in found.items()
        if not names or key[0] in names
    ]
    series.sort(key=lambda each: (_rank(each.name), each.points[0].run))
    return Trend(file, len(kept), tuple(series), tuple(_notes(kept, series)))


def _chosen(articles: Iterable[Article], pages: Sequence[str]) -> Iterator[Article]:
    return (each for each in articles if not pages or each.name in pages)


def _require(known: set[str], wanted: Iterable[str], what: str) -> None:
    for name in wanted:
        if name not in known:
            near = did_you_mean(name, known) or (f"; there is {', '.join(sorted(known)[:8])}" if known else "")
            raise UsageError(f"the history has no {what} '{make_printable(name)}'{make_printable(near)}")


def _numbers(article: Article) -> Iterator[_Number]:
    for each in article.values:
        yield _Number(each.name, each.signature, each.value, is_sum=False)
    if article.values:  # a page that could not be read has no findings, which is not the same as none
        by_severity = dict.fromkeys(_SEVERITIES, 0)
        for count in article.counts:
            by_severity[count.severity] = by_severity.get(count.severity, 0) + count.number
        for severity, number in by_severity.items():
            yield _Number(f"{FINDINGS}-{severity}", article.checks, number, is_sum=True)
        yield _Number(FINDINGS, article.checks, sum(by_severity.values()), is_sum=True)


def _points(
    values: Mapping[int, Mapping[str, float]], runs: Mapping[int, Run], total: Callable[[Iterable[float]], float]
) -> Iterator[Point]:
    before: Mapping[str, float] = {}
    for number, pages in values.items():
        common = sorted(before.keys() & pages.keys())
        change = total(pages[name] for name in common) - total(before[name] for name in common) if common else None
        run = runs[number]
        yield Point(number, run.at, run.version, len(pages), total(pages.values()), change, len(common))
        before = pages


def _sum(values: Iterable[float]) -> float:
    return float(sum(values))


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _rank(name: str) -> tuple[int, str]:
    """The score first, findings last."""
    order = ("score", "counted_score", "quality", "coverage")
    if name in order:
        return order.index(name), ""
    return len(order) + name.startswith(FINDINGS), name


def _notes(runs: Sequence[Run], series: Sequence[Series]) -> Iterator[str]:
    by_ways: dict[int, list[str]] = {}
    for name, ways in Counter(each.name for each in series).items():
        by_ways.setdefault(ways, []).append(name)
    for ways, names in by_ways.items():
        if ways > 1:
            said = f"made in {ways} ways; numbers with different signatures are kept apart and not compared"
            yield f"{', '.join(names)}: {said}"
    if any(point.change is not None and point.common < point.pages for each in series for point in each.points):
        yield "runs hold different pages: a change is over the pages that a run shares with the one before"
    for run in runs:
        if failed := sum(article.failed for article in run.articles):
            yield f"run {run.number}: {failed} of {len(run.articles)} pages not read or not wholly checked"
