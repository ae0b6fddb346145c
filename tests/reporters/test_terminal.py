"""What the report for people must hold for any text and any width."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.report import Report
from mtcheck.model.text import Document, Region, Span
from mtcheck.reporters import View, render
from mtcheck.reporters.causes import causes
from mtcheck.reporters.terminal.excerpt import excerpt
from mtcheck.reporters.terminal.lines import Style, cells, painter, plain, visible, wrap

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


def test_the_article_comes_before_the_page_around_it():
    findings = (finding(region=Region.FOOTER, severity=Severity.CRITICAL, message="outer"), finding(message="inner"))
    written = rendered(Report("p", Document("p", "fault"), findings=findings))
    assert written.index("inner") < written.index("outer")


def test_places_that_read_alike_are_listed_once():
    findings = tuple(finding("fault fault", at, at + 5, cause="one") for at in (0, 6))
    written = rendered(Report("p", Document("p", "fault fault"), findings=findings))
    assert "2 places: 1:1, 1:7" in written
    assert written.count("why") == 1


def test_quiet_gives_a_line_a_file_and_the_sum(run):
    assert len("".join(render("terminal", run.reports, View(width=200, quiet=True))).splitlines()) == 4
