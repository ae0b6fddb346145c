"""How files of translations are read: ``python benchmarks/units.py [UNITS]`` prints a table.

Each format is read in a process of its own: processor time a unit, and the most memory that the process took, with the
file itself, beside what it had before. 200,000 units are the measure.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

from mtcheck.loading.bitexts import load_bitext

_SOURCE, _TARGET = "Der Hafen gab am {}. Tag Geld aus.", "The harbour spent money on day {}."
_FORMATS = {
    "xlf": (
        '<xliff version="1.2"><file source-language="de" target-language="en"><body>\n',
        '<trans-unit id="k{n}"><source>{source}</source><target>{target}</target></trans-unit>\n',
        "</body></file></xliff>",
    ),
    "tmx": (
        '<tmx version="1.4"><header srclang="de"/><body>\n',
        '<tu><tuv xml:lang="de"><seg>{source}</seg></tuv><tuv xml:lang="en"><seg>{target}</seg></tuv></tu>\n',
        "</body></tmx>",
    ),
    "po": (
        'msgid ""\nmsgstr ""\n"Language: en\\n"\n',
        '\nmsgctxt "k{n}"\nmsgid "{source}"\nmsgstr "{target}"\n',
        "",
    ),
    "csv": ("id;de;en\n", "k{n};{source};{target}\n", ""),
    "jsonl": ("", '{{"id": "k{n}", "de": "{source}", "en": "{target}"}}\n', ""),
}
_MEGABYTE = 1024
"""What ``ru_maxrss`` counts in, on Linux, times this."""


def main(units: int) -> None:
    """Print the table."""
    print(f"{units:,} units\n{'format':<8}{'MB':>6}{'us a unit':>12}{'MB before':>12}{'MB at most':>12}")
    for suffix in _FORMATS:
        subprocess.run([sys.executable, __file__, str(units), suffix], check=True)


def measure(units: int, suffix: str) -> None:
    """Print the row of a format."""
    head, unit, end = _FORMATS[suffix]
    rows = (unit.format(n=n, source=_SOURCE.format(n), target=_TARGET.format(n)) for n in range(units))
    data = b"".join((head.encode(), *(row.encode() for row in rows), end.encode()))
    before = _peak()
    begun = time.process_time()
    found = load_bitext(data, "x", Path(f"x.{suffix}"))
    spent = time.process_time() - begun
    if len(found.units) != units:
        raise SystemExit(f"{suffix}: {len(found.units):,} units instead of {units:,}")
    print(f"{suffix:<8}{len(data) / 1e6:>6.0f}{spent / units * 1e6:>12.1f}{before:>12.0f}{_peak():>12.0f}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    measure(count, sys.argv[2]) if len(sys.argv) > 2 else main(count)
