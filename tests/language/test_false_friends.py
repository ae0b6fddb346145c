"""Tables of false friends: what is looked up, what is marked and what the table's writer is told."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.language.false_friends import _row, false_friends, table
from mtcheck.language.packaged import DATA

PAIRS = sorted(path.stem for path in (DATA / "false_friends").glob("*.tsv"))


@pytest.mark.parametrize("pair", PAIRS)
def test_tables_are_sound(pair):
    rows = table(pair)
    assert len(rows) >= 30
    for row in rows:
        wanted = {word.rstrip("*") for _, word in row.wrong}
        assert not wanted & {word.rstrip("*") for word, _ in row.wrong}, row.source


@pytest.mark.parametrize("pair", PAIRS)
def test_no_right_word_is_marked(pair):
    for row in table(pair):
        for word in row.right:
            assert not list(row.wrong_in(word.rstrip("*"))), f"{pair}: '{word}' is right and wrong"


def test_words_are_found_by_form_stem_and_head():
    found = [(word.text, row.wrong[0][0]) for row, word in false_friends("aktuelle Kreml-Parteichefs", "de-AT", "en")]
    assert found == [("aktuelle", "actual"), ("Kreml-Parteichefs", "chef")]


def test_the_suggestion_keeps_capital_and_ending():
    row = _row("actual\taktuell*=tatsächlich*\t\t", "here")
    assert [wrong.wanted for wrong in row.wrong_in("Aktuelles und aktuellen")] == ["Tatsächliches", "tatsächlichen"]


def test_a_capital_inside_a_sentence_makes_a_name():
    row = _row("Chef\tchef=boss\t\t", "here")
    assert not list(row.wrong_in("the Chef"))
    assert list(row.wrong_in("Chef"))


def test_a_pair_without_a_table_has_no_rows():
    assert table("de-xx") == ()
    assert list(false_friends("Chef", "de", "xx")) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Chef\tchef=boss\t", "3 columns instead of 4"),
        ("Chef\tchef\t\t", "what to write instead"),
        ("\tchef=boss\t\t", "a source"),
        ("Rat*\trat=council\t\t", "too short"),
    ],
)
def test_a_row_that_means_nothing_is_refused(line, fault):
    with pytest.raises(ValueError, match=f"here: .*{fault}"):
        _row(line, "here")


def test_each_place_is_marked_once_however_often_the_word_is_in_the_original():
    source, target = "Der Chef sah den Chef am Tor. " * 200, "The chef saw the chef at the gate. " * 200
    alone = mtcheck.Config(only=("terminology/false-friend",), encoder="none")
    (report,) = mtcheck.check_segments([(source, target, None)], "de", "en", config=alone)
    places = [(each.target.start, each.target.end) for each in report.findings]
    assert len(places) == len(set(places)) == 400
