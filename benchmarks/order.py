"""Whether the score keeps the order of damage: pages with more seeded faults score less, and no two levels share 0.

    python benchmarks/order.py [--seed 1] [--seeds 3]

Every page of ``tests/pages`` is damaged at five levels, 0 to 20 faults for 500 words, at places drawn anew for each
level and seed, with the self-test's seeders in turn: a loop, a doubled word, a sentence in another language. The page
is checked alone. Printed are the mean score of each level, Spearman's coefficient of score and level, as the mean over
the pages and over all pages together, and how many seeded faults were written.

Over all pages together the levels say little: most pages have faults of their own, and 2 and 5 faults for 500 words are
one fault on a page of 150. So the sound pages are also put together, the running text of one language, to texts of 500
words, on which a level is what it says.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import mtcheck
from mtcheck import loading
from mtcheck.language import lexicon
from mtcheck.model.report import Report
from mtcheck.model.text import Document, Segment
from mtcheck.selftest.seeding import SEEDERS, Edit, Sentence, Surroundings
from mtcheck.selftest.writing import edit_page

LEVELS = (0, 2, 5, 10, 20)
"""Faults for 500 words."""
FAULTS = ("loop", "doubled word", "untranslated")
_FEWEST_WORDS = 4
_LONG = 500
"""Words of a text on which each level is another number of faults."""
_PAGES = Path(__file__).parents[1] / "tests" / "pages"


class Damaged(NamedTuple):
    """A page at one level."""

    page: str
    level: int
    faults: int
    score: float


class _Page(NamedTuple):
    name: str
    language: str
    document: Document
    report: Report


def damaged(page: _Page, level: int, foreign: Sequence[str], chance: Random) -> Damaged:
    """The page with so many faults, checked.

    Args:
        page: as it is.
        level: faults for 500 words.
        foreign: sentences of another language.
        chance: which places.
    """
    words = page.report.score.words if page.report.score else 0
    edits = _draw(page, max(1, round(level * words / 500)) if level else 0, foreign, chance)
    document, written = page.document, 0
    for number, edit in sorted(edits, reverse=True):  # from the end, so that the places before stay where they are
        if made := edit_page(document, number, edit):
            document, written = made, written + 1
    report = mtcheck.check_article(document, target_language=page.language)
    return Damaged(page.name, level, written, report.score.value if report.score else 0.0)


def _draw(page: _Page, wanted: int, foreign: Sequence[str], chance: Random) -> list[tuple[int, Edit]]:
    """Edits with the numbers of their blocks, the faults in turn."""
    around = Surroundings("de" if page.language == "en" else "en", page.language, lexicon.labels(()))
    numbers = {block.span: number for number, block in enumerate(page.document.blocks)}
    places = _places(page.report)
    edits: list[tuple[int, Edit]] = []
    for place in chance.sample(places, len(places)):
        if len(edits) == wanted:
            break
        seed = SEEDERS[FAULTS[len(edits) % len(FAULTS)]]
        if edit := seed(Sentence(chance.choice(foreign), place.text, closes=False), around, chance):
            edits.append((numbers[place.block.span], _moved(edit, place.start)))
    return edits


def _moved(edit: Edit, by: int) -> Edit:
    return Edit(edit.start + by, edit.end + by, edit.text, edit.first + by, edit.last + by)


def _places(report: Report) -> list[Segment]:
    """Sentences of the article in which nothing was found."""
    marked = [each.target.span for each in report.findings if each.target]
    return [
        each
        for each in report.segments
        if each.region.is_running_text
        and each.block.kind.is_visible
        and len(each.text.split()) > _FEWEST_WORDS
        and not any(span.overlaps(each.span) for span in marked)
    ]


def spearman(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Spearman's rank correlation; equal values share the mean of their ranks."""
    return statistics.correlation(_ranks(xs), _ranks(ys)) if len(set(ys)) > 1 else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(each) + (ordered.count(each) - 1) / 2 for each in values]


def _joined(pages: Sequence[_Page]) -> Iterator[_Page]:
    """Texts of at least 500 words, of the running text of pages in which nothing was found."""
    for language in ("de", "en"):
        texts: list[str] = []
        for page in pages:
            if page.language == language and not page.report.findings:
                texts += [each.text for each in page.document.blocks if each.text in _running(page.report)]
            if sum(len(text.split()) for text in texts) >= _LONG:
                yield _page(f"joined-until-{page.name}", language, "\n\n".join(texts))
                texts = []


def _running(report: Report) -> set[str]:
    return {each.block.text for each in _places(report)}


def _page(name: str, language: str, text: str) -> _Page:
    document = loading.parse(text, name)
    return _Page(name, language, document, mtcheck.check_article(document, target_language=language))


def _pages() -> Iterator[_Page]:
    for path in sorted(_PAGES.glob("*.txt")):
        language = path.name.split(".")[1]
        document = loading.load(path)
        yield _Page(path.name, language, document, mtcheck.check_article(document, target_language=language))


def main() -> None:
    """Damage, check, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seeds", type=int, default=3)
    given = options.parse_args()
    pages = list(_pages())
    foreign = {
        code: [each.text for page in pages if page.language != code for each in _places(page.report)]
        for code in ("en", "de")
    }
    for chosen in (pages, list(_joined(pages))):
        results = [
            damaged(page, level, foreign[page.language], Random(f"{seed} {level} {page.name}"))  # noqa: S311  # no secret
            for seed in range(given.seed, given.seed + given.seeds)
            for page in chosen
            for level in LEVELS
        ]
        _print(results, given.seeds)


def _print(results: Sequence[Damaged], seeds: int) -> None:
    for level in LEVELS:
        scores = [each.score for each in results if each.level == level]
        faults = sum(each.faults for each in results if each.level == level)
        mean = statistics.mean(scores)
        print(f"{level:>2} faults for 500 words: {faults:>5} written, mean score {mean:6.2f}, least {min(scores):6.2f}")
    least = min(each.score for each in results)
    runs = [results[at : at + len(LEVELS)] for at in range(0, len(results), len(LEVELS))]
    each_page = [spearman([-row.level for row in run], [row.score for row in run]) for run in runs]
    together = spearman([-row.level for row in results], [row.score for row in results])
    print(
        f"{len(runs) // seeds} pages, {seeds} seeds: Spearman {statistics.mean(each_page):.3f} as the mean over pages,"
    )
    print(f"{min(each_page):.3f} at least, {together:.3f} over all together; the least score is {least:.1f}")
    for run, value in zip(runs, each_page, strict=True):
        if value < 0.95:
            print(f"  {run[0].page}: {value:.3f}, " + ", ".join(f"{r.level}/{r.faults} {r.score:.1f}" for r in run))


if __name__ == "__main__":
    main()
