"""Whole processes side by side: ``mtcheck check PAGE`` against ``sacrebleu`` over a file of the same length.

    python benchmarks/startup.py [PAGE] [--runs 21]

Both run by turns on this machine; printed are the medians of the wall time, their ratio and the peak memory of the
check. Modules are compiled to bytecode first, as an installation does.
"""

from __future__ import annotations

import argparse
import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import mtcheck

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "swing-bridge" / "translation.en.txt"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--runs", type=int, default=21)
    arguments = parser.parse_args()
    compileall.compile_dir(Path(mtcheck.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "lines.txt"
        lines.write_bytes(arguments.page.read_bytes())
        programs = Path(sys.executable).parent
        commands = {
            "sacrebleu": [programs / "sacrebleu", lines, "-i", lines, "-b"],
            "mtcheck check": [programs / "mtcheck", "check", arguments.page],
            "mtcheck --help": [programs / "mtcheck", "--help"],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(arguments.runs):
            for name, command in commands.items():
                times[name].append(_seconds(command))
    for name, seconds in times.items():
        print(f"{name:15} {statistics.median(seconds) * 1000:6.0f} ms")
    ratio = statistics.median(times["mtcheck check"]) / statistics.median(times["sacrebleu"])
    peak = _peak_megabytes(commands["mtcheck check"])
    print(f"ratio {ratio:.2f}, peak memory of the check {peak:.0f} MB")


def _seconds(command: list[str | Path]) -> float:
    start = time.perf_counter()
    ended = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - start
    if ended.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {ended.returncode}, its time means nothing")
    return seconds


def _peak_megabytes(command: list[str | Path]) -> float:
    child = os.fork()
    if child == 0:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        os._exit(min(255, peak // 1024))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    main()
