"""Sites of one template: what is named furniture, and what that costs.

    python benchmarks/site.py [--pages 2000] [--jobs 2] [--skip named,time,index] [--design newspaper]

Pages of two invented sites are written by a seeded generator, which knows what each line is: a line of the template,
one of it that changes from page to page (a date, a count, a teaser), or the article's own. The first is a newspaper in
plain text, the second a magazine in HTML whose classes say nothing. Printed are

- the share of each kind of lines that is named furniture: in a region around the article, or marked as furniture,
- the processor time of a check with learning against the plain one, in this process and in several,
- the size of the index that ``--format html=FOLDER/`` writes, when Chromium first paints it (needs playwright), and the
  most memory that the whole run took in this process.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mtcheck.engine.checker import Checker
from mtcheck.inputs.files import gather
from mtcheck.inputs.model import PagePair
from mtcheck.model.report import Report

TEMPLATE, CHANGING, OWN, BODY = "template", "changing", "own", "body"
Line = tuple[str, str]
"""A kind and a text."""
_PLACES = "Ostermoor Lindau Krummbach Seefeld Altwasser Hohenried Brennau Finkental Grauwitz Marlin".split()
_NAMES = "Anna Ivo Mara Jonas Lena Pavel Rita Sven Nora Emil".split()
_FAMILIES = "Berger Kowal Lindt Novak Petersen Quast Reimer Stahl Tamm Voss".split()
_WHO = (
    "the council|the harbour master|a spokeswoman for the school|the owner of the mill|the fire brigade|the choir|"
    "a group of parents|the district court|the ferry company|the head of the library|the brewery|the museum"
).split("|")
_DID = (
    "decided to close|wants to rebuild|has postponed|presented plans for|apologised for|put up for sale|"
    "is looking for|defended|called off|will pay for|refuses to sign|inspected"
).split("|")
_WHAT = (
    "the old bridge|the winter festival|a second track|the indoor pool|its contract with the town|the market hall|"
    "the night bus|a new roof for the chapel|the reservoir|the toll road|the summer camp|the lighthouse"
).split("|")
_WHY = (
    "because the money ran out|after a long debate|although nobody had asked for it|before the first snow|"
    "since repairs would cost more|while experts still disagree|as was feared in spring|for the third time in a row|"
    "without naming a date|against the advice of two engineers|so that work can begin|until the vote in autumn"
).split("|")
_SUBHEADS = ("Background", "What happens next", "Criticism from the opposition", "A look back")
_WER = "Der Stadtrat|Die Werft|Eine Sprecherin|Der Chor|Das Gericht|Die Feuerwehr|Der Verein|Die Schule".split("|")
_TAT = "verschiebt|verkauft|eröffnet|verteidigt|bezahlt|prüft|erneuert|sucht".split("|")
_WAS = "die alte Brücke|das Winterfest|den Nachtbus|das Hallenbad|die Markthalle|den Speicher|das Zeltlager".split("|")
_GRUND = (
    "weil das Geld fehlt|nach langer Debatte|obwohl niemand danach fragte|vor dem ersten Schnee|"
    "gegen den Rat zweier Fachleute|ohne ein Datum zu nennen|damit der Bau beginnen kann"
).split("|")
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def seeded(number: int) -> random.Random:
    """Chance that can be had again."""
    return random.Random(number)  # noqa: S311  # reproducible, not secret


def newspaper(number: int, chance: random.Random) -> list[Line]:
    """A page of plain text, in English."""
    day = f"{chance.choice(_DAYS)}, {chance.randint(1, 28)} {chance.choice(_MONTHS)} 2026"
    section = chance.choice(("Town", "Region", "Economy", "Sport"))
    hour = f"{chance.randint(5, 22):02}:{chance.randint(0, 59):02}"
    return [
        (TEMPLATE, "The Ostermoor Ledger"),
        (CHANGING, day),
        (TEMPLATE, "Front page | Town | Region | Economy | Sport | Puzzles"),
        (TEMPLATE, "My account"),
        (TEMPLATE, "Read four weeks for one crown"),
        (OWN, section),
        (OWN, headline(number, chance)),
        (OWN, f"{chance.choice(_NAMES)} {chance.choice(_FAMILIES)}"),
        (CHANGING, f"Published: {day}, {hour}"),
        (TEMPLATE, "Split"),
        (TEMPLATE, "Press"),
        (TEMPLATE, "Pass on by letter"),
        (CHANGING, f"{chance.randint(2, 400)} comments"),
        *_text(number, chance, _sentence),
        (TEMPLATE, "The morning letter"),
        (TEMPLATE, "Our editors write to you at six each morning, free of charge and always with a riddle."),
        (TEMPLATE, "Your address"),
        (TEMPLATE, "Put me on the list"),
        *_text(number + 1_000_000, chance, _sentence),
        (TEMPLATE, "More from this section"),
        *((CHANGING, headline(chance.randrange(40) + 10_000_000, seeded(at))) for at in _picked(chance)),
        (TEMPLATE, "Read most often"),
        *((CHANGING, f"{at + 1}. {headline(at, seeded(at))}") for at in range(3)),
        (TEMPLATE, "About us | Imprint | Privacy | Work with us"),
        (TEMPLATE, "All times are those of Ostermoor. Prices include what the state takes."),
        (TEMPLATE, "© 2026 Ostermoor Ledger Printing House"),
    ]


def magazine(number: int, chance: random.Random) -> list[Line]:
    """A page of the magazine, in German; ``as_html`` makes boxes of it."""
    day = f"{chance.randint(1, 28):02}.{chance.randint(1, 12):02}.2026"
    stamp = f"{day}, {chance.randint(5, 22)}.{chance.randint(10, 59)} Uhr"
    return [
        (TEMPLATE, "Wir verwenden kleine Dateien, damit diese Seite sich merkt, was Sie zuletzt gelesen haben."),
        (TEMPLATE, "Einverstanden"),
        (TEMPLATE, "Seewind"),
        (TEMPLATE, "Das Blatt für die Küste"),
        (TEMPLATE, "Menü öffnen"),
        (TEMPLATE, "Hafen"),
        (TEMPLATE, "Küche"),
        (TEMPLATE, "Wetter am Wasser"),
        (OWN, schlagzeile(number, chance)),
        (CHANGING, f"{stamp} · {chance.randint(2, 12)} Min. zu lesen"),
        (TEMPLATE, "Diesen Beitrag vorlesen lassen"),
        *_text(number, chance, _satz),
        (TEMPLATE, "Anzeige"),
        *_text(number + 2_000_000, chance, _satz),
        (TEMPLATE, "Hat Ihnen der Beitrag geholfen?"),
        (TEMPLATE, "Ja, danke"),
        (CHANGING, f"{chance.randint(3, 900)} Leuten hat er geholfen"),
        (TEMPLATE, "Noch mehr vom Wasser"),
        *((CHANGING, schlagzeile(at + 20_000_000, seeded(at))) for at in _picked(chance)),
        (TEMPLATE, "Seewind gibt es auch auf Papier, zwölfmal im Jahr und ohne Versandkosten."),
        (TEMPLATE, "Heft bestellen"),
        (TEMPLATE, "Kontakt zur Redaktion"),
        (TEMPLATE, "Verlag Seewind, Am Kai 3"),
    ]


def headline(number: int, chance: random.Random) -> str:
    """The headline of an article."""
    return f"{chance.choice(_PLACES)}: {chance.choice(_WHO)} {chance.choice(_DID)} {chance.choice(_WHAT)}, day {number}"


def schlagzeile(number: int, chance: random.Random) -> str:
    """The same in German."""
    return f"{chance.choice(_WER)} {chance.choice(_TAT)} {chance.choice(_WAS)}, Folge {number}"


def _picked(chance: random.Random) -> Iterable[int]:
    return chance.sample(range(40), 4)


def _text(number: int, chance: random.Random, sentence: Callable[[random.Random], str]) -> Iterator[Line]:
    """Paragraphs, no two of which are alike; short ones and an article's own headings among them."""
    for at in range(chance.randint(3, 6)):
        if at and chance.random() < 0.15:
            yield OWN, chance.choice(_SUBHEADS)
        yield BODY, " ".join([f"{_own_word(number, at)} {sentence(chance)}", *(sentence(chance) for _ in range(3))])
        if chance.random() < 0.2:
            yield BODY, sentence(chance)


