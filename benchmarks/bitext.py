"""Pairs of segments a second of processor, with rules alone and with the sentence encoder.

    python benchmarks/bitext.py PAIRS.tsv SOURCE_LANGUAGE TARGET_LANGUAGE [PAIRS]

The file holds source and target in its first two columns.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from mtcheck import check_segments
from mtcheck.config import Config
from mtcheck.embeddings import NONE


def main(path: str, source: str, target: str, pairs: str = "20000") -> None:
    """Print both speeds; give distinct texts, since the encoder remembers those it has seen."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        texts = [(row[0], row[1], None) for row, _ in zip(rows, range(int(pairs)), strict=False)]
    for name, encoder in (("rules alone", NONE), ("with the encoder", "")):
        start = time.process_time()
        count = sum(
            len(report.findings) for report in check_segments(texts, source, target, config=Config(encoder=encoder))
        )
        took = time.process_time() - start
        each = took / len(texts)
        sys.stdout.write(f"{name}: {1 / each:.0f} pairs/s, {each * 1e6:.0f} microseconds a pair, {count} findings\n")


if __name__ == "__main__":
    main(*sys.argv[1:5])
