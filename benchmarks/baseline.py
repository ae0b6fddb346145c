"""What a baseline knows again after edits: ``python benchmarks/baseline.py [--pages 100] [--edits 300] [--seed 7]``.

Pages are paragraphs of the samples' translations with faults put in, made by a seeded generator, half of them text and
half HTML. A baseline is written of them; then paragraphs are moved and reworded, pages renamed and faults added, and
the pages are checked against the baseline. Printed are the share of the added faults that are new and the share of the
old findings that are. A finding is of an added fault where it overlaps the sentence that holds it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import tempfile
from pathlib import Path
from typing import Any

from mtcheck.cli.run import run

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
TEXTS = ("night-library/translation.en.txt", "swing-bridge/reference.en.txt")
PARAGRAPHS = 16
FAULTS_A_PAGE = 6
PLACES = ("Harbour", "Mill", "Station", "Orchard", "Castle", "Meadow", "Quarry", "Ferry", "Chapel", "Garden")
"""First halves of invented names; a running number makes each its own."""


class Site:
    """The pages as lists of paragraphs, by file name."""

    def __init__(self, pages: int, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  # reproducible, not secret
        self.paragraphs = [line for name in TEXTS for line in _lines(name) if len(line) > 60]
        self.number = 0
        self.added: set[str] = set()
        self.pages = {f"page{at:03}{'.html' if at % 2 else '.txt'}": self._page(at) for at in range(pages)}

    def _page(self, at: int) -> list[str]:
        chosen = self.chance.sample(self.paragraphs, min(PARAGRAPHS, len(self.paragraphs)))
        page = [f"On page {at} it says: {text}" for text in chosen]
        for row in self.chance.sample(range(len(page)), FAULTS_A_PAGE):
            page[row] = f"{page[row]} {self._faulty()}"
        return page

    def _faulty(self) -> str:
        """A sentence with one fault that a check of a page alone finds."""
        self.number += 1
        name = f"{self.chance.choice(PLACES)}{_letters(self.number)}"
        return self.chance.choice(
            (
                f"The {name} {name.lower()}way {name.lower()}way was closed for the winter.",
                f"The {name} was bought by a company , and nobody at {name} was told.",
                f"It was said near {name} that the the work would go on for years.",
                f"A visitor wrote to the paper that he liked {name}&amp;nbsp;Road best of all .",
            )
        )

    def edit(self) -> None:
        """One edit of a page, of a kind that editors make."""
        name = self.chance.choice(sorted(self.pages))
        self.chance.choice((self._move, self._reword, self._rename, self._add))(name)

    def _move(self, name: str) -> None:
        page = self.pages[name]
        page.insert(self.chance.randrange(len(page)), page.pop(self.chance.randrange(len(page))))

    def _reword(self, name: str) -> None:
        page = self.pages[name]
        row = self.chance.randrange(len(page))
        page[row] = f"As was reported before, {page[row][0].lower()}{page[row][1:]}"

    def _rename(self, name: str) -> None:
        self.number += 1
        self.pages[f"renamed{self.number:05}{Path(name).suffix}"] = self.pages.pop(name)

    def _add(self, name: str) -> None:
        sentence = self._faulty()
        page = self.pages[name]
        row = self.chance.randrange(len(page))
        page[row] = f"{page[row]} {sentence}"
        self.added.add(sentence)

    def write(self, folder: Path) -> None:
        """Write every page."""
        for name, page in self.pages.items():
            html = name.endswith(".html")
            body = "\n".join(f"<p>{text}</p>" for text in page)
            text = (
                f"<!doctype html><html lang=en><body><main>{body}</main></body></html>" if html else "\n\n".join(page)
            )
            (folder / name).write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write, edit, check and count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    site = Site(arguments.pages, arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        pages = Path("pages")
        pages.mkdir()
        site.write(pages)
        _run("baseline", "write", "pages", "--to", "en")
        for _ in range(arguments.edits):
            site.edit()
        for path in pages.iterdir():
            path.unlink()
        site.write(pages)
        report = _run("check", "pages", "--to", "en", "--baseline", "mtcheck-baseline.json", "--format", "json")
        _count(json.loads(report), site)
        os.chdir("/")


def _count(report: dict[str, Any], site: Site) -> None:
    old = new_of_old = 0
    states: dict[str, set[str]] = {}
    for article in report["articles"]:
        text = Path(article["name"]).read_text(encoding="utf-8")
        spans = {sentence: (text.find(sentence), text.find(sentence) + len(sentence)) for sentence in site.added}
        for finding in article["findings"]:
            place, state = finding["target"], finding["baseline_state"]
            within = [each for each, (start, end) in spans.items() if start >= 0 and _overlap(place, start, end)]
            for each in within:
                states.setdefault(each, set()).add(state)
            if not within:
                old += 1
                new_of_old += state == "new"
                if state == "new":
                    print(f"  old, called new: {article['name']} {finding['check']} {place['text'][:60]!r}")
    new = sum("new" in each for each in states.values())
    print(
        f"{len(site.added)} faults added, {len(states)} of them found; {100 * new / len(states):.1f} % of these are new"
    )
    print(f"{old} old findings; {100 * new_of_old / old:.2f} % of them are new")


def _overlap(place: dict[str, Any], start: int, end: int) -> bool:
    return bool(place["start"] < end and start < place["end"])


def _letters(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def _lines(name: str) -> list[str]:
    return (SAMPLES / name).read_text(encoding="utf-8").splitlines()


def _run(*arguments: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        run(arguments)
    return out.getvalue()


if __name__ == "__main__":
    main()