def _own_word(number: int, at: int) -> str:
    chance = seeded(number * 100 + at)
    return f"In {''.join(chance.choice('bdfgklmnrst') + chance.choice('aeiou') for _ in range(3)).capitalize()},"


def _sentence(chance: random.Random) -> str:
    who, why = chance.choice(_WHO), chance.choice(_WHY)
    return f"{who.capitalize()} {chance.choice(_DID)} {chance.choice(_WHAT)} {why}, {_words(chance)}."


def _words(chance: random.Random) -> str:
    return f"said {chance.choice(_NAMES)} {chance.choice(_FAMILIES)} of {chance.choice(_PLACES)}"


def _satz(chance: random.Random) -> str:
    wer, tat, was, grund = (chance.choice(each) for each in (_WER, _TAT, _WAS, _GRUND))
    return f"{wer} {tat} {was}, {grund}, sagte {chance.choice(_NAMES)} {chance.choice(_FAMILIES)} am Rand."


def as_text(lines: Iterable[Line]) -> str:
    """A page with a line for each."""
    return "\n".join(text for _, text in lines) + "\n"


def as_html(lines: Iterable[Line]) -> str:
    """A page of boxes whose classes say nothing."""
    boxes = (f'<div class="c{len(text) % 7}">{text}</div>' for _, text in lines)
    head = '<link rel="canonical" href="https://seewind.example/beitrag"><title>Seewind</title>'
    return f'<!doctype html><html lang="de"><head>{head}</head><body>\n' + "\n".join(boxes) + "\n</body></html>\n"


DESIGNS = {"newspaper": (newspaper, as_text, "txt", "en"), "magazine": (magazine, as_html, "html", "de")}


