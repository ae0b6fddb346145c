"""Many pages and many segment pairs in one process: ``python benchmarks/pages.py [PAGE] [--pages 200] [--pairs 2000]``.

The time is processor time on one core, start-up left aside; printed are pages a second of ``mtcheck check`` with the
terminal report, microseconds a pair of ``check_segments``, and the peak memory of the process.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

from mtcheck import check_segments
from mtcheck.engine.checker import Checker
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import PagePair
from mtcheck.reporters import View, render

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "swing-bridge"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path, default=SAMPLES / "translation.en.txt")
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--pairs", type=int, default=2000)
    arguments = parser.parse_args()
    _pages(arguments.page, 1)
    spent = _pages(arguments.page, arguments.pages)
    print(f"pages: {arguments.pages / spent:.0f} a second, {spent / arguments.pages * 1000:.1f} ms each")
    pairs = _segments(arguments.pairs)
    _check(pairs[:100])
    spent = _check(pairs)
    print(f"pairs: {len(pairs) / spent:.0f} a second, {spent / len(pairs) * 1e6:.0f} microseconds each")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def _pages(page: Path, number: int) -> float:
    checker = Checker()
    inputs = list(gather([str(page)])) * number
    start = time.process_time()
    for _ in render("terminal", checker.check_pages([PagePair(each) for each in inputs]), View()):
        pass
    return time.process_time() - start


def _segments(number: int) -> list[tuple[str, str, None]]:
    """Pairs of lines of the sample, with a running number so that no two are alike."""
    names = ("original.de.txt", "reference.en.txt")
    sides = [[line for line in (SAMPLES / name).read_text("utf-8").splitlines() if line] for name in names]
    lines = list(zip(*sides, strict=False))
    return [(f"{one} {at}", f"{other} {at}", None) for at in range(number) for one, other in [lines[at % len(lines)]]]


def _check(pairs: list[tuple[str, str, None]]) -> float:
    start = time.process_time()
    for _ in check_segments(pairs, source_language="de", target_language="en"):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
