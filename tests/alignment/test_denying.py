"""Negations that one side lost, as the vectors see them."""

from __future__ import annotations

import pytest

from mtcheck.alignment.denying import find_lost_negations, question_of
from mtcheck.embeddings import Adding, encoder
from mtcheck.language.values.denials import denials, find_unmatched, known_denials
from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.segmentation import segment


def negated(source, target, languages=("de", "en")):
    sides = [segment(parse(text, "page"), language) for text, language in zip((source, target), languages, strict=True)]
    return find_lost_negations([Bead(*sides)], encoder(), *languages)[0].negated


def test_the_place_is_that_of_the_negator():
    source = "Der Hund hat den Briefträger nicht gebissen."
    found = negated(source, "The dog bit the postman.")
    assert source[slice(*found.place)] == "nicht"
    assert not found.gained
    assert found.probability > 0.74


def test_a_gained_negator_is_the_translations():
    target = "The dog did not bite the postman."
    found = negated("Der Hund hat den Briefträger gebissen.", target)
    assert target[slice(*found.place)] == "not"
    assert found.gained


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Der Hund beißt nicht.", "The dog does not bite."),
        ("Der Hund beißt.", "The dog bites."),
    ],
)
def test_nothing_is_asked_where_both_negate_or_neither(source, target):
    assert question_of(source, "de", target, "en") is None
    assert negated(source, target) is None


def test_no_before_a_noun_denies_and_as_an_answer_does_not():
    assert question_of("No dogs were found.", "en", "Hunde wurden gefunden.", "de")
    assert question_of("No, dogs were found.", "en", "Hunde wurden gefunden.", "de") is None


def test_a_wording_excuses_only_what_the_other_side_does_not_say_itself():
    ours, theirs = denials("Das Vorhaben scheiterte.", "de"), denials("The plan failed.", "en")
    weak = known_denials("en").weak
    assert find_unmatched(ours, theirs, lambda *_: 0.0, weak) == ([], [])
    assert find_unmatched((), theirs, lambda *_: 0.0, weak) == ([], list(theirs))


def test_the_particle_of_a_verb_ends_its_clause():
    text = "Der Rat lehnte den Antrag nicht ab, weil er auf Geld wartet."
    assert "lehnte den Antrag nicht ab" in [text[each.start : each.end] for each in denials(text, "de")]


def test_an_encoder_that_reads_no_words_judges_nothing():
    sides = [segment(parse(text, "page"), "en") for text in ("It is not here.", "It is here.")]
    assert find_lost_negations([Bead(*sides)], Adding(encoder()), "en", "en")[0].negated is None
