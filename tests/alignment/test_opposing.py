"""Words that one side renders by their contrary."""

from __future__ import annotations

import pytest

from mtcheck.alignment.opposing import find_opposites
from mtcheck.embeddings import Adding, encoder
from mtcheck.language.values.contraries import contraries_of
from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.segmentation import segment


def opposed(source, target, languages=("de", "en"), model=None):
    sides = [segment(parse(text, "page"), language) for text, language in zip((source, target), languages, strict=True)]
    return find_opposites([Bead(*sides)], model or encoder(), *languages)[0].opposed


def test_the_places_are_those_of_the_two_words():
    source, target = "Der Brief ist ungültig.", "The letter is valid."
    found = opposed(source, target)
    assert source[slice(*found.source)] == "ungültig"
    assert target[slice(*found.target)] == "valid"
    assert not found.gained


def test_the_translation_may_be_the_one_that_denies():
    source, target = "Die Frage ist wichtig.", "The question is unimportant."
    found = opposed(source, target)
    assert source[slice(*found.source)] == "wichtig"
    assert target[slice(*found.target)] == "unimportant"
    assert found.gained


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Der Brief ist ungültig.", "The letter is invalid."),
        ("Der Brief ist gültig.", "The letter is valid."),
        ("Ohne Brot reist sie mit ihrem Hund.", "She travels with her dog and has no bread."),
    ],
)
def test_a_sound_rendering_is_no_contrary(source, target):
    assert opposed(source, target) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Der Brief ist ungültig.", "The letter is not valid."),
        ("Der Brief ist nicht ungültig.", "The letter is valid."),
    ],
)
def test_a_negator_beside_the_word_turns_it(source, target):
    assert opposed(source, target).turned


def test_nothing_is_compared_where_words_are_not_spaced_or_the_encoder_reads_none():
    assert opposed("市长不满意。", "The mayor is satisfied.", ("zh", "en")) is None
    assert opposed("Der Brief ist ungültig.", "The letter is valid.", model=Adding(encoder())) is None


def test_a_word_without_its_prefix_has_to_be_a_word():
    assert contraries_of("de")["unwirksam"] == ("wirksam",)
    assert contraries_of("en")["careless"] == ("careful",)
    assert contraries_of("en")["under"] == ()
    assert contraries_of("xx")["unwirksam"] == ()
