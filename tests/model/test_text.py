"""The nouns of a text: spans, blocks that lead home, lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document, Piece

TAGGED = Document("x", "Der <b>Markt</b>\r\nbleibt.\n")
BLOCK = Block("Der Markt", (Piece(0, 4, 0, 4), Piece(4, 9, 7, 12)))


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (3, 2)])
def test_a_span_does_not_run_backwards(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(*[st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted)] * 2)
def test_spans_overlap_where_they_share_a_character(one, other):
    mine, theirs = Span(*one), Span(*other)
    shared = set(range(*one)) & set(range(*other))
    if shared:
        assert mine.overlaps(theirs)
        assert theirs.overlaps(mine)
    if mine.covers(theirs):
        assert set(range(*other)) <= set(range(*one))


def test_a_block_leads_home_over_a_tag():
    span = BLOCK.locate(0, 9)
    assert TAGGED.text[span.start : span.end] == "Der <b>Markt"
    span = BLOCK.locate(4, 9)
    assert TAGGED.text[span.start : span.end] == "Markt"


def test_an_empty_range_has_the_place_before_its_start():
    assert BLOCK.locate(4, 4) == Span(7, 7)
    assert BLOCK.locate(9, 9) == Span(12, 12)


def test_a_block_without_pieces_has_the_start_for_its_place():
    assert Block("", ()).locate(0, 0) == Span(0, 0)


def test_no_place_lies_outside_of_a_block():
    with pytest.raises(ValueError, match=r"no place 3\.\.10 in a block of 9 characters"):
        BLOCK.locate(3, 10)


def test_lines_and_columns_are_counted_from_one():
    assert TAGGED.position(7) == (1, 8)
    assert TAGGED.position(TAGGED.text.index("bleibt")) == (2, 1)
    assert [TAGGED.line(number) for number in (1, 2, 3)] == ["Der <b>Markt</b>", "bleibt.", ""]
