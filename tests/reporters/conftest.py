"""One run, built by hand, that every format renders."""

from __future__ import annotations

import pytest

from mtcheck import scoring
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import Failure, NotChecked, Report, Run
from mtcheck.model.score import Measurement
from mtcheck.model.text import Block, Document, Piece, Region, Segment, Span

TEXT = """\
Ferry fares rise in spring
Split
The port said that the the fares would rise by 51 percent.
Hostile \x1b[31mred\x1b[0m [bold]markup[/bold] and \u202eturned text.
港口表示,,票价将上涨。
Press
"""
ORIGINAL = """\
Der Hafen teilte mit, die Preise stiegen um 15 Prozent.
Für Rentner, Schulkinder und alle, die auf den Inseln wohnen, bleibt die Überfahrt bis zum Ende des Jahres kostenlos.
"""
MISSING = ORIGINAL.splitlines()[1]


def block(document: Document, start: int, end: int, region: Region = Region.BODY) -> Block:
    return Block(document.text[start:end], (Piece(0, end - start, start, end),), region=region)


def lines(document: Document, regions: list[Region]) -> tuple[Block, ...]:
    found, start = [], 0
    for line, region in zip(document.text.splitlines(keepends=True), regions, strict=True):
        found.append(block(document, start, start + len(line) - 1, region))
        start += len(line)
    return tuple(found)


REGIONS = [Region.HEADLINE, Region.SHARE_BAR, Region.BODY, Region.BODY, Region.BODY, Region.SHARE_BAR]
TARGET = Document("ferry.txt", TEXT, blocks=lines(Document("ferry.txt", TEXT), REGIONS), notes=("decoded as UTF-8",))
SOURCE = Document("faehre.txt", ORIGINAL, blocks=lines(Document("faehre.txt", ORIGINAL), [Region.BODY, Region.BODY]))


def found(check, category, severity, message, marked, **more):
    at = TEXT.index(marked)
    fixes = more.pop("fixes", None)
    if fixes:
        more["fixes"] = TARGET.place(Span(TEXT.index(fixes), TEXT.index(fixes) + len(fixes)))
    return Finding(check, category, severity, message, TARGET.place(Span(at, at + len(marked))), **more)


def label(word, right, german):
    return found(
        "markup/mistranslated-label",
        Category.MISTRANSLATION,
        Severity.MAJOR,
        f"'{word}' renders German '{german}' literally; as a label of a page it means '{right}'",
        word,
        suggestion=right,
        region=Region.SHARE_BAR,
        cause="labels of a German page",
        confidence=0.95,
    )


FINDINGS = (
    label("Split", "Share", "Teilen"),
    found(
        "linguistic/doubled-word",
        Category.DUPLICATION,
        Severity.MINOR,
        "'the' stands twice in a row",
        "the the",
        suggestion="the",
        cause="linguistic/doubled-word:the the",
    ),
    found(
        "accuracy/number-mismatch",
        Category.NUMBER,
        Severity.CRITICAL,
        "the original says 15",
        "51",
        suggestion="by 15 percent",
        fixes="by 51 percent",
        source=SOURCE.place(Span(ORIGINAL.index("15"), ORIGINAL.index("15") + 2)),
        cause="accuracy/number-mismatch:51",
        confidence=0.9,
    ),
    Finding(
        "accuracy/omission",
        Category.OMISSION,
        Severity.MAJOR,
        "a sentence of the original is missing here",
        TARGET.place(Span(TEXT.index(" percent.") + 9, TEXT.index(" percent.") + 9)),
        SOURCE.place(Span(ORIGINAL.index(MISSING), ORIGINAL.index(MISSING) + len(MISSING))),
        cause="accuracy/omission",
    ),
    found(
        "language/bidi-control",
        Category.ENCODING,
        Severity.MINOR,
        "an invisible character turns the direction of \u202ewriting",
        "\u202e",
        suggestion="",
        cause="language/bidi-control",
    ),
    found(
        "linguistic/doubled-mark",
        Category.PUNCTUATION,
        Severity.MINOR,
        "a comma stands twice",
        ",,",
        suggestion=",",
        cause="linguistic/doubled-mark:,,",
    ),
    label("Press", "Print", "Drucken"),
)


def sample_run() -> Run:
    checked = Report(
        name="ferry.txt",
        target=TARGET,
        source=SOURCE,
        target_language="en",
        source_language="de",
        language_confidence=0.998,
        findings=FINDINGS,
        score=scoring.weigh(FINDINGS, 30, 2),
        quality=41.25,
        measurements=(Measurement("chrF2", 57.3412, "nrefs:1|case:mixed|version:2.5.1", (50.1, 64.2)),),
        beads=(
            Bead(
                (Segment(SOURCE.blocks[0], 0, len(SOURCE.blocks[0].text)),),
                (Segment(TARGET.blocks[2], 0, len(TARGET.blocks[2].text)),),
                0.87654,
            ),
            Bead((Segment(SOURCE.blocks[1], 0, len(MISSING)),), silent="no counterpart in the translation"),
        ),
        coverage=0.31996,
        failures=(Failure("style/broken", "KeyError: 'oops'"),),
        not_checked=(NotChecked("document", "decoded as windows-1252, which the file does not declare"),),
    )
    clean = Report(
        name="clean.txt",
        target=Document("clean.txt", "All is well.\n"),
        target_language="en",
        score=scoring.weigh((), 1000, 0),
    )
    unread = Report(name="gone.txt", failures=(Failure("read", "gone.txt: no such file or folder"),))
    return Run((checked, clean, unread))


@pytest.fixture
def run() -> Run:
    return sample_run()
