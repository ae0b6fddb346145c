"""All measures of all translations, with intervals and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from mtcheck.comparison.tables import Inspected, Row, Table
from mtcheck.config import Config
from mtcheck.engine.references import metrics_of
from mtcheck.metrics.corpus import statistics_of
from mtcheck.metrics.lexical import NAMES
from mtcheck.metrics.resampling import (
    RESAMPLES,
    SEED,
    TRIALS,
    Bootstrap,
    bootstrap,
    by_unit,
    paired_bootstrap,
    randomisation,
)
from mtcheck.model.comparison import Measure, Outcome, Standing
from mtcheck.model.score import Measurement, Score
from mtcheck.model.tuples import NamedTuple
from mtcheck.results import scoring

if TYPE_CHECKING:
    from mtcheck.metrics.base import Metric, Statistics

_CERTAIN = 0.05
"""Both tests must give less, and the direction be plain, before a translation is called the better one."""
_FEWEST_TO_TELL = 6
"""Fewer units can be swapped in too few ways: as large a change comes up with a chance of 2 ** (1 - units) at least."""
_OURS = frozenset({"quality", "similarity", *NAMES})
"""Measurements of segments that the whole is not made from: it has statistics of its own."""
_FEWEST = 2
"""Units that there must be to draw from."""


class _Ratio(NamedTuple):
    """A measure whose number is made of two sums."""

    number: Callable[[float, float], float]

    def score(self, sums: Statistics) -> float:
        """The number of summed rows."""
        return self.number(float(sums[0]), float(sums[1]))


class Counted(NamedTuple):
    """A measure before it is resampled."""

    name: str
    signature: Callable[..., str]
    scorer: Metric | _Ratio
    statistics: list[Statistics]
    """For every translation a row a unit."""
    higher_is_better: bool = True


def measure_systems(table: Table, inspected: Inspected, config: Config, jobs: int) -> tuple[Measure, ...]:
    """Every measure that can be made of what there is: metrics, quality and score."""
    return tuple(_measure(each) for each in _count_statistics(table, inspected, config, jobs))


def values(table: Table, inspected: Inspected) -> tuple[str, list[list[float]]]:
    """The measure by which segments are ranked, chrF or without references the quality, and its value of each.

    Returns:
        Its name, empty where there is none, and for every translation a value a row.
    """
    if table.has_references:
        from mtcheck.metrics.lexical import lexical

        metric = next(each for each in lexical(table.target_language) if each.name == "chrf")
        counted = statistics_of(_outputs(table), _streams(table), [metric])
        return metric.name, [[float(metric.score(row)) for row in rows] for (rows,) in counted]
    if is_estimated(inspected):
        return "quality", [[each.quality or 0.0 for each in reports] for reports in inspected]
    return "", []


def is_estimated(inspected: Inspected) -> bool:
    """Whether there is an estimate of quality; none is made in scripts that nothing is known of."""
    return any(each.quality is not None for reports in inspected for each in reports)


def unit(table: Table) -> str:
    """What is drawn: articles where there are several."""
    return "article" if len(table.articles) > 1 else "segment"


def _count_statistics(table: Table, inspected: Inspected, config: Config, jobs: int) -> Iterator[Counted]:
    if table.has_references:
        metrics = metrics_of(table.target_language, config)
        inside = [metric for metric in metrics if metric.name == "similarity"]
        shared = [metric for metric in metrics if metric.name != "similarity"]
        streams, outputs = _streams(table), _outputs(table)
        counts = statistics_of(outputs, streams, shared, jobs), statistics_of(outputs, streams, inside)
        for index, metric in enumerate(metrics):
            rows = [(*one, *other)[index] for one, other in zip(*counts, strict=True)]
            signature = _of_metric(metric, len(streams), _say_how_made(table))
            yield Counted(metric.name, signature, metric, _draw_rows(table, rows), metric.higher_is_better)
    if is_estimated(inspected):
        yield _quality(table, inspected)
    if inspected:
        yield from _elsewhere(table, inspected)
    if table.reports or inspected:
        yield _score(table, inspected)


def _of_metric(metric: Metric, references: int, made: str) -> Callable[..., str]:
    return lambda **resampling: metric.signature(references, **resampling) + made


def _say_how_made(table: Table) -> str:
    """What is not as sacrebleu does it."""
    drawn = "|drawn:articles" if unit(table) == "article" else ""
    return f"{drawn}|pairs:aligned|unaligned:joined-to-neighbour" if table.reports else drawn


def _outputs(table: Table) -> list[list[str]]:
    return [[row.outputs[number] for row in table.rows] for number in range(len(table.systems))]


def _streams(table: Table) -> list[list[str]]:
    return [list(stream) for stream in zip(*(row.references for row in table.rows), strict=True)]


def _draw_rows(table: Table, rows: Sequence[Statistics]) -> list[Statistics]:
    """Rows of segments as rows of what is drawn."""
    if unit(table) == "segment":
        return list(rows)
    numbers = {name: number for number, name in enumerate(table.articles)}
    units = [numbers[row.article] for row in table.rows]
    return [by_unit(each, units) for each in rows]


def _quality(table: Table, inspected: Inspected) -> Counted:
    import numpy as np

    rows = []
    for number, reports in enumerate(inspected):
        weights = [_weight(row, number) for row in table.rows]
        pairs = zip(weights, reports, strict=True)
        rows.append(
            np.array([(weight * (each.quality or 0.0), weight) for weight, each in pairs], float).reshape(-1, 2)
        )
    made = next((each.signature for each in inspected[0][0].measurements if each.name == "quality"), "quality")
    return Counted("quality", _with(f"{made}|corpus:weighed-by-longer-side"), _Ratio(_mean), _draw_rows(table, rows))


def _elsewhere(table: Table, inspected: Inspected) -> Iterator[Counted]:
    """The means of what other programs say of segments; those that a program refused are left out."""
    import numpy as np

    signatures = {
        each.name: each.signature
        for reports in inspected
        for report in reports
        for each in report.measurements
        if each.name not in _OURS
    }
    for name, made in signatures.items():
        rows = [
            np.array([_find_value(report.measurements, name) for report in reports], float).reshape(-1, 2)
            for reports in inspected
        ]
        signature = _with(f"{made}|mean-of:segments{_say_how_made(table)}")
        yield Counted(name, signature, _Ratio(_mean), _draw_rows(table, rows))


def _find_value(measurements: Sequence[Measurement], name: str) -> tuple[float, float]:
    return next(((each.value, 1.0) for each in measurements if each.name == name), (0.0, 0.0))


def _weight(row: Row, number: int) -> float:
    return float(max(len(row.source), len(row.outputs[number]), 1))


def _score(table: Table, inspected: Inspected) -> Counted:
    """MQM's score of penalties and words, by page or where lines were read by segment."""
    import numpy as np

    if table.reports:
        kept = [[each.score for each in reports] for reports in table.reports]
        rows = [np.array([_penalty(score) for score in scores], float).reshape(-1, 2) for scores in kept]
    else:
        rows = []
        for number, reports in enumerate(inspected):
            pairs = zip(table.rows, reports, strict=True)
            scores = [scoring.weigh(each.findings, scoring.words(row.outputs[number]), 0) for row, each in pairs]
            rows.append(np.array([_penalty(score) for score in scores], float).reshape(-1, 2))
        rows = _draw_rows(table, rows)
    return Counted("score", _with(scoring.SIGNATURE), _Ratio(scoring.score_penalty), rows)


