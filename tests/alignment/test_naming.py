"""Names that have taken others' places, as the vectors see them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.alignment.naming import find_exchanged_names
from mtcheck.embeddings import encoder
from mtcheck.language.values.exchanged import names_in, suspects
from mtcheck.loading import parse
from mtcheck.model.bead import Bead, text_of
from mtcheck.segmentation import segment


def bead(source, target, languages=("de", "en")):
    sides = [segment(parse(text, "page"), language) for text, language in zip((source, target), languages, strict=True)]
    return Bead(*sides)


def names(source, target, languages=("de", "en")):
    (judged,) = find_exchanged_names([bead(source, target, languages)], encoder(), *languages)
    texts = text_of(judged.source), text_of(judged.target)
    return [(texts[0][slice(*each.source)], texts[1][slice(*each.target)], each.probability) for each in judged.renamed]


def test_the_lost_name_is_set_beside_the_new_one():
    ((lost, new, probability),) = names(
        "Die Fähre nach Helsinki fällt wegen des Sturms aus.", "The ferry to Lisbon is cancelled because of the storm."
    )
    assert (lost, new) == ("Helsinki", "Lisbon")
    assert probability > 0.5


def test_places_are_those_of_the_sides_texts_over_several_sentences():
    ((lost, new, _),) = names(
        "Der Sturm wird stärker. Die Fähre nach Helsinki fällt aus.",
        "The storm is growing. The ferry to Lisbon is cancelled.",
    )
    assert (lost, new) == ("Helsinki", "Lisbon")


def test_a_place_is_lost_from_signs_too():
    ((lost, new, _),) = names("他昨天在德国会见了记者。", "He met reporters in Brazil yesterday.", ("zh", "en"))
    assert (lost, new) == ("德国", "Brazil")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Er will im Herbst wieder antreten.", "In the autumn Lindqvist wants to stand again."),
        ("Das sagte Swetlana Tschernowa.", "Svetlana Chernova said so."),
        ("Der Zug hält in Köln.", "The train stops in Cologne."),
    ],
)
def test_nothing_is_asked_where_no_name_is_lost_or_all_are_recognised(source, target):
    assert suspects(source, "de", target, "en") == ()


def test_beads_of_strangers_and_empty_ones_are_left_alone():
    empty = Bead(bead("Die Fähre nach Helsinki fällt aus.", "x").source)
    assert find_exchanged_names([empty], encoder(), "de", "en") == (empty,)


def test_names_are_runs_of_capitals_without_titles_and_acronyms():
    text = "On Monday the old President Lindqvist went to the river and met his friend Petra Novakova of NATO there."
    assert [text[part.start : part.end] for part in names_in(text, "en")] == ["Lindqvist", "Petra Novakova"]


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["en", "de", "fr", "ru", "zh", "ja"]))
def test_suspects_stand_in_their_texts(source, target, language):
    for name, lost in suspects(source, language, target, "en"):
        assert 0 <= name.part.start < name.part.end <= len(target)
        assert all(0 <= each.part.start < each.part.end <= len(source) for each in lost)
