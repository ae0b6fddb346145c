"""What several processes bring: ``python benchmarks/jobs.py [--pairs 500] [--jobs 2] [--repeat 3]``.

Pairs are the paragraphs of the samples with a human translation, put together to pages by a seeded generator, original
and translation alike. Printed are the best wall-clock time and processor time of the whole program with one process and
with several, and their ratios. The first needs a machine that does nothing else; the second says how much faster the
same work is done where every process has a processor of its own, whatever else runs.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
PARALLEL = (("night-library/original.de.txt", "night-library/translation.en.txt"),)
PARAGRAPHS = 24


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--repeat", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), arguments.pairs)
        spent = {}
        for jobs in (1, arguments.jobs):
            runs = [_run(Path(folder), jobs) for _ in range(arguments.repeat)]
            spent[jobs] = [min(times) for times in zip(*runs, strict=True)]
            wall, processor = spent[jobs]
            print(f"{jobs} jobs: {wall:.2f} s, {processor:.2f} s of processors, for {arguments.pairs} pairs")
    (wall, processor), (shared_wall, shared_processor) = spent[1], spent[arguments.jobs]
    print(f"{wall / shared_wall:.2f} times as fast")
    print(f"{arguments.jobs * processor / shared_processor:.2f} times as fast by processor time")


def _write(folder: Path, number: int) -> None:
    chance = random.Random(7)  # noqa: S311  # reproducible, not secret
    paragraphs = [
        pair
        for names in PARALLEL
        for pair in zip(*([line for line in _lines(name) if len(line) > 40] for name in names), strict=True)
    ]
    for side in ("de", "en"):
        (folder / side).mkdir()
    for page in range(number):
        chosen = [chance.choice(paragraphs) for _ in range(PARAGRAPHS)]
        for at, side in enumerate(("de", "en")):
            text = "\n\n".join(f"{pair[at]} ({page}/{row})" for row, pair in enumerate(chosen))
            (folder / side / f"{page:04}.txt").write_text(text + "\n", encoding="utf-8")


def _lines(name: str) -> list[str]:
    return (SAMPLES / name).read_text(encoding="utf-8").splitlines()


def _run(folder: Path, jobs: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "mtcheck", "check", folder / "en", "--source", f"{folder}/de/{{path}}.txt"]
    options = ["--from", "de", "--to", "en", "--format", "json", "--fail-on", "never", "--jobs", str(jobs)]
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [*command, *options], stdout=subprocess.DEVNULL, env={**os.environ, "OMP_NUM_THREADS": "1"}, check=False
    )
    if done.returncode:
        raise SystemExit(f"the pages are not checked as they should be: exit code {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, used


if __name__ == "__main__":
    main()
