"""What one process that deals out a corpus and writes its parts can do, with checks that take no time.

    python benchmarks/scale.py [--pairs 1000000] [--rows 2000]

Made-up pairs (``synthetic_pairs.py``) are read, given the columns of a checked corpus and written in parts; then the
run is started again, as after a kill at its very end. Printed are processor times a pair, so that whatever else runs
does not count; ``docs/scale.md`` says what follows for 10^9 pairs.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from synthetic_pairs import make_pairs  # type: ignore[import-not-found]  # stands beside this file

from mtcheck import Checker, Config
from mtcheck.corpus.batches import check_batch
from mtcheck.corpus.parts import Folder, list_parts
from mtcheck.corpus.rows import Input, read_tables
from mtcheck.corpus.running import check_tables
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.model.report import SegmentReport


class Idle(Checker):
    """A checker that finds nothing."""

    def check_segments(self, pairs: Any, **_options: Any) -> Iterator[SegmentReport]:
        """A report for each pair, without looking at it."""
        return (SegmentReport() for _ in pairs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--rows", type=int, default=2_000)
    given = parser.parse_args()
    checker = Idle("de", "en", config=Config(encoder="none"))
    with tempfile.TemporaryDirectory() as name:
        path, out = Path(name) / "pairs.tsv", Path(name) / "out"
        with path.open("w", encoding="utf-8") as file:
            file.write("source\ttarget\n")
            file.writelines(f"{one}\t{other}\n" for one, other in make_pairs(given.pairs))

        def read() -> Iterator[Any]:
            return read_tables([Input(path)], Wanted("de", "en"), given.rows)

        def run() -> None:
            check_tables(read(), checker, Folder(out, {}))

        _say("read", given.pairs, lambda: sum(1 for _ in read()))
        _say("read and build", given.pairs, lambda: sum(check_batch(each, checker).num_rows for each in read()))
        _say("read, build and write", given.pairs, run)
        _say("start again when all is done", given.pairs, run)
        parts = list_parts(out)
        written = sum(part.stat().st_size for part in parts)
        print(
            f"{len(parts):,} parts, {written / given.pairs:.0f} bytes a pair of {path.stat().st_size / given.pairs:.0f}"
        )
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _say(name: str, pairs: int, work: Callable[[], object]) -> None:
    start = time.process_time()
    work()
    each = (time.process_time() - start) / pairs
    print(f"{name}: {1e6 * each:.1f} µs a pair, {1 / each:,.0f} pairs a second, {1e9 * each / 3600:.1f} h for 10^9")


if __name__ == "__main__":
    main()
