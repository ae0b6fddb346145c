"""BLEU, chrF and TER of many systems with paired bootstrap: mtcheck beside sacrebleu's program, same digits?

    python benchmarks/metrics.py [SYSTEMS.tsv] [--segments 2000] [--systems 10] [--jobs 2]

The file has the references in its first column and a system in each further one, without a header. Without a file the
text is made up: sentences of words drawn after Zipf, which each system damages in its own way. Both programs are run as
a user runs them, from files, start-up included, and both in as many processes as ``--jobs`` says.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from itertools import accumulate
from pathlib import Path

METRICS = ("bleu", "chrf", "ter")


def main() -> int:
    """Print both times, their ratio and whether all printed figures are the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--systems", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ours", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.ours:
        return ours(given.ours, given.jobs)
    columns = _read(given.file) if given.file else _invented(given.segments, given.systems)
    columns = [column[: given.segments] for column in columns[: given.systems + 1]]
    with tempfile.TemporaryDirectory() as folder:
        names = ["ref", *(f"sys{number}" for number in range(1, len(columns)))]
        for name, lines in zip(names, columns, strict=True):
            (Path(folder) / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        options = ["-m", *METRICS, "--paired-bs", "-f", "text", "-w", "2", "-nc", "-q", "-j", str(given.jobs)]
        theirs, *slow = _timed([sys.executable, "-m", "sacrebleu", names[0], "-i", *names[1:], *options], folder)
        found, *fast = _timed([sys.executable, __file__, "--jobs", str(given.jobs), "--ours", *names], folder)
    same = _figures(theirs) == _figures(found)
    print(f"{len(columns) - 1} systems, {len(columns[0])} segments, {given.jobs} processes")
    print("               wall        CPU")
    for name, times in (("sacrebleu", slow), ("mtcheck", fast)):
        print(f"{name:9} {times[0]:8.2f} s {times[1]:8.2f} s")
    print(f"ratio     {slow[0] / fast[0]:8.2f}   {slow[1] / fast[1]:8.2f}")
    print("digits    the same" if same else "digits    NOT THE SAME")
    return 0 if same else 1


def ours(files: list[str], jobs: int) -> int:
    """What the program prints, by mtcheck."""
    from mtcheck.metrics.corpus import statistics_of
    from mtcheck.metrics.lexical import lexical
    from mtcheck.metrics.resampling import bootstrap, paired_bootstrap

    reference, *systems = [Path(name).read_text(encoding="utf-8").splitlines() for name in files]
    metrics = [metric for metric in lexical("en") if metric.name in METRICS]
    counted = statistics_of(systems, [reference], metrics, jobs)
    cells, chances = [], []
    for metric, rows in zip(metrics, zip(*counted, strict=True), strict=True):
        scores = [metric.score(each.sum(0)) for each in rows]
        drawn = [bootstrap(metric, each) for each in rows]
        cells.append([f"{a:.2f} ({b.mean:.2f} ± {b.half_width:.2f})" for a, b in zip(scores, drawn, strict=True)])
        pairs = zip(drawn[1:], scores[1:], strict=True)
        chances.append([f"(p = {paired_bootstrap(drawn[0], each, score - scores[0]):.4f})" for each, score in pairs])
    for table in (cells, chances):
        for row in zip(*table, strict=True):
            print(*row)
    return 0


def _figures(printed: str) -> list[list[str]]:
    return [re.findall(pattern, printed) for pattern in (r"[\d.]+ \([\d.]+ ± [\d.]+\)", r"\(p = [\d.]+\)")]


def _timed(command: list[str], folder: str) -> tuple[str, float, float]:
    """What a program prints, its time on the clock, and that of the processors."""
    start, used = time.perf_counter(), os.times()
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8")
    after = os.times()
    computed = after.children_user + after.children_system - used.children_user - used.children_system
    return run.stdout, time.perf_counter() - start, computed


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [list(column) for column in zip(*rows, strict=True)]


def _invented(segments: int, systems: int) -> list[list[str]]:
    chance = random.Random(1)  # noqa: S311  # texts to measure speed with, no secret
    letters = "etaoinshrdlu"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(5000)]
    weights = [*accumulate(1 / (rank + 3) for rank in range(len(words)))]
    sentences = [chance.choices(words, cum_weights=weights, k=chance.randint(6, 40)) for _ in range(segments)]
    found = [[_written(words) for words in sentences]]
    found += [[_written(_damaged(each, words, chance)) for each in sentences] for _ in range(systems)]
    return found


def _damaged(sentence: list[str], words: list[str], chance: random.Random) -> list[str]:
    left = list(sentence)
    for _ in range(len(sentence) // 6):
        start = chance.randrange(len(left) + 1)
        run = left[start : start + chance.randint(1, 3)]
        kind = chance.random()
        del left[start : start + len(run)]
        place = chance.randrange(len(left) + 1) if kind < 0.3 else start
        left[place:place] = run if kind < 0.3 else [] if kind < 0.4 else chance.choices(words, k=len(run))
    return left


def _written(words: list[str]) -> str:
    return " ".join(words).capitalize() + "."


if __name__ == "__main__":
    sys.exit(main())
