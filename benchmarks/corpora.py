"""What a corpus costs: pairs a second and core, what engines add, what workers bring, memory; beside OpusFilter.

    python benchmarks/corpora.py [--pairs 4000] [--many 200000] [--peers FOLDER] [--only PART_OF_NAME]

Pairs are made of the samples' sentences (``synthetic_pairs.py``). Each workload runs as whole processes on few pairs
and on many, and what the difference took is printed, so that the start does not count; processor time includes all
processes that took part. "By processors" says how much faster the work is done where each process has a core of its
own, whatever else runs. The load beside each row is that of the machine when it began: times by the clock mean
something only where it is near zero.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from peers import plan_opusfilter  # type: ignore[import-not-found]  # stands beside this file
from synthetic_pairs import make_pairs  # type: ignore[import-not-found]  # as above

from mtcheck import Checker, Config
from mtcheck.corpus.batches import check_batch
from mtcheck.corpus.parts import Folder
from mtcheck.corpus.rows import Input, read_tables
from mtcheck.loading.bitexts.wanted import Wanted

RULES = 'encoder = "none"\n'
_FEW = 4
"""The smaller run has a quarter of the pairs."""
Command = Callable[[int], Sequence[str | Path]]


class Spent(NamedTuple):
    """What a workload took."""

    clock: float
    processors: float
    megabytes: float
    """The peak of its largest process."""


class Bench:
    """A folder of pairs, and the commands that are measured on them."""

    def __init__(self, folder: Path, only: str) -> None:
        self._folder = folder
        self._only = only
        self._runs = 0
        (folder / "rules.toml").write_text(RULES, "utf-8")
        (folder / "all.toml").write_text("", "utf-8")

    def write_pairs(self, count: int) -> Path:
        """A file of so many pairs."""
        path = self._folder / f"pairs-{count}.tsv"
        if not path.exists():
            with path.open("w", encoding="utf-8") as file:
                file.write("source\ttarget\n")
                file.writelines(f"{one}\t{other}\n" for one, other in make_pairs(count))
        return path

    def command(self, name: str, *options: str, config: str = "rules.toml") -> Command:
        """A command of ``mtcheck corpus`` that writes a folder of its own each time."""

        def build(count: int) -> Sequence[str | Path]:
            self._runs += 1
            given = [sys.executable, "-m", "mtcheck", "corpus", name, self.write_pairs(count), "--from", "de"]
            out = ["--to", "en", "--config", self._folder / config, "--out", self._folder / f"out-{self._runs}"]
            return [*given, *out, *options]

        return build

    def opusfilter(self, program: Path) -> Command:
        """The seven filters of ``peers.py``."""

        def build(count: int) -> Sequence[str | Path]:
            path = self._folder / f"opusfilter-{count}.yaml"
            path.write_text(plan_opusfilter(self._folder, list(make_pairs(count))), "utf-8")
            return [program, "--overwrite", path]

        return build

    def measure(self, name: str, command: Command, count: int, few: int | None = None) -> Spent | None:
        """Print what one pair takes; None where another workload is asked for."""
        if self._only not in name:
            return None
        load = os.getloadavg()[0]
        less = few or count // _FEW
        small, large = _run(command(less)), _run(command(count))
        net = Spent(large.clock - small.clock, large.processors - small.processors, large.megabytes)
        each = 1e6 * net.processors / (count - less)
        rates = f"{each:,.0f} µs | {1e6 / each:,.0f} | {(count - less) / net.clock:,.0f}"
        start = small.processors - each * less / 1e6
        print(
            f"| {name} | {count - less:,} | {rates} | {start:.1f} s | {large.megabytes:.0f} MB | {load:.1f} |",
            flush=True,
        )
        return net


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=4000)
    parser.add_argument("--many", type=int, default=200_000)
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "mtcheck-peers")
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name), given.only)
        print("| work | pairs | processor a pair | pairs a second and core | by the clock | start | peak | load |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        program = given.peers / "opusfilter" / "bin" / "opusfilter"
        if program.exists():
            bench.measure("opusfilter, 7 filters", bench.opusfilter(program), 5 * given.pairs)
        bench.measure("filter light", bench.command("filter", "--where", "light"), 5 * given.pairs)
        bench.measure("everything", bench.command("check", config="all.toml"), given.pairs)
        _measure_workers(bench, given.pairs)
        bench.measure("memory of filter light", bench.command("filter", "--where", "light"), given.many)
        bench.measure("memory of all rules", bench.command("check", "--jobs", "2"), given.many // 4)
        if given.only in "overhead":
            _print_overhead(bench.write_pairs(given.pairs))


def _measure_workers(bench: Bench, count: int) -> None:
    rows = ("--rows", "200")
    plans = {"jobs": ("--jobs",), "dask": ("--engine", "dask", "--jobs")}
    for engine, options in plans.items():
        spent = [
            bench.measure(f"all rules, {engine} {workers}", bench.command("check", *rows, *options, workers), count)
            for workers in ("1", "2")
        ]
        if spent[0] and spent[1]:
            one, two = spent
            print(f"  {engine}: 2 are {one.clock / two.clock:.2f} times as fast as 1 by the clock, ", end="")
            print(f"{2 * one.processors / two.processors:.2f} by processors", flush=True)


def _run(command: Sequence[str | Path]) -> Spent:
    """What a process and all that it started took.

    Raises:
        SystemExit: it failed, so that its time means nothing.
    """
    start = time.perf_counter()
    with subprocess.Popen(
        [str(each) for each in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        peaks: dict[int, float] = {}
        watch = threading.Thread(target=_watch, args=(process.pid, peaks))
        watch.start()
        said = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        clock = time.perf_counter() - start
        watch.join()
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {said.decode(errors='replace')[-500:]}")
    return Spent(clock, usage.ru_utime + usage.ru_stime, max([usage.ru_maxrss / 1024, *peaks.values()]))


def _watch(group: int, peaks: dict[int, float]) -> None:
    """Note the peak memory of each process of a group until there is none."""
    while members := list(_read_members(group)):
        for pid, megabytes in members:
            peaks[pid] = max(megabytes, peaks.get(pid, 0))
        time.sleep(0.2)


def _read_members(group: int) -> Iterator[tuple[int, float]]:
    for path in Path("/proc").glob("[0-9]*"):
        try:
            fields = (path / "stat").read_text().rpartition(")")[2].split()
            if int(fields[2]) == group and fields[0] != "Z":
                status = (path / "status").read_text()
                yield int(path.name), int(status.partition("VmHWM:")[2].split()[0]) / 1024
        except (OSError, IndexError):
            continue


def _print_overhead(path: Path) -> None:
    """What is spent beside the checks themselves: reading, tables, parts."""
    for name, encoder in (("all rules", "none"), ("everything", "")):
        spent = _divide(path, Watched("de", "en", config=Config(encoder=encoder)))
        whole = sum(spent.values())
        shares = ", ".join(f"{each} {100 * seconds / whole:.1f}%" for each, seconds in spent.items())
        print(f"overhead, {name}: {100 * (1 - spent['check'] / whole):.1f}% ({shares})", flush=True)


class Watched(Checker):
    """A checker that knows how long it took."""

    seconds = 0.0

    def check_segments(self, pairs: Any, **options: Any) -> Any:
        """The reports, all at once."""
        start = time.process_time()
        found = list(super().check_segments(pairs, **options))
        self.seconds += time.process_time() - start
        return iter(found)


def _divide(path: Path, checker: Watched) -> dict[str, float]:
    """The processor time of each step of a run in one process."""
    folder = Folder(path.with_suffix(f".{checker.config.encoder or 'all'}"), {})
    spent = dict.fromkeys(("read", "check", "table", "write"), 0.0)
    tables = read_tables([Input(path)], Wanted("de", "en"), 1000)
    clock = time.process_time
    number, begun = 0, clock()
    while table := next(tables, None):
        read = clock()
        if not number:  # what the first pairs load is no part of it
            check_batch(table.slice(0, 20), checker)
            read, begun = clock(), clock()
        checker.seconds = 0.0
        checked = check_batch(table, checker)
        done = clock()
        folder.write(number, checked, table.num_rows)
        for step, seconds in (
            ("read", read - begun),
            ("check", checker.seconds),
            ("table", done - read - checker.seconds),
            ("write", clock() - done),
        ):
            spent[step] += seconds
        number, begun = number + 1, clock()
    return spent


if __name__ == "__main__":
    main()
