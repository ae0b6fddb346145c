"""The tables of contraries: every end has its other end, and texts are read for both."""

from __future__ import annotations

import pytest

from mtcheck.language.entries import read_words
from mtcheck.language.packaged import text_of
from mtcheck.language.values.opposites import axes
from mtcheck.language.values.reversals import find_reversals, find_senses

LANGUAGES = "cs da de en es fr it ja nl pl pt ru sv tr uk zh".split()
OTHERS = {"innocent", "turning", "lessening"}


def poles(text, language):
    return [(text[each.start : each.end], set(each.poles)) for each in find_senses(text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_end_of_a_language_belongs_to_an_axis(language):
    known = {pole for axis in axes() for pole in axis}
    assert set(read_words(language, text_of("opposites", language))) - OTHERS <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_stands_at_both_ends_of_an_axis(language):
    table = read_words(language, text_of("opposites", language))
    for one, other in axes():
        assert not set(table.get(one, ())) & set(table.get(other, ())), (one, other)


def test_no_end_belongs_to_two_axes():
    ends = [pole for axis in axes() for pole in axis]
    assert len(ends) == len(set(ends))


def test_a_longer_wording_has_the_words_inside_it():
    assert poles("They left at last.", "en") == []
    assert poles("It is the last house.", "en") == [("last", {"last"})]


def test_a_verb_is_read_with_its_particle():
    (found,) = find_senses("Schalten Sie das Licht aus.", "de")
    assert [("Schalten Sie das Licht aus")[slice(*part)] for part in found.parts] == ["Schalten", "aus"]


def test_letters_that_grow_in_lower_case_move_nothing():
    assert find_senses("İİ turn off the light", "en") == ()


def test_what_both_sides_say_is_not_turned_round():
    assert find_reversals("der erste und der letzte Tag", "de", "the last day", "en") == ()
    assert find_reversals("der erste Tag", "de", "the last day", "en")[0].axis == ("first", "last")
