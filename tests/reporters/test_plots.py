"""Axes that are honest, texts with their difference marked, and one look for every page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.reporters import look
from mtcheck.reporters.differences import differences
from mtcheck.reporters.plots import PERCENT, Scale, axis_around, axis_from_zero, scale_of

NUMBERS = st.floats(0, 100, allow_nan=False)


@given(st.lists(NUMBERS, min_size=1))
def test_an_axis_holds_its_values_on_its_scale_and_ends_at_a_tick(values):
    axis = axis_around(values, PERCENT)
    assert 0 <= axis.low <= min(values)
    assert max(values) <= axis.high <= 100
    assert axis.ticks[0] == axis.low
    assert axis.ticks[-1] == pytest.approx(axis.high)
    assert 2 <= len(axis.ticks) <= 8


@given(st.floats(10, 90), st.floats(0, 0.5))
def test_a_trifle_does_not_look_like_a_leap(value, change):
    axis = axis_around([value, value + change], PERCENT)
    assert axis.share(value + change) - axis.share(value) <= change / 10 + 1e-9


@given(st.lists(st.integers(0, 10**7), min_size=1))
def test_counts_begin_at_nothing_and_their_ticks_are_whole(counts):
    axis = axis_from_zero(counts)
    assert axis.low == 0
    assert axis.high >= max(counts)
    assert all(tick == int(tick) for tick in axis.ticks)


@given(st.lists(st.floats(-1e12, 1e12, allow_nan=False), min_size=1))
def test_a_measure_of_which_nothing_is_known_has_an_axis(values):
    axis = axis_around(values, scale_of("judge"))
    assert axis.high > axis.low
    assert all(-1e-6 <= axis.share(each) <= 1 + 1e-6 for each in values)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ([61.2, 84.4], ["60", "70", "80", "90"]),
        ([0.97, 0.98], ["0.925", "0.950", "0.975", "1.000"]),
        ([0, 3], ["0", "1", "2", "3"]),
    ],
)
def test_ticks_have_the_digits_that_they_need(values, labels):
    scale = Scale(0.0, 1.0) if max(values) <= 1 else PERCENT
    axis = axis_from_zero(values) if min(values) == 0 else axis_around(values, scale)
    assert [axis.label(tick) for tick in axis.ticks] == labels


@given(st.text(max_size=80), st.text(max_size=80))
def test_pieces_make_the_texts_again_and_what_is_unmarked_is_the_same_in_both(first, other):
    old, new = differences(first, other)
    assert "".join(piece.text for piece in old) == first
    assert "".join(piece.text for piece in new) == other
    shared = ["".join(piece.text for piece in side if not piece.differs).split() for side in (old, new)]
    assert shared[0] == shared[1]


def test_only_what_differs_is_marked():
    old, new = differences("The toll is 3.50 euros for a car.", "The toll is 35.0 euros for a car.")
    assert [piece.text for piece in old if piece.differs] == ["3.50"]
    assert [piece.text for piece in new if piece.differs] == ["35.0"]
    (old,), (new,) = differences("word " * 700, "other " * 700)
    assert old.differs
    assert new.differs


def test_a_drawing_of_its_own_needs_no_variables():
    style = look.drawing_style()
    assert "var(" not in style
    assert "light-dark" not in style
    assert "prefers-color-scheme: dark" in style


def test_a_page_names_its_own_style_by_hash():
    page = look.opening("Title")
    (sheet,) = re.findall("<style>(.*?)</style>", page, re.DOTALL)
    assert f"style-src '{look.hash_element(sheet)}'" in page
    assert "script-src" not in page
    assert "default-src 'none'" in page
