"""How long an editor waits: from a change to the diagnostics of a page of some 1,000 words beside its original.

    python benchmarks/lsp.py [--edits N] [ORIGINAL TRANSLATION]

Speaks with ``mtcheck lsp`` over stdio as an editor does; each edit changes a word, the server's pause for further key
strokes included. Prints median and 95th percentile in milliseconds. Without files it takes two samples, one of them
twice.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.server.client import Editor  # noqa: E402  (the tests' client stands beside this folder)

_SAMPLES = ("night-library", "swing-bridge", "night-library")


def pages(files: list[Path]) -> tuple[str, str]:
    """Original and translation."""
    sides = [[path] for path in files] or [_samples("original.de.txt"), _samples("translation.en.txt")]
    original, translation = ("\n\n".join(path.read_text(encoding="utf-8") for path in side) for side in sides)
    return original, translation


def _samples(name: str) -> list[Path]:
    return [ROOT / "samples" / sample / name for sample in _SAMPLES]


async def measure(original: str, translation: str, edits: int) -> list[float]:
    """Seconds that each edit took."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "page.de.txt").write_text(original, encoding="utf-8")
        editor = Editor(root)
        await editor.start({"source": "{stem}.de.txt", "from": "de", "to": "en"})
        await editor.open("page.en.txt", translation)
        words = translation.split(" ")
        for number in range(edits):
            at = 1 + number * (len(words) - 2) // edits
            changed = " ".join([*words[:at], f"word{number}", *words[at + 1 :]])
            began = time.perf_counter()
            await editor.write("page.en.txt", changed)
            took.append(time.perf_counter() - began)
        await editor.stop()
    return took


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--edits", type=int, default=20)
    given = parser.parse_args()
    original, translation = pages(given.files)
    took = sorted(asyncio.run(measure(original, translation, given.edits)))
    high = took[int(0.95 * (len(took) - 1))]
    print(
        f"{len(translation.split())} words: median {1000 * statistics.median(took):.0f} ms, 95 % {1000 * high:.0f} ms"
    )


if __name__ == "__main__":
    main()
