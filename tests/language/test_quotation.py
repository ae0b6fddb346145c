"""Quotation marks and apostrophes are told apart by where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.language.quotation import Role, read_quotes


def quoted(text):
    return [text[each.opening.at : each.closing.at + 1] for each in read_quotes(text).quotations]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("Er sagte „nein“ und »ja«.", ["„nein“", "»ja«"]),
        ("Il dit « non », et d’« oui ».", ["« non »", "« oui »"]),
        ("“He said ‘no’ twice,” she wrote.", ["“He said ‘no’ twice,”", "‘no’"]),
        ('The "Ex-"Bild"-Chef"', ['"Ex-"Bild"-Chef"', '"Bild"']),
        ("(“so”)—“and so”…", ["“so”", "“and so”"]),
        ("no marks at all", []),
    ],
)
def test_passages_in_quotation_marks(text, passages):
    assert quoted(text) == passages


def test_a_quotation_inside_a_quotation_is_nested():
    assert [each.nested for each in read_quotes("“He said ‘no’ twice.” “So.”").quotations] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("it's", [Role.APOSTROPHE]),
        ("the boys’ toys", [Role.APOSTROPHE]),
        ("the ’90s", [Role.APOSTROPHE]),
        ("rock 'n roll", [Role.APOSTROPHE]),
        ("6'2\" tall", [Role.MEASURE, Role.MEASURE]),
        ("1'000 francs", [Role.MEASURE]),
        ('a 15" screen', [Role.MEASURE]),
        ('in "2019"', [Role.OPENING, Role.CLOSING]),
        ("‘so’", [Role.OPENING, Role.CLOSING]),
        ("( ' )", [Role.APOSTROPHE]),
    ],
)
def test_what_a_mark_does(text, roles):
    assert [mark.role for mark in read_quotes(text).marks] == roles


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“We are late, he said.", "“"),
        ("We are late,” he said.", "”"),
        ("„Wir sind spät, sagte er. „Sehr.“", "„"),
        ("« Trop tard, dit-il.", "«"),
        ("Trop tard », dit-il.", "»"),
        ("nothing is alone “here”", ""),
    ],
)
def test_marks_without_a_partner(text, alone):
    assert "".join(mark.sign for mark in read_quotes(text).unmatched) == alone


@given(st.text(alphabet="ab 1.,-(\u00a0\"'“”„«»‘’‚‹›"))
def test_every_mark_is_accounted_for_in_order(text):
    quotes = read_quotes(text)
    places = [mark.at for mark in quotes.marks]
    assert places == [at for at, sign in enumerate(text) if sign in "\"'“”„«»‘’‚‹›"]
    assert all(text[mark.at] == mark.sign for mark in quotes.marks)
    assert all(each.opening.at < each.closing.at for each in quotes.quotations)
    assert set(quotes.unmatched) <= set(quotes.marks)
