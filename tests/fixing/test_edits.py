"""Edits of a text: what they make of it, what goes together and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import EditError
from mtcheck.fixing import Edit, apply, origin
from mtcheck.fixing.edits import clash

TEXT = "The bridge will close , the mayor said."


def test_edits_are_made_at_once_and_in_any_order():
    edits = [Edit(21, 22, ""), Edit(0, 3, "This"), Edit(39, 39, " Today.")]
    assert apply(TEXT, edits) == "This bridge will close, the mayor said. Today."
    assert apply(TEXT, reversed(edits)) == apply(TEXT, edits)
    assert apply(TEXT, []) == TEXT


def test_the_same_edit_twice_is_one_and_neighbours_do_not_touch_each_other():
    assert apply("abc", [Edit(0, 1, "x"), Edit(0, 1, "x"), Edit(1, 2, "y")]) == "xyc"
    assert apply("abc", [Edit(1, 2, "y"), Edit(1, 1, "-")]) == "a-yc"


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Edit(2, 5), Edit(4, 6)], "overlap: 2..5 and 4..6"),
        ([Edit(2, 2, "x"), Edit(2, 2, "y")], "overlap: 2..2 and 2..2"),
        ([Edit(0, 9), Edit(4, 4, "x")], "overlap"),
        ([Edit(0, 3, "x"), Edit(0, 3, "y")], "overlap"),
        ([Edit(3, 99)], "no place 3..99 in a text of 39"),
        ([Edit(-1, 2)], "no place -1..2"),
        ([Edit(5, 2)], "no place 5..2"),
        ([Edit(0, 3, "This", was="A")], "is not what the edit was made for; was the file changed"),
    ],
)
def test_what_does_not_fit_is_an_error_that_names_the_place(edits, message):
    with pytest.raises(EditError, match=message):
        apply(TEXT, edits)


def test_a_place_leads_back_through_the_rounds():
    rounds = [[Edit(4, 11)], [Edit(0, 3, "It")]]
    after = apply(apply(TEXT, rounds[0]), rounds[1])
    assert after == "It will close , the mayor said."
    assert origin(after.index("mayor"), rounds) == TEXT.index("mayor")
    assert origin(1, rounds) == 0


EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), st.text("xyz ", max_size=4)), max_size=12)


@given(text=st.text("abc d\n", min_size=36, max_size=60), drawn=EDITS)
def test_of_any_edits_those_that_go_together_can_be_made_and_change_nothing_else(text, drawn):
    taken = []
    for start, length, new in drawn:
        edit = Edit(start, start + length, new, text[start : start + length])
        if not any(clash(edit, other) for other in taken):
            taken.append(edit)
    after = apply(text, taken)
    assert apply(text, sorted(taken, reverse=True)) == after
    once = set(taken)
    assert len(after) == len(text) + sum(len(each.text) - (each.end - each.start) for each in once)
    touched = {at for each in once for at in range(each.start, each.end)}
    for at in sorted(set(range(len(text))) - touched):
        new = at + sum(len(each.text) - (each.end - each.start) for each in once if each.end <= at)
        assert after[new] == text[at]
        assert origin(new, [tuple(once)]) == at
