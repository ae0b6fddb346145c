"""Places in an editor's units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position

from mtcheck.model.spans import Span
from mtcheck.server.positions import Positions

TEXTS = st.text(alphabet="ab é漢😀\n\r\u2028\t", max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@given(TEXTS, ENCODINGS, st.data())
def test_every_code_point_finds_its_way_back(text: str, encoding: str, data: st.DataObject) -> None:
    places = Positions(text, encoding)
    offset = data.draw(st.integers(0, len(text)))
    if offset and text[offset - 1 : offset + 1] == "\r\n":
        offset += 1
    if offset < len(text) and text[offset] in "\r\n":
        assert places.offset(places.position(offset)) == offset
        return
    assert places.offset(places.position(offset)) == offset


@given(TEXTS, ENCODINGS)
def test_columns_count_what_the_codec_writes(text: str, encoding: str) -> None:
    codec, width = CODECS[encoding]
    line = text.replace("\r", "").replace("\n", "")
    assert Positions(line, encoding).position(len(line)) == Position(0, len(line.encode(codec)) // width)


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\ntwo", "one\rtwo"])
def test_all_line_ends_end_a_line(text: str) -> None:
    places = Positions(text)
    assert places.position(len(text)) == Position(1, 3)
    assert places.span(places.range(Span(0, len(text)))) == Span(0, len(text))


def test_places_beyond_the_text_are_its_end() -> None:
    places = Positions("one\ntwo")
    assert places.offset(Position(9, 0)) == 7
    assert places.offset(Position(0, 99)) == 3
    assert places.offset(Position(1, 99)) == 7
