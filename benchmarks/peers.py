"""mtcheck and its peers on the same work, by turns in one run, as a table of ratios.

    python benchmarks/peers.py [--peers FOLDER] [--runs 5] [--pairs PAIRS.tsv] [--count 5000] [--only PART_OF_NAME]

Each peer is installed with pip into a virtual environment of its own below FOLDER, once; one that cannot be installed
is named and left out. What counts is the processor time of whole processes, start included, of a process and of all
that it starts; each ratio is the median of the rounds, with the lowest and the highest round in brackets. Without a
file of pairs (source and target in two columns) the sample's lines are numbered, so that no two are alike.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "swing-bridge"
PROGRAMS = Path(sys.executable).parent
PEERS = {
    "sacrebleu": "sacrebleu",
    "pofilter": "translate-toolkit",
    "opusfilter": "opusfilter",
    "bicleaner-hardrules": "bicleaner-hardrules",
}
"""The program of each peer and the package that has it."""
_USUAL = frozenset({0, 1})
"""Exit codes of a run that did its work; 1 means that something was found."""


class Spent(NamedTuple):
    """What one process took."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Work:
    """One workload: what mtcheck does, and what it is held against."""

    name: str
    own: Sequence[str | Path]
    other_name: str
    other: Sequence[str | Path]
    bar: float
    """The ratio to reach."""
    environment: Mapping[str, str] = field(default_factory=dict)
    clears: bool = False
    """Whether each round of mtcheck's begins with an empty cache folder."""