def _penalty(score: Score | None) -> tuple[float, float]:
    return (score.penalty, score.words) if score else (0.0, 0.0)


def _mean(total: float, weight: float) -> float:
    return total / weight if weight else 0.0


def _with(made: str) -> Callable[..., str]:
    return lambda **resampling: "|".join([*(f"{key}:{value}" for key, value in resampling.items()), made])


def _measure(counted: Counted) -> Measure:
    first, *others = counted.statistics
    enough = len(first) >= _FEWEST
    drawn = [bootstrap(counted.scorer, each) for each in counted.statistics] if enough else []
    values = [float(counted.scorer.score(each.sum(0))) for each in counted.statistics]
    standings = [Standing(values[0], drawn[0].interval if drawn else None)]
    for number, statistics in enumerate(others, 1):
        pair = (drawn[0], drawn[number]) if drawn else None
        p = randomisation(counted.scorer, first, statistics) if enough else None
        standings.append(_standing(counted, values[0], values[number], pair, p))
    resampling = {"bs": RESAMPLES, "ar": TRIALS, "seed": SEED} if drawn else {}
    return Measure(counted.name, counted.signature(**resampling), counted.higher_is_better, tuple(standings))


def _standing(
    counted: Counted, first: float, value: float, drawn: tuple[Bootstrap, Bootstrap] | None, p: float | None
) -> Standing:
    difference = value - first
    if drawn is None:
        return Standing(value, None, difference, verdict=Outcome.UNDECIDED)
    chance = paired_bootstrap(*drawn, difference)
    return Standing(
        value, drawn[1].interval, difference, chance, p, _verdict(counted, difference, max(chance, p or 0.0))
    )


def _verdict(counted: Counted, difference: float, chance: float) -> Outcome:
    if not difference or chance >= _CERTAIN or len(counted.statistics[0]) < _FEWEST_TO_TELL:
        return Outcome.UNDECIDED
    return Outcome.BETTER if (difference > 0) == counted.higher_is_better else Outcome.WORSE
