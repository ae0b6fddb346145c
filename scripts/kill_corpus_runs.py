"""Kill runs of ``mtcheck corpus check`` at random, start them again, and compare what they write with a run left alone.

    python scripts/kill_corpus_runs.py [--kills 20] [--jobs 2] [--engine local] [--pairs 400] [--seed 1]

A run is killed (SIGKILL) as a whole, or only its first process, or one of its workers, soon after a random part, and
started again until it ends by itself; then another begins in a new folder, until there were so many kills. Exit code 1
if a byte differs or a process is left behind.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "swing-bridge"
ROWS = 10
_LINGERING = 20
"""Seconds in which the workers of a killed run have to end."""


class Run(NamedTuple):
    """A command that writes a folder."""

    command: Sequence[str]
    parts: int


def main() -> int:
    """Kill, start again, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--engine", default="local")
    parser.add_argument("--pairs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311  # reproducible, not secret
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run, expected = _run_undisturbed(folder, given)
        kills = rounds = 0
        while kills < given.kills:
            out = folder / f"killed-{rounds}"
            kills += _kill_until_done(run, out, chance, given.kills - kills)
            rounds += 1
            written = _read(out)
            if written != expected:
                names = sorted(name for name in written | expected if written.get(name) != expected.get(name))
                print(f"run {rounds}: after {kills} kills these differ: {', '.join(names)}")
                return 1
        print(f"{kills} kills in {rounds} runs of {len(expected) - 1} parts: the bytes are those of a run left alone")
    return 0


def _run_undisturbed(folder: Path, given: argparse.Namespace) -> tuple[Run, dict[str, bytes]]:
    pairs, config = folder / "pairs.tsv", folder / "rules.toml"
    pairs.write_text("source\ttarget\n" + "".join(_invent(given.pairs)), encoding="utf-8")
    config.write_text('encoder = "none"\n', encoding="utf-8")
    command = [sys.executable, "-m", "mtcheck", "corpus", "check", str(pairs), "--from", "de", "--to", "en"]
    command += ["--config", str(config), "--rows", str(ROWS)]
    subprocess.run([*command, "--out", folder / "alone"], check=True, stderr=subprocess.DEVNULL)
    several = [*command, "--jobs", str(given.jobs), "--engine", given.engine]
    alone = _read(folder / "alone")
    return Run(several, len(alone) - 1), alone


def _invent(count: int) -> list[str]:
    names = ("original.de.txt", "reference.en.txt")
    sides = [[line for line in (SAMPLE / name).read_text("utf-8").splitlines() if line] for name in names]
    lines = list(zip(*sides, strict=False))
    return [f"{one} {at}\t{other} {at + at % 3}\n" for at in range(count) for one, other in [lines[at % len(lines)]]]


def _kill_until_done(run: Run, out: Path, chance: random.Random, most: int) -> int:
    """How often a run was killed before it ended by itself."""
    kills = 0
    while True:
        with subprocess.Popen(
            [*run.command, "--out", str(out)], stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            if kills < most:
                kills += _kill(process, out, chance.randrange(run.parts), chance)
            code = process.wait()
        _refuse_survivors(process.pid)
        if code == 0:
            return kills
        if code > 0:
            raise SystemExit(f"exit code {code}: {' '.join(run.command)}")


def _kill(process: subprocess.Popen[bytes], out: Path, parts: int, chance: random.Random) -> bool:
    """Kill a run or a part of it soon after it has so many parts; False where it was done by then."""
    while process.poll() is None and len(list(out.glob("*.parquet"))) < parts:
        time.sleep(0.02)
    try:
        process.wait(chance.uniform(0, 0.5))
    except subprocess.TimeoutExpired:
        workers = [pid for pid in _members(process.pid) if pid != process.pid]
        what = chance.choice(("all", "first", "worker"))
        if what == "all":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            os.kill(chance.choice(workers) if what == "worker" and workers else process.pid, signal.SIGKILL)
        return True
    return False


def _members(group: int) -> list[int]:
    """The processes of a group that are alive."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(path.parent.name))
    return sorted(found)


def _refuse_survivors(group: int) -> None:
    """See that no worker outlives its run."""
    until = time.monotonic() + _LINGERING
    while left := _members(group):
        if time.monotonic() > until:
            os.killpg(group, signal.SIGKILL)
            raise SystemExit(f"{len(left)} processes outlived their run")
        time.sleep(0.1)


def _read(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if not path.name.startswith(".")}


if __name__ == "__main__":
    sys.exit(main())
