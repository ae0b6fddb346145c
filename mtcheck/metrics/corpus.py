"""Statistics of many systems against the same references, in one process or several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtcheck.metrics.base import Metric, Stream, check_lengths

if TYPE_CHECKING:
    from mtcheck.metrics.base import Statistics

Systems = Sequence[Sequence[str]]

_SLICES = 4
"""Parts for each process that a system is cut into, so that none waits long for the other."""
_FEWEST = 500
"""Segments of a part, below which handing it over takes longer than counting."""


def statistics_of(
    systems: Systems, references: Sequence[Stream], metrics: Sequence[Metric], jobs: int = 1
) -> list[list[Statistics]]:
    """For every system the statistics of every metric.

    Args:
        systems: the segments of each system.
        references: streams of references, each as long as every system.
        metrics: what is computed; with several jobs they are sent to other processes.
        jobs: processes to work in; 1 works in this one.

    Raises:
        UsageError: systems and references are not equally many segments.
    """
    for number, segments in enumerate(systems, 1):
        check_lengths(segments, references, f"system {number}")
    if jobs <= 1 or not systems:
        return [[metric.statistics(segments, references) for metric in metrics] for segments in systems]
    return _in_processes(systems, references, metrics, jobs)


def _in_processes(
    systems: Systems, references: Sequence[Stream], metrics: Sequence[Metric], jobs: int
) -> list[list[Statistics]]:
    from concurrent.futures import ProcessPoolExecutor

    import numpy as np

    from mtcheck.processes.spawning import safe_context

    length = len(systems[0])
    step = max(_FEWEST, -(-length // (_SLICES * jobs)))
    starts = range(0, max(length, 1), step)
    with ProcessPoolExecutor(jobs, mp_context=safe_context()) as pool:
        parts = [
            pool.submit(
                _part,
                [segments[start : start + step] for segments in systems],
                [stream[start : start + step] for stream in references],
                metrics,
            )
            for start in starts
        ]
        done = [part.result() for part in parts]
    return [
        [np.concatenate([part[system][metric] for part in done]) for metric in range(len(metrics))]
        for system in range(len(systems))
    ]


def _part(systems: Systems, references: Sequence[Stream], metrics: Sequence[Metric]) -> list[list[Statistics]]:
    return statistics_of(systems, references, metrics)
