"""How far checks, the estimate of quality and judges agree with people, and people with each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from mtcheck.comparison.ratings import SEVERITIES, HumanMark, Rated
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import SegmentReport
from mtcheck.model.score import wilson
from mtcheck.model.tuples import NamedTuple

SIGNATURE = "agreement:touches-a-mark|hints:left-out|interval:wilson-95|order:pairwise-with-ties|version:3"
FEWEST = 10
"""What people have marked or decided from which on it says something of a check."""
_MOST_ITEMS = 20_000
"""Values of raters that alpha is computed from; of more, the first."""
_Touched = tuple[Finding, list[HumanMark]]
"""A finding with the marks that it touches."""


class CheckAgreement(NamedTuple):
    """How often people had marked what one check found."""

    check: str
    found: int
    right: int
    """Findings that touch a mark of any rater."""
    value: float | None
    """Their share; None where there are none."""
    interval: tuple[float, float] | None
    severities: tuple[tuple[str, int], ...]
    """How grave people found what it touched, the most frequent first."""
    usual: str
    """The severity that they gave most often; empty where too few were touched."""
    pair: str = ""
    """The languages in which this was counted; empty where it is all."""


class Recall(NamedTuple):
    """How many marks of a kind a finding touches."""

    kind: str
    found: int
    marked: int


class Order(NamedTuple):
    """How well a number orders translations of the same segment."""

    name: str
    accuracy: float
    """Share of pairs that it orders as people do, ties included, with the best width of a tie."""
    pairs: int


class Agreement(NamedTuple):
    """What ratings say of the checks and of each other."""

    segments: int
    raters: int
    words: int
    total: CheckAgreement
    checks: tuple[CheckAgreement, ...]
    severities: tuple[Recall, ...]
    categories: tuple[Recall, ...]
    orders: tuple[Order, ...]
    alpha: float | None
    """Krippendorff's alpha of the raters' numbers, interval level; None where no two rated the same."""
    alpha_of: str
    """Which numbers these are: the raters' scores, or MQM's penalties of what they marked."""
    unmarked: float | None
    """Findings for 1,000 words in translations that no rater marked; None where there are none."""
    failures: tuple[str, ...] = ()
    """What could not be read or checked, each reason once."""
    by_pair: tuple[CheckAgreement, ...] = ()
    """Each check in each pair of languages."""
    left_out: tuple[tuple[str, int], ...] = ()
    """How many ratings say nothing of a translation, by why."""


def measure_agreement(rated: Sequence[Rated], reports: Sequence[SegmentReport]) -> Agreement:
    """Hold reports against what people said of the same translations.

    Args:
        rated: the translations with their ratings.
        reports: one for each, in the same order.
    """
    loud = [[each for each in report.findings if each.severity is not Severity.NEUTRAL] for report in reports]
    marked = [_marks(each) for each in rated]
    touched = [_touch(findings, marks) for findings, marks in zip(loud, marked, strict=True)]
    alone = [_touch(_list_alone(report), marks) for report, marks in zip(reports, marked, strict=True)]
    has_marks = any(each.marks for each in rated)
    clean = [at for at, each in enumerate(rated) if each.marks and not marked[at]]
    clean_words = sum(len(rated[at].target.split()) for at in clean)
    alpha, alpha_of = _alpha(rated)
    return Agreement(
        len(rated),
        len({rater for each in rated for rater in (*each.marks, *each.scores)}),
        sum(len(each.target.split()) for each in rated),
        _agreement("all", [pair for pairs in touched for pair in pairs]),
        tuple(_by_check([pair for pairs in alone for pair in pairs])) if has_marks else (),
        tuple(_recall(marked, loud, lambda mark: mark.severity, SEVERITIES)),
        tuple(_recall(marked, loud, lambda mark: mark.category or "none")),
        tuple(_orders(rated, reports)),
        alpha,
        alpha_of,
        1000 * sum(len(loud[at]) for at in clean) / clean_words if clean_words else None,
        tuple(dict.fromkeys(f"{each.subject}: {each.message}" for report in reports for each in report.failures)),
        tuple(_by_pair(rated, alone)) if has_marks else (),
    )


def krippendorff_alpha(items: Sequence[Sequence[float]]) -> float | None:
    """Krippendorff's alpha for numbers at interval level.

    Args:
        items: for each rated thing the raters' values, two or more.

    Returns:
        1 where all agree, 0 where they agree as chance would, below it where less; None where nothing varies or is
        rated twice.

    Source: K. Krippendorff, Content Analysis, 4th ed. (2018), chapter 12.
    """
    values = [each for each in items if len(each) > 1][:_MOST_ITEMS]
    pool = [value for each in values for value in each]
    if len(pool) < 2:
        return None
    observed = sum(2 * _squares(each) / (len(each) - 1) for each in values) / len(pool)
    expected = 2 * _squares(pool) / (len(pool) * (len(pool) - 1))
    return 1 - observed / expected if expected else None


def pairwise_accuracy(pairs: Sequence[tuple[float, float]]) -> float:
    """The share of pairs that a metric orders as people do, ties included, with the width of a tie that suits best.

    Args:
        pairs: for each two translations of one segment people's difference and the metric's.

    Source: D. Deutsch, G. Foster, M. Freitag, Ties matter, EMNLP 2023.
    """
    rows = sorted((abs(metric), human, metric) for human, metric in pairs)
    right = sum(human * metric > 0 for _, human, metric in rows) + sum(
        human == 0 and metric == 0 for _, human, metric in rows
    )
    best = right
    for at, (width, human, metric) in enumerate(rows):
        if width > 0:
            right += (human == 0) - (human * metric > 0)
        if at + 1 == len(rows) or rows[at + 1][0] > width:
            best = max(best, right)
    return best / len(rows)


def _squares(values: Sequence[float]) -> float:
    """The sum of squared differences of all pairs."""
    mean = sum(values) / len(values)
    return len(values) * sum((each - mean) ** 2 for each in values)


def _alpha(rated: Sequence[Rated]) -> tuple[float | None, str]:
    """The agreement of the raters and what it is of: their scores, where they gave any."""
    if any(each.scores for each in rated):
        return krippendorff_alpha([list(each.scores.values()) for each in rated]), "scores"
    return krippendorff_alpha([_penalties(each) for each in rated]), "penalties"


def _list_alone(report: SegmentReport) -> list[Finding]:
    """What each rule and each judge found for itself, hints apart, though two found the same."""
    judges = {each.check for each in report.verdicts}
    found = (*(each for each in report.findings if each.check not in judges), *report.verdicts)
    return [each for each in found if each.severity is not Severity.NEUTRAL]


def _penalties(rated: Rated) -> list[float]:
    return [sum(mark.penalty for mark in marks) for marks in rated.marks.values()]


def _marks(rated: Rated) -> list[HumanMark]:
    return [mark for marks in rated.marks.values() for mark in marks]


def _touch(findings: Sequence[Finding], marks: Sequence[HumanMark]) -> list[_Touched]:
    return [(each, [mark for mark in marks if _meets(each, mark)]) for each in findings]


def _meets(finding: Finding, mark: HumanMark) -> bool:
    if mark.is_missing:
        return finding.category is Category.OMISSION
    place = finding.target if mark.is_target else finding.source
    if place is None or mark.span is None:
        return False
    start, end = mark.span
    return place.start < max(end, start + 1) and start < max(place.end, place.start + 1)


def _by_check(touched: Sequence[_Touched], pair: str = "") -> Iterator[CheckAgreement]:
    checks: dict[str, list[_Touched]] = defaultdict(list)
    for finding, marks in touched:
        checks[finding.check].append((finding, marks))
    for check in sorted(checks):
        yield _agreement(check, checks[check], pair)


def _by_pair(rated: Sequence[Rated], touched: Sequence[Sequence[_Touched]]) -> Iterator[CheckAgreement]:
    pairs: dict[str, list[_Touched]] = defaultdict(list)
    for each, found in zip(rated, touched, strict=True):
        pairs[each.pair] += found
    counted = [row for pair, found in pairs.items() for row in _by_check(found, pair)]
    yield from sorted(counted, key=lambda row: (row.check, row.pair))


def _agreement(check: str, touched: Sequence[_Touched], pair: str = "") -> CheckAgreement:
    right = sum(bool(marks) for _, marks in touched)
    severities = Counter(mark.severity for _, marks in touched for mark in marks)
    number = sum(severities.values())
    usual = severities.most_common(1)[0][0] if number >= FEWEST else ""
    value, interval = (right / len(touched), wilson(right, len(touched))) if touched else (None, None)
    return CheckAgreement(check, len(touched), right, value, interval, tuple(severities.most_common()), usual, pair)


def _recall(
    marked: Sequence[Sequence[HumanMark]],
    loud: Sequence[Sequence[Finding]],
    kind: Callable[[HumanMark], str],
    order: Sequence[str] = (),
) -> Iterator[Recall]:
    number, found = Counter[str](), Counter[str]()
    for marks, findings in zip(marked, loud, strict=True):
        for mark in marks:
            number[kind(mark)] += 1
            found[kind(mark)] += any(_meets(each, mark) for each in findings)
    names = [each for each in order if number[each]] if order else [name for name, _ in number.most_common()]
    for name in names:
        yield Recall(name, found[name], number[name])


def _orders(rated: Sequence[Rated], reports: Sequence[SegmentReport]) -> Iterator[Order]:
    """How well each number of the reports orders the systems of a segment."""
    names = dict.fromkeys(each.name for report in reports for each in report.measurements)
    by_segment: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, each in enumerate(rated):
        if each.human is not None:
            by_segment[each.pair, each.segment].append(at)
    for name in names:
        pairs = list(_differences(name, by_segment.values(), rated, reports))
        if pairs:
            yield Order(name, pairwise_accuracy(pairs), len(pairs))


def _differences(
    name: str, groups: Iterable[Sequence[int]], rated: Sequence[Rated], reports: Sequence[SegmentReport]
) -> Iterator[tuple[float, float]]:
    for group in groups:
        values = [(rated[at].human, _value(reports[at], name)) for at in group]
        known = [(human, metric) for human, metric in values if human is not None and metric is not None]
        for (human, metric), (other_human, other_metric) in combinations(known, 2):
            yield human - other_human, metric - other_metric


def _value(report: SegmentReport, name: str) -> float | None:
    return next((each.value for each in report.measurements if each.name == name), None)
