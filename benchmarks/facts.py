"""How long the comparison of facts takes for a pair of segments, on invented pairs with and without numbers."""

from __future__ import annotations

import sys
import time

from mtcheck import check_segments
from mtcheck.config import Config

CHECKS = ("number", "date", "quantity", "negation", "question", "name")
PAIR = (
    "Am {day}. Mai {year} wurden bei dem Brand im Hafen von Rostock {n} Menschen verletzt, sagte ein Sprecher.",
    "On May {day}, {year}, {n} people were injured in the fire in the port of Rostock, a spokesman said.",
)
PLAIN = (
    "Der Stadtrat hat am Abend nach langer Debatte den Bau der neuen Brücke {n} beschlossen, hieß es aus dem Rathaus.",
    "After a long debate the city council decided in the evening to build the new bridge {n}, the town hall said.",
)


def main(pairs: int = 20_000) -> None:
    """Print microseconds a pair."""
    config = Config(only=tuple(f"accuracy/{name}-mismatch" for name in CHECKS))
    for name, (source, target) in (("dates and numbers", PAIR), ("one number", PLAIN)):
        values = [{"day": 1 + n % 28, "year": 1950 + n % 70, "n": n} for n in range(pairs)]
        texts = [(source.format(**each), target.format(**each), None) for each in values]
        start = time.perf_counter()
        count = sum(len(report.findings) for report in check_segments(texts, "de", "en", config=config))
        took = time.perf_counter() - start
        sys.stdout.write(f"{name}: {took / pairs * 1e6:.0f} microseconds a pair, {count} findings\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
