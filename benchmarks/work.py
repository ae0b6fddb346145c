"""Counted work: how often mtcheck calls its own functions and searches texts, the same on every machine.

    python benchmarks/work.py [--write]

Times waver and counts do not, so ``tests/test_work.py`` holds these against ``tests/work.toml`` and fails where one
has grown by more than a tenth. Who makes mtcheck do more on purpose renews them with ``--write``, and says in the
message of the change what the work is for.

Counted are, for each workload in turn in one process with prepared tables: calls of functions (and resumed generators)
of the package, calls of methods of compiled expressions, and, at the start, modules of the package and expressions
compiled by it. Comprehensions are left out, which Python inlines from 3.12 on.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "tests" / "work.toml"
SAMPLE = ROOT / "samples" / "swing-bridge"
PAIRS = 100
_INLINED = frozenset({"<listcomp>", "<dictcomp>", "<setcomp>"})
_HOW = "# Written by `python benchmarks/work.py --write`; benchmarks/work.py says what is counted.\n"


def main() -> None:
    """Print the counts, or write them to where the test finds them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="renew tests/work.toml")
    parser.add_argument("--count", choices=("no", "yes"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.count:
        print(json.dumps({name: _count(work) if arguments.count == "yes" else work() for name, work in _works()}))
        return
    text = _HOW + "".join(
        f'\n["{name}"]\n' + "".join(f"{kind} = {number}\n" for kind, number in counts.items())
        for name, counts in count_work().items()
    )
    if arguments.write:
        FILE.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")


def count_work() -> dict[str, dict[str, int]]:
    """The counts of each workload, taken in a process of its own, after one that prepares the tables."""
    environment = {**os.environ, "PYTHONHASHSEED": "0", "MTCHECK_DISABLE_PLUGINS": "*"}
    for counted in ("no", "yes"):
        command = [sys.executable, __file__, "--count", counted]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, cwd=SAMPLE)
    found: dict[str, dict[str, int]] = json.loads(done.stdout)
    return found


def _works() -> Iterator[tuple[str, Callable[[], None]]]:
    page, original = SAMPLE / "translation.en.txt", SAMPLE / "original.de.txt"
    yield "page alone, at the start", lambda: _check(page)
    yield "page alone, again", lambda: _check(page)
    yield "page beside its original", lambda: _check(page, source=original, source_language="de")
    yield f"{PAIRS} pairs by rules", lambda: _check_pairs(page, original)


def _check(page: Path, **options: Any) -> None:
    import mtcheck

    mtcheck.check_article(page, target_language="en", **options)


def _check_pairs(page: Path, original: Path) -> None:
    import mtcheck

    texts = ([line for line in each.read_text(encoding="utf-8").splitlines() if line] for each in (original, page))
    lines = list(zip(*texts, strict=False))
    pairs = [
        (f"{source} {at}", f"{target} {at}", None) for at in range(PAIRS) for source, target in [lines[at % len(lines)]]
    ]
    config = mtcheck.Config(encoder="none")
    for _ in mtcheck.check_segments(pairs, source_language="de", target_language="en", config=config):
        pass


def _count(work: Callable[[], None]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    compiled: set[tuple[Any, Any]] = set()
    own = str(ROOT / "mtcheck")
    before, compile_it = _modules(), re.compile

    def compile_noted(pattern: Any, flags: Any = 0) -> Any:
        if sys._getframe(1).f_code.co_filename.startswith(own):
            compiled.add((pattern, flags))
        return compile_it(pattern, flags)

    def note(frame: FrameType, event: str, argument: Any) -> None:
        if event == "call":
            code = frame.f_code
            counts["calls"] += code.co_filename.startswith(own) and code.co_name not in _INLINED
        elif event == "c_call":
            counts["searches"] += isinstance(getattr(argument, "__self__", None), re.Pattern)

    re.compile = compile_noted
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        re.compile = compile_it
    found = dict(sorted(counts.items()))
    return {**found, "expressions": len(compiled), "modules": _modules() - before} if not before else found


def _modules() -> int:
    return sum(name.startswith("mtcheck") for name in sys.modules)


if __name__ == "__main__":
    main()