def main() -> None:
    """Install the peers, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "mtcheck-peers")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    programs = dict(_install(arguments.peers))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = _read(arguments.pairs, arguments.count) if arguments.pairs else _invent(arguments.count)
        works = [each for each in _plan(folder, pairs, programs) if arguments.only in each.name]
        print("| work | processor time | against | ratio | to reach | peak memory |\n|---|--:|---|--:|--:|--:|")
        for work in works:
            print(_row(work, arguments.runs, folder), flush=True)


def _install(folder: Path) -> Iterator[tuple[str, Path]]:
    """The programs of the peers that are or can be installed."""
    for name, package in PEERS.items():
        home = folder / package
        program = home / "bin" / name
        if not program.exists():
            venv.create(home, with_pip=True, symlinks=True)
            subprocess.run([home / "bin" / "pip", "install", "-q", package], check=False, capture_output=True)
        if program.exists():
            yield name, program
        else:
            print(f"{name} cannot be installed here and is left out: {home / 'bin' / 'pip'} install {package}")


def _invent(count: int) -> list[tuple[str, str]]:
    sides = [
        [line for line in (SAMPLE / name).read_text("utf-8").splitlines() if line]
        for name in ("original.de.txt", "reference.en.txt")
    ]
    lines = list(zip(*sides, strict=False))
    return [(f"{one} {at}", f"{other} {at}") for at in range(count) for one, other in [lines[at % len(lines)]]]


def _read(path: Path, count: int) -> list[tuple[str, str]]:
    rows = (line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8"))
    return [(row[0], row[1]) for row, _ in zip(rows, range(count), strict=False)]


def _plan(folder: Path, pairs: Sequence[tuple[str, str]], programs: Mapping[str, Path]) -> Iterator[Work]:
    """The workloads, with their files written into a folder."""
    own: str | Path = PROGRAMS / "mtcheck"
    page, original = SAMPLE / "translation.en.txt", SAMPLE / "original.de.txt"
    lines = _write(folder / "page.txt", page.read_text("utf-8"))
    beside: list[str | Path] = [own, "check", page, "--source", original]
    if bleu := programs.get("sacrebleu"):
        yield Work("a page alone", [own, "check", page], "sacrebleu", [bleu, lines, "-i", lines, "-b"], 0.95)
        many, all_lines = _write_pages(folder, page.read_text("utf-8"), 1000)
        yield Work("1,000 pages", [own, "check", many], "sacrebleu", [bleu, all_lines, "-i", all_lines, "-b"], 1.5)
    yield Work("a page with its original", beside, "the page alone", [own, "check", page], 2.5)
    yield Work("the same, first run", beside, "the page alone", [own, "check", page], 10, clears=True)
    rules = _write(folder / "rules.toml", 'encoder = "none"\n')
    if pofilter := programs.get("pofilter"):
        po = _write(folder / "pairs.po", _po(pairs))
        command = [own, "check", po, "--from", "de", "--to", "en", "--config", rules]
        yield Work(f"rules on {len(pairs):,} pairs", command, "pofilter", [pofilter, po, folder / "out.po"], 1.0)
    table = _write(folder / "pairs.tsv", "source\ttarget\n" + "".join(f"{one}\t{other}\n" for one, other in pairs))
    bitext: list[str | Path] = [
        own,
        "corpus",
        "check",
        table,
        "--from",
        "de",
        "--to",
        "en",
        "--out",
        folder / "checked",
    ]
    if opusfilter := programs.get("opusfilter"):
        plan = _write(folder / "opusfilter.yaml", plan_opusfilter(folder, pairs))
        command = [opusfilter, "--overwrite", plan]
        yield Work("all rules of a corpus", [*bitext, "--config", rules], "opusfilter, 7 filters", command, 0.8)
    if pofilter:
        yield Work("everything", bitext, "pofilter", [pofilter, folder / "pairs.po", folder / "out.po"], 6.6)
    sides = [_write(folder / f"side{at}.txt", "".join(f"{pair[at]}\n\n" for pair in pairs[:500])) for at in (0, 1)]
    align = [own, "align", *sides, "--from", "de", "--to", "en", "--output", folder / "aligned.txt"]
    yield Work("alignment of 500 sentences", align, "the page alone", [own, "check", page], 6.0)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def _write_pages(folder: Path, text: str, count: int) -> tuple[Path, Path]:
    """A folder of pages that are all different, and all their lines in one file."""
    pages = folder / "pages"
    pages.mkdir()
    written = [_write(pages / f"page{at}.en.txt", text.replace(".\n", f" in {at}.\n")) for at in range(count)]
    return pages, _write(folder / "lines.txt", "".join(path.read_text("utf-8") for path in written))


def _po(pairs: Sequence[tuple[str, str]]) -> str:
    def quote(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    unique = dict(pairs)
    return head + "\n".join(f"msgid {quote(one)}\nmsgstr {quote(other)}\n" for one, other in unique.items())


def plan_opusfilter(folder: Path, pairs: Sequence[tuple[str, str]]) -> str:
    for at, name in enumerate(("in.de", "in.en")):
        _write(folder / name, "".join(f"{pair[at]}\n" for pair in pairs))
    filters = (
        "LengthFilter: {unit: word, min_length: 1, max_length: 100}",
        "LengthRatioFilter: {unit: word, threshold: 3}",
        "LongWordFilter: {threshold: 40}",
        "HtmlTagFilter: {}",
        "CharacterScoreFilter: {scripts: [Latin, Latin], thresholds: [0.9, 0.9]}",
        "TerminalPunctuationFilter: {threshold: -2}",
        "NonZeroNumeralsFilter: {threshold: 0.5}",
    )
    rows = "".join(f"        - {each}\n" for each in filters)
    return (
        f"common: {{output_directory: {folder}}}\nsteps:\n  - type: filter\n    parameters:\n"
        f"      inputs: [in.de, in.en]\n      outputs: [out.de, out.en]\n      filters:\n{rows}"
    )


def _row(work: Work, runs: int, folder: Path) -> str:
    caches = folder / "cache"
    settings = {"MTCHECK_CACHE": str(caches), **work.environment}
    _run(work.own, settings)
    _run(work.other, settings)
    own: list[Spent] = []
    other: list[Spent] = []
    for at in range(runs):
        fresh = {"MTCHECK_CACHE": str(folder / f"cache-{work.name[:4]}-{at}")} if work.clears else {}
        own.append(_run(work.own, {**settings, **fresh}))
        other.append(_run(work.other, settings))
    ratios = [mine.seconds / its.seconds for mine, its in zip(own, other, strict=True)]
    seconds = statistics.median(each.seconds for each in own)
    peak = max(each.megabytes for each in own)
    spread = f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    return f"| {work.name} | {seconds:.2f} s | {work.other_name} | {spread} | {work.bar} | {peak:.0f} MB |"


def _run(command: Sequence[str | Path], settings: Mapping[str, str]) -> Spent:
    """Processor time and peak memory of a process, its children included.

    Raises:
        SystemExit: it ended in a way in which its time means nothing.
    """
    for left in command:
        if isinstance(left, Path) and left.name == "checked" and left.exists():
            shutil.rmtree(left)
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **settings}
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in _USUAL:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}, its time means nothing")
    return Spent(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
