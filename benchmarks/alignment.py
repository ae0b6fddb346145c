"""How fast two texts are set beside each other, and how the time grows.

    python benchmarks/alignment.py GERMAN.txt ENGLISH.txt

Both files hold one sentence a line and are parallel. They are repeated to documents of 50 to 5,000 sentences, with
every eleventh line of the original and every thirteenth of the translation left out. Prints processor time of one run,
encoding included, and peak memory.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from mtcheck.alignment import align
from mtcheck.encoding import Remembering
from mtcheck.encoding.embedded import EmbeddedEncoder
from mtcheck.loading import parse
from mtcheck.segmentation import segment

SIZES = (50, 500, 5000)


def document(lines: list[str], size: int, left_out: int, language: str):
    chosen = [f"{line} ({number})" for number, line in enumerate(islice(cycle(lines), size)) if number % left_out != 3]
    return segment(parse("\n\n".join(chosen), "page"), language)


def main() -> None:
    german, english = (Path(name).read_text(encoding="utf-8").splitlines() for name in sys.argv[1:3])
    encoder = Remembering(EmbeddedEncoder())
    encoder.encode(["Ein Satz."])
    print(f"{'sentences':>9} {'seconds':>8} {'a second':>8} {'peak MB':>8}")
    for size in SIZES:
        source, target = document(german, size, 11, "de"), document(english, size, 13, "en")
        start = time.process_time()
        align(source, target, encoder, "de", "en")
        took = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{len(source):>9} {took:>8.2f} {len(source) / took:>8.0f} {peak:>8.0f}")


if __name__ == "__main__":
    main()
