"""How fast two texts are set beside each other, and how the time grows.

    python benchmarks/alignment.py GERMAN.txt ENGLISH.txt

Both files hold one sentence a line and are parallel. They are repeated to documents of 50 to 5,000 sentences: whole,
and with every eleventh line of the original and every thirteenth of the translation left out. Prints processor time of
one run, encoding included, and peak memory so far.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from mtcheck.alignment import align
from mtcheck.embeddings import Remembering
from mtcheck.embeddings.embedded import EmbeddedEncoder
from mtcheck.loading import parse
from mtcheck.segmentation import segment

SIZES = (50, 500, 5000)
GAPS = {"whole": (0, 0), "gaps": (11, 13)}


def document(lines: list[str], size: int, left_out: int, language: str):
    chosen = [
        f"{line} ({number})"
        for number, line in enumerate(islice(cycle(lines), size))
        if not left_out or number % left_out != 3
    ]
    return segment(parse("\n\n".join(chosen), "page"), language)


def main() -> None:
    german, english = (Path(name).read_text(encoding="utf-8").splitlines() for name in sys.argv[1:3])
    print(f"{'text':>6} {'sentences':>9} {'seconds':>8} {'a second':>8} {'peak MB':>8}")
    for size in SIZES:
        for name, (source_gap, target_gap) in GAPS.items():
            source, target = document(german, size, source_gap, "de"), document(english, size, target_gap, "en")
            encoder = Remembering(EmbeddedEncoder())
            encoder.encode(["Ein erster Satz lädt das Modell."])
            start = time.process_time()
            align(source, target, encoder, "de", "en")
            took = time.process_time() - start
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name:>6} {len(source):>9} {took:>8.2f} {len(source) / took:>8.0f} {peak:>8.0f}")


if __name__ == "__main__":
    main()
