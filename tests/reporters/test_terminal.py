"""What the report for people must hold for any text and any width."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mtcheck import loading
from mtcheck.engine.checker import Checker
from mtcheck.model.finding import Category, Finding, Fix, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.report import CheckInfo, Report
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.reporters import View, escaping, render
from mtcheck.reporters.causes import causes
from mtcheck.reporters.escaping import visible
from mtcheck.reporters.furniture import furniture_note
from mtcheck.reporters.terminal.excerpt import excerpt
from mtcheck.reporters.terminal.lines import Style, cells, painter, plain, wrap
from mtcheck.results.scoring import weigh

HOSTILE = st.text(st.characters() | st.sampled_from("\x1b\x9b\u202e\u2066\u200b\xad\t\r\n日é\u0301["), max_size=200)
WIDTHS = st.integers(60, 200)


def finding(text="fault", start=0, end=5, **more):
    document = Document("page.txt", text)
    values = {"check": "style/x", "category": Category.AWKWARD, "severity": Severity.MINOR, "message": "odd"} | more
    return Finding(target=document.place(Span(start, end)), **values)


def rendered(report, **view):
    return "".join(render("terminal", [report], View(**view)))


def shown(text, start, end, width=60):
    document = Document("page.txt", text)
    return [plain(line) for line in excerpt(document, document.place(Span(start, end)), width, Style.MINOR)]


@given(HOSTILE, st.data(), WIDTHS)
def test_a_line_of_an_article_never_leaves_its_columns(text, data, width):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for row in shown(text, start, end, width):
        assert cell_len(row) <= width
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", row)


@given(HOSTILE, WIDTHS)
def test_hostile_messages_names_and_suggestions_print_as_text(text, width):
    report = Report(name=text, target=Document("page.txt", "fault"), findings=(finding(message=text, suggestion=text),))
    written = rendered(report, width=width, verbose=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=90), min_size=1), WIDTHS)
def test_wrapping_keeps_every_character_and_the_width(words, width):
    text = " ".join(words)
    rows = wrap(text, width)
    assert "".join("".join(rows).split()) == "".join(text.split())
    assert all(cells(row) <= width for row in rows)


def test_the_mark_stands_under_a_word_after_wide_and_combining_characters():
    assert shown("日本 cafe\u0301 xx", 9, 11) == [" 1 │ 日本 cafe\u0301 xx", "   │           ^^"]


def test_a_long_line_is_shown_around_the_mark():
    row, mark = shown("a" * 500 + " fault " + "b" * 500, 501, 506)
    assert "… " not in row[-1:]
    assert row.startswith(" 1 │ …a")
    assert row.endswith("b…")
    assert row[mark.index("^") : mark.index("^") + 5] == "fault"


def test_a_long_mark_shows_its_ends():
    row, mark = shown("first " + "x" * 500 + " last", 0, 511)
    assert "first" in row
    assert "last" in row
    assert " … " in row
    assert len(mark) <= 60


def test_a_line_of_megabytes_costs_no_more_than_its_window():
    text = "x" * 5_000_000
    assert len(shown(text, 2_500_000, 2_500_001)) == 2


def test_many_lines_show_the_first_two_and_the_last():
    rows = shown("one\ntwo\nthree\nfour\nfive\nsix", 0, 27)
    assert [row for row in rows if "^" not in row] == [" 1 │ one", " 2 │ two", " ⋮ │ 3 more lines", " 6 │ six"]


def test_a_place_without_characters_has_a_mark():
    assert shown("one two", 4, 4) == [" 1 │ one two", "   │     ^"]


def test_a_marked_space_of_unusual_width_is_named():
    assert shown("one\u00a0two", 3, 4)[0] == " 1 │ one\\u00a0two"


def test_visible_escapes_what_moves_hides_or_recolours():
    assert visible("a\x1b[1m\u202e\u200b\U000e0041") == "a\\x1b[1m\\u202e\\u200b\\U000e0041"


def test_rich_markup_prints_as_text_in_color():
    line = painter(True)(
        tuple(excerpt(Document("p", "[red]x[/red]"), finding("[red]x[/red]", 0, 12).target, 60, Style.MINOR)[0])
    )
    assert "[red]x[/red]" in line


def test_color_adds_only_escape_sequences(run):
    colored = "".join(render("terminal", run.reports, View(color=True)))
    without = re.sub("\x1b\\[[0-9;]*m", "", colored)
    assert [row.rstrip() for row in without.splitlines()] == "".join(
        render("terminal", run.reports, View())
    ).splitlines()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_row_is_wider_than_the_terminal(run, width):
    for row in "".join(render("terminal", run.reports, View(width=width))).splitlines():
        assert cell_len(row) <= width


def test_no_message_is_cut():
    message = "word " * 200 + "end"
    written = rendered(Report("p", Document("p", "fault"), findings=(finding(message=message),)), width=60)
    assert written.split().count("word") == 200


def test_causes_stand_worst_first_and_then_in_page_order():
    found = causes(
        [
            finding(cause="a"),
            finding(cause="b", severity=Severity.MAJOR),
            finding(cause="c"),
            finding(cause="a", severity=Severity.NEUTRAL),
        ]
    )
    assert [cause.worst.cause for cause in found] == ["b", "a", "c"]
    assert [len(cause.entries) for cause in found] == [1, 2, 1]


def of(check, category, severity=Severity.MAJOR, **how):
    return replace(finding(severity=severity, message=check, cause=check, **how), check=check, category=category)


def test_meaning_comes_first_then_language_labels_form_hints_and_furniture():
    found = (
        replace(of("markup/bar", Category.LAYOUT), furniture=True),
        of("style/odd", Category.AWKWARD, Severity.NEUTRAL),
        of("linguistic/space", Category.WHITESPACE),
        of("markup/torn", Category.MARKUP),
        of("accuracy/left", Category.UNTRANSLATED),
        of("accuracy/unlike", Category.MISTRANSLATION, Severity.MINOR),
        of("accuracy/number", Category.NUMBER),
        of("locale/wrong", Category.WRONG_LANGUAGE, Severity.CRITICAL),
    )
    order = [cause.worst.check.partition("/")[2] for cause in causes(found)]
    assert order == ["wrong", "number", "left", "unlike", "torn", "space", "odd", "bar"]
    written = rendered(Report("p", Document("p", "fault"), findings=found))
    assert [line for line in written.splitlines() if line[:1].isupper() and ":" not in line] == [
        "What changes the meaning",
        "Language",
        "Labels and torn sentences",
        "Form",
        "Hints  1 on line 1; --verbose shows them",
    ]
    assert "Page furniture  1 line: 1" in written


def test_places_that_read_alike_are_listed_once():
    findings = tuple(finding("fault\nfault", at, at + 5, cause="one") for at in (0, 6))
    written = rendered(Report("p", Document("p", "fault\nfault"), findings=findings))
    assert written.count(findings[0].message) == 1
    assert "  1-2 " in written


def test_several_places_in_one_line_are_named():
    here, there = finding("you and thou", 0, 3), finding("you and thou", 8, 12)
    form = [replace(each, category=Category.REGISTER, severity=Severity.MINOR, message="odd") for each in (here, there)]
    written = rendered(Report("p", Document("p", "you and thou"), findings=tuple(form)))
    assert "odd: 'you' / 'thou'" in written


@pytest.mark.parametrize(("suggestion", "shown"), [(" –", "' –'"), ("\u00a0:", "' :'"), (" ", "' '"), ("–", "–")])
def test_blanks_at_the_ends_of_what_to_write_can_be_seen(suggestion, shown):
    found = replace(finding("a - b", 2, 3, message="another dash"), suggestion=suggestion)
    report = Report("p", Document("p", "a - b"), findings=(found,))
    assert f"another dash: '-'; write {shown}\n" in rendered(report)
    assert f"write  {shown}\n" in rendered(report, verbose=True)


@pytest.mark.parametrize(
    ("message", "said"),
    [("this is familiar", "familiar: 'you'"), ("'you' is odd", "'you' is odd"), ("it is your", "it is your: 'you'")],
)
def test_a_short_line_names_what_is_marked(message, said):
    text = "See you there, or write to your office."
    place = text.index("you")
    found = finding(text, place, place + 3, message=message)
    report = Report("p", Document("p", text), findings=(replace(found, category=Category.REGISTER),))
    assert f"{said}\n" in rendered(report)


def test_what_to_write_is_not_said_twice():
    told = finding("fault", 0, 5, message="the label is 'share'")
    written = rendered(Report("p", Document("p", "fault"), findings=(replace(told, suggestion="share"),)))
    assert "write" not in written
    written = rendered(Report("p", Document("p", "fault"), findings=(replace(told, suggestion="print"),)))
    assert "the label is 'share': 'fault'; write print" in written


def test_a_torn_sentence_is_shown_once():
    text = "He said\nBerlin\n."
    document = Document("p", text)
    whole = document.place(Span(0, len(text)))
    torn = tuple(
        replace(
            of("markup/torn", Category.MARKUP),
            target=document.place(Span(*at)),
            suggestion="He said Berlin.",
            fixes=whole,
        )
        for at in ((0, 7), (8, 14), (15, 16))
    )
    written = rendered(Report("p", document, findings=torn))
    assert written.count("Berlin") == 1
    assert "He said / Berlin / ." in written
    assert "markup/torn; write it on one line" in written


@pytest.mark.parametrize("number", [1, 6, 9, 18])
def test_the_first_screen_holds_every_fault_of_meaning(number):
    lines = [f"The council paid {n} euros for the bridge." for n in range(100, 100 + number)]
    text = "\n".join(lines)
    document = Document("p", text)
    found = [
        replace(
            of("accuracy/number", Category.NUMBER),
            target=document.place(Span(at, at + 20)),
            cause=str(at),
            message=f"the original says {at}",
        )
        for at in (text.index(line) for line in lines)
    ]
    report = Report("p", document, findings=tuple(found), score=weigh(found, 500))
    screen = "\n".join(rendered(report, width=80).splitlines()[:24])
    assert all(f"the original says {each.target.start}" in screen for each in found)


def test_a_bad_page_takes_45_lines_and_says_what_it_leaves_out():
    text = "\n".join(f"Line {n} of the article." for n in range(200))
    document = Document("p", text)
    starts = [text.index(f"Line {n} ") for n in range(200)]
    found = [
        replace(
            of("markup/label", Category.LAYOUT, Severity.MINOR),
            target=document.place(Span(at, at + 6)),
            cause=str(at),
            message=f"a label, {at}",
        )
        for at in starts
    ]
    report = Report("p", document, findings=tuple(found), score=weigh(found, 500))
    written = rendered(report, width=80)
    assert len(written.splitlines()) <= 45
    shown = sum(f"a label, {at}: 'Line " in written for at in starts)
    assert f"and {200 - shown} more, less grave; --verbose shows all" in written


def test_quiet_gives_a_line_a_file_and_the_sum(run):
    assert len("".join(render("terminal", run.reports, View(width=200, quiet=True))).splitlines()) == 4


def test_whatever_is_unseen_is_no_plain_letter():
    unseen = [char for char in map(chr, range(sys.maxunicode + 1)) if escaping._UNSEEN.search(char)]
    assert {char for char in unseen if char.isprintable()} == escaping._UNSEEN_LETTERS


def test_a_sentence_torn_into_elements_is_to_be_written_in_one():
    pieces = (
        "The town is small. It was built in 1910 and repaired in 1950.",
        'At the crossing in the <a href="/a">Market Street</a>',
        ", where several bad accidents have happened since the winter, a new traffic light should be built.",
    )
    page = loading.parse("".join(f"<p>{each}</p>" for each in pieces), "a.html", Format.HTML)
    report = Checker(target_language="en").check(page)
    written = "".join(render("terminal", [report], View(width=100)))
    assert "a sentence is torn into 2 elements; write it in one element\n" in written


def test_the_note_on_furniture_promises_what_a_fix_does():
    text = "# Pump\n\nIt runs.\n\n## Comments\n\nThe captain agreed.\n\nShare\n"
    document = loading.parse(text, "pump.md", Format.MARKDOWN)
    checks = (CheckInfo("markup/bar", Category.LEAKED_CHROME, Severity.MINOR, "", "", fix=Fix.REMOVAL),)
    places = [text.index(word) for word in ("Comments", "Share")]
    found = [
        replace(
            finding(text, at, at + len(word), suggestion="", category=Category.LEAKED_CHROME),
            check="markup/bar",
            furniture=True,
        )
        for at, word in zip(places, ("Comments", "Share"), strict=True)
    ]
    assert "removes 1 of them" in furniture_note(found, Report("p", document, findings=tuple(found), checks=checks))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bridge is closed on Monday.", "read it, name its original (--source), or check more text"),
        ("The bridge is closed and and nobody in town knows why.", "mend what is marked below and check again"),
    ],
)
def test_where_few_words_do_not_tell_the_reader_learns_what_helps(text, said):
    report = Checker(None, "en").check(f"{text}\n")
    assert said in " ".join(rendered(report).split())
