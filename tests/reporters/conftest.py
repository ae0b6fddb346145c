"""One run, built by hand, that every format renders, and one of articles that try to break them."""

from __future__ import annotations

import pytest

from mtcheck.loading import parse
from mtcheck.loading.html import html
from mtcheck.model.bead import Bead
from mtcheck.model.finding import BaselineState, Category, Finding, Severity, Suppression
from mtcheck.model.kinds import Region
from mtcheck.model.report import CheckInfo, Failure, MissedGate, NotChecked, Report, Run
from mtcheck.model.score import Measurement
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document, Piece, Segment
from mtcheck.results import scoring

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
        "'the' is written twice in a row",
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


HOSTILE_PATH = "out/a b:c,d%e\n'f' \"g\" <ü> \udcff.html"
HOSTILE_NAME = "out/a b:c,d%e\\n'f' \"g\" <ü> \\udcff.html"
HOSTILE_PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><title>A title & more</title><meta name="description" content="Meta of it"></head>
<body class="x">
<h1>Port &amp; ferry <b>prices <i>rise</b> again</i></h1>
<p>Overlap of two
marks 😀 here.<p>Unclosed <img alt="A ship" src="s.png"> and
<table><tr><td>one</td> <td>two</td></tr></table>
<select><option>Choose</option></select>
<textarea>Type here</textarea>
<script>var x = "</p>";</script>
<p>=HYPERLINK("http://x.example")|`tick` @team #12 </b> --> ]]> ::error::no</p>
</body>
</html>
"""
HOSTILE_TEXT = """\
=1+1 </td><script>alert(1)</script>
@team `code` ``more`` | pipe [link](http://x.example) <v>mark</v> 😀 end
::error file=x::injected %0A \x1b[31m\u202e\ud800\x00 ]]> -->
"""


WHY = Suppression("external", "mtcheck.toml", '=the --> "house" @wants <it>', "=ann", "2031-01-01")


def hostile_finding(document: Document, marked: str, severity: Severity, message: str, **more) -> Finding:
    at = document.text.index(marked)
    check = more.pop("check", "style/hostile")
    place = document.place(Span(at, at + len(marked)))
    return Finding(check, more.pop("category", Category.MARKUP), severity, message, place, **more)


def empty_at(document: Document, before: str, **more) -> Finding:
    offset = document.text.index(before)
    place = document.place(Span(offset, offset))
    return Finding("accuracy/omission", Category.OMISSION, Severity.MAJOR, "a sentence is missing", place, **more)


def html_report() -> Report:
    page = html(HOSTILE_PAGE, HOSTILE_NAME)
    findings = (
        hostile_finding(page, "A title", Severity.MINOR, "in the title"),
        hostile_finding(page, "Meta of it", Severity.MINOR, "in an attribute; 'quoted' \"twice\""),
        hostile_finding(page, "prices <i>rise</b> again", Severity.MAJOR, "across tags", suggestion="prices rise"),
        hostile_finding(page, "Overlap of two", Severity.CRITICAL, "the first of two", suggestion="Once & <twice>"),
        hostile_finding(page, "two\nmarks 😀", Severity.NEUTRAL, "the second of two"),
        hostile_finding(page, "A ship", Severity.MINOR, "in an alternative text", suggestion=""),
        hostile_finding(page, "one</td> <td>two", Severity.MINOR, "across cells"),
        hostile_finding(page, "Choose", Severity.MINOR, "in an option", baseline_state=BaselineState.UNCHANGED),
        hostile_finding(page, "Type here", Severity.MINOR, "in a field", suppression=WHY),
        empty_at(page, "=HYPERLINK"),
        hostile_finding(
            page, '=HYPERLINK("http://x.example")|`tick` @team #12', Severity.MINOR, "@org/team www.x.example #1"
        ),
        Finding("style/homeless", Category.AWKWARD, Severity.MINOR, "of the page as a whole"),
    )
    info = CheckInfo("style/hostile", Category.MARKUP, Severity.MINOR, "Sums [it](up).", "## Why\n<b>Because.</b>")
    return Report(
        HOSTILE_NAME,
        page,
        target_language="en",
        findings=findings,
        score=scoring.weigh(findings, 40, 0),
        checks=(info, info._replace(id="style/clean", preview=True, aliases=("style/old",))),
        not_checked=(NotChecked("document", "a --> comment"),),
        missed_gates=(MissedGate("min-score", 90.0, 0.0),),
        path=HOSTILE_PATH,
    )


def text_report() -> Report:
    text = parse(HOSTILE_TEXT, "/abs/=cmd.txt")
    same = {"suggestion": "@SUM(1)", "cause": "=cause"}
    findings = (
        hostile_finding(text, "=1+1 </td><script>", Severity.MINOR, "=1+1", **same),
        hostile_finding(text, "<script>alert(1)", Severity.MINOR, "<img src=x onerror=alert(1)> [a](b) \\ `", **same),
        hostile_finding(text, "`code` ``more`` | pipe", Severity.MAJOR, "``` | @team #7 https://x.example"),
        hostile_finding(text, "<v>mark</v> 😀", Severity.MINOR, "tags of a rating"),
        hostile_finding(text, "%0A \x1b[31m\u202e\ud800\x00 ]]> -->", Severity.MINOR, "\r\n::error::100%\x00\ud800"),
    )
    findings += (findings[0],)
    return Report(
        "/abs/=cmd.txt",
        text,
        findings=findings,
        score=scoring.weigh(findings, 20, 0),
        failures=(Failure("style/broken", "KeyError: '</script>'"),),
    )


@pytest.fixture
def hostile() -> tuple[Report, ...]:
    return html_report(), text_report(), Report("gone:,%.txt", failures=(Failure("read", "gone:,%.txt: not there"),))
