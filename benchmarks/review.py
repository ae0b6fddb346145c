"""The review page of a long article in a browser: how soon it is painted, and how soon a key is answered.

    python benchmarks/review.py [--words 20000] [--findings 5000] [--keys 40]

Printed are the size of the page, the time to make it, when the browser first paints anything and the first findings,
and for each key the median and the longest time from the press to the next paint (Event Timing, in steps of 8 ms).
Needs Chromium and playwright.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import CheckInfo, Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document, Segment
from mtcheck.reporters import View, render
from mtcheck.results import scoring

_PARAGRAPH = 50
_SENTENCE = 10
_SEED = 4
_KEYS = ("j", "k", "a", "u")
_AWAIT = """
new MutationObserver((_, observer) => {
  if (!document.querySelector("mark")) return;
  observer.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now())));
}).observe(document, { childList: true, subtree: true });
"""
"""Notes when the first mark has been painted."""
_OBSERVE = """
() => {
  window.timings = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "keydown") window.timings.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--findings", type=int, default=5_000)
    parser.add_argument("--keys", type=int, default=40)
    arguments = parser.parse_args()
    report = article(arguments.words, arguments.findings)
    start = time.process_time()
    text = "".join(render("html", [report], View()))
    print(f"{len(text.encode()) / 1e6:.1f} MB made in {(time.process_time() - start) * 1000:.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.html"
        path.write_text(text, encoding="utf-8")
        measure(path, arguments.keys)


def article(words: int, findings: int) -> Report:
    """An article of random words beside a like original, with findings all over it."""
    chosen = random.Random(_SEED)  # noqa: S311  # an article, not a secret
    target, source = (parse(_text(chosen, words), f"page.{side}.txt") for side in ("en", "de"))
    found = tuple(sorted((_finding(chosen, target) for _ in range(findings)), key=lambda each: each.target or ()))
    beads = tuple(
        Bead((origin,), (translation,), 0.9)
        for one, other in zip(source.blocks, target.blocks, strict=True)
        for origin, translation in zip(_sentences(one), _sentences(other), strict=False)
    )
    info = CheckInfo("style/made-up", Category.AWKWARD, Severity.MINOR, "Made up.", "Made up.\n\n## Why\nTo measure.")
    return Report(
        "page.en.txt",
        target,
        source,
        "en",
        "de",
        findings=found,
        score=scoring.weigh(found, words, 0),
        beads=beads,
        checks=(info,),
    )


def _text(chosen: random.Random, words: int) -> str:
    made = ["".join(chosen.choices("abcdefghijklmnopqrstuvwxyz", k=chosen.randint(2, 9))) for _ in range(words)]
    paragraphs = [" ".join(made[at : at + _PARAGRAPH]) for at in range(0, words, _PARAGRAPH)]
    return "\n\n".join(paragraphs) + "\n"


def _sentences(block: Block) -> list[Segment]:
    """Slices of a block, each of some words."""
    spaces = [at for at, char in enumerate(block.text) if char == " "][_SENTENCE - 1 :: _SENTENCE]
    starts = [0, *(at + 1 for at in spaces)]
    return [Segment(block, start, end) for start, end in zip(starts, [*spaces, len(block.text)], strict=True)]


def _finding(chosen: random.Random, document: Document) -> Finding:
    start = chosen.randrange(len(document.text) - 40)
    place = document.place(Span(start, start + chosen.randint(1, 40)))
    severity = chosen.choice(list(Severity))
    return Finding(
        "style/made-up",
        chosen.choice(list(Category)),
        severity,
        "this was made up to measure",
        place,
        suggestion=chosen.choice((None, "", "another text")),
        cause=f"cause {start % 997}",
        occurrence=start,
    )


def measure(path: Path, presses: int) -> None:
    """Open the page and press keys."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.add_init_script(_AWAIT)
        page.goto(path.as_uri())
        page.wait_for_function("window.painted")
        first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        marks = page.evaluate("window.painted")
        print(f"first contentful paint {first:.0f} ms, first findings in the text {marks:.0f} ms")
        page.evaluate(_OBSERVE)
        for key in _KEYS:
            print(f"{key}: {_pressed(page, key, presses)}")
        browser.close()


def _pressed(page: Page, key: str, presses: int) -> str:
    page.evaluate("window.timings = []")
    for _ in range(presses):
        page.keyboard.press(key)
        page.wait_for_timeout(30)
    page.wait_for_timeout(200)
    slow: list[float] = page.evaluate("window.timings")
    times = sorted(slow + [8.0] * (presses - len(slow)))
    return f"median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms"


if __name__ == "__main__":
    main()
