"""Words that one side renders by the other end of their axis."""

from __future__ import annotations

import pytest

from mtcheck.alignment.reversing import find_reversed
from mtcheck.embeddings import Adding, encoder
from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.segmentation import segment


def turned(source, target, languages=("de", "en"), model=None):
    sides = [segment(parse(text, "page"), language) for text, language in zip((source, target), languages, strict=True)]
    return find_reversed([Bead(*sides)], model or encoder(), *languages)[0].reversed


def test_the_places_are_those_of_the_two_words():
    source, target = "Im Osten der Insel regnet es.", "It is raining in the west of the island."
    (found,) = turned(source, target)
    assert source[slice(*found.source)] == "Osten"
    assert target[slice(*found.target)] == "west"
    assert found.sure
    assert found.grave


def test_an_obligation_may_be_told_in_another_way():
    (found,) = turned("Besucher müssen Schuhe tragen.", "Visitors may wear shoes.")
    assert not found.grave


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Im Osten der Insel regnet es.", "It is raining in the east of the island."),
        ("Von Osten nach Westen zog Regen.", "Rain moved from west to east."),
        ("Die Tür ist nicht offen.", "The door is closed."),
    ],
)
def test_sound_pairs_are_left_alone(source, target):
    assert not turned(source, target)


def test_an_encoder_without_words_is_not_asked():
    assert not turned("Im Osten regnet es.", "It rains in the west.", model=Adding(encoder()))
