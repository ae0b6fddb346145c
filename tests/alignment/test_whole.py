"""Ordinary sentences stay whole, whatever the translation makes of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.alignment import align
from mtcheck.alignment.leftovers import together
from mtcheck.embeddings import encoder
from mtcheck.loading import parse
from mtcheck.segmentation import segment

PAGE = tomllib.loads((Path(__file__).parent / "whole.toml").read_text(encoding="utf-8"))
PAIRS = [(each["german"], each["english"]) for each in PAGE["pair"]]
CHANGED = [(at, each["english"], changed) for at, each in enumerate(PAGE["pair"]) for changed in each["changed"]]


def sides(german, english):
    source, target = segment(parse(german, "page"), "de"), segment(parse(english, "page"), "en")
    beads = align(source, target, encoder(), "de", "en")
    return [([each.text for each in bead.source], [each.text for each in bead.target]) for bead in beads]


@pytest.mark.parametrize(("number", "sound", "changed"), CHANGED)
def test_a_changed_sentence_alone_on_its_page_stays_whole(number, sound, changed):
    assert changed != sound
    assert sides(PAIRS[number][0], changed) == [([PAIRS[number][0]], [changed])]


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(len(PAIRS))), data=st.data())
def test_three_sentences_stay_whole_when_one_is_changed(order, data):
    number, _, changed = data.draw(st.sampled_from(CHANGED))
    others = [at for at in order if at != number][:2]
    place = data.draw(st.integers(0, 2))
    chosen = [*others[:place], number, *others[place:]]
    german = [PAIRS[at][0] for at in chosen]
    english = [changed if at == number else PAIRS[at][1] for at in chosen]
    expected = [([one], [other]) for one, other in zip(german, english, strict=True)]
    assert sides(" ".join(german), " ".join(english)) == expected


def test_a_part_that_would_stand_alone_goes_back_to_its_segment():
    (whole,) = segment(parse("A headline that ran into the lead of the page.", "page"), "en")
    (other,) = segment(parse("Die Seite hat eine Schlagzeile.", "page"), "de")
    cut = [type(whole)(whole.block, start, end) for start, end in ((0, 10), (11, 24), (25, whole.end))]
    for at in range(3):
        pairs = [((piece,), (other,) if number == at else ()) for number, piece in enumerate(cut)]
        assert together(pairs, ([whole], [other])) == [((whole,), (other,))]
        turned = [pair[::-1] for pair in pairs]
        assert together(turned, ([other], [whole])) == [((other,), (whole,))]
    assert together([((piece,), ()) for piece in cut], ([whole], [])) == [((whole,), ())]