def write(folder: Path, design: str, number: int) -> list[list[Line]]:
    """Write the pages of a site, and say what their lines are."""
    made, written, ending, _ = DESIGNS[design]
    truth = []
    for page in range(number):
        lines = made(page, seeded(page))
        (folder / f"{page:05}.{ending}").write_text(written(lines), encoding="utf-8")
        truth.append(lines)
    return truth


def count_named(
    reports: Iterable[Report], truth: Iterable[list[Line]]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many lines of each kind there are, how many are named furniture, and which texts are wrong."""
    seen: Counter[str] = Counter()
    named: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for report, lines in zip(reports, truth, strict=True):
        blocks = [block for block in report.target.blocks if block.kind.is_visible] if report.target else []
        places = [each.target.span for each in report.findings if each.furniture and each.target]
        found: dict[str, list[bool]] = {}
        for block in blocks:
            named_so = block.region.is_chrome or any(place.covers(block.span) for place in places)
            found.setdefault(block.text, []).append(named_so)
        for kind, text in lines:
            is_named = (found.get(text) or found.get(text.partition(". ")[2]) or [False]).pop(0)
            seen[kind] += 1
            named[kind] += is_named
            if is_named != (kind in (TEMPLATE, CHANGING)):
                wrong[f"{kind}: {text[:60]}"] += 1
    return seen, named, wrong


def print_named(folder: Path, design: str, number: int, *, learning: bool, verbose: bool) -> None:
    """Check the pages, and print what was named furniture."""
    truth = write(folder, design, number)
    checker, pairs = Checker(target_language=DESIGNS[design][3]), _pairs(folder)
    if learning:
        checker = checker.learn_sites(pairs)
    seen, named, wrong = count_named(checker.check_pages(pairs), truth)
    shares = ", ".join(
        f"{named[kind] / seen[kind]:.2%} of {seen[kind]:,} {kind}" for kind in sorted(seen, reverse=True)
    )
    print(f"{design}, {'learned' if learning else 'each page alone'}: named furniture {shares}")
    if verbose:
        print("\n".join(f"  {count:6} {text}" for text, count in wrong.most_common(25)))


def _pairs(folder: Path) -> list[PagePair]:
    return [PagePair(each) for each in gather([str(folder)])]


def print_time(folder: Path, design: str, jobs: int) -> None:
    """Print the time of a check with learning against the plain one."""
    pairs = _pairs(folder)
    for number in (1, jobs):
        spent = {}
        for learning in (False, True, False, True):
            start, before = time.perf_counter(), _processor_time()
            checker = Checker(target_language=DESIGNS[design][3])
            if learning:
                checker = checker.learn_sites(pairs, keep=number == 1)
            for _ in checker.check_pages(pairs, jobs=number):
                pass
            now = time.perf_counter() - start, _processor_time() - before
            spent[learning] = min(spent.get(learning, now), now, key=lambda each: each[1])
        (plain_wall, plain), (wall, learned) = spent[False], spent[True]
        print(
            f"{design}, {number} jobs: plain {plain:.2f} s, with learning {learned:.2f} s of processors: "
            f"{learned / plain:.3f}; wall {plain_wall:.2f} s, {wall:.2f} s: {wall / plain_wall:.3f}"
        )


def print_index(folder: Path, design: str) -> None:
    """Print the size of the index of a site, and when it is painted."""
    from mtcheck.reporters.site import Index, name_pages

    pairs = _pairs(folder)
    checker, index = Checker(target_language=DESIGNS[design][3]).learn_sites(pairs), Index()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name, report in zip(name_pages(pair.page.name for pair in pairs), checker.check_pages(pairs), strict=True):
        index.add(report, name)
    start = time.process_time()
    written = "".join(index.page())
    spent, most = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (folder / "index").write_text(written, encoding="utf-8")
    (folder / "index").rename(folder / "index.html")
    print(
        f"{design}: index of {len(pairs):,} pages: {len(written.encode()) / 1e6:.2f} MB, made in {spent:.2f} s, "
        f"first painted after {_paint(folder / 'index.html')} ms; memory {before // 1024} to {most // 1024} MB"
    )
    (folder / "index.html").unlink()


def _paint(path: Path) -> str:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return "(needs playwright)"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        times = []
        for _ in range(3):
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(path.as_uri())
            page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
            times.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
            page.close()
        browser.close()
    return f"{min(times):.0f} to {max(times):.0f}"


def _processor_time() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--design", choices=tuple(DESIGNS))
    parser.add_argument("--skip", default="")
    parser.add_argument("--verbose", action="store_true", help="List the lines that are named wrongly.")
    arguments = parser.parse_args()
    for design in [arguments.design] if arguments.design else DESIGNS:
        with tempfile.TemporaryDirectory() as folder:
            if "named" not in arguments.skip:
                for learning in (False, True):
                    print_named(Path(folder), design, arguments.pages, learning=learning, verbose=arguments.verbose)
            if "time" not in arguments.skip:
                write(Path(folder), design, arguments.pages)
                print_time(Path(folder), design, arguments.jobs)
            if "index" not in arguments.skip:
                write(Path(folder), design, arguments.pages)
                print_index(Path(folder), design)


if __name__ == "__main__":
    main()
