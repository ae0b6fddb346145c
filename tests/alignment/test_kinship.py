"""Whether two texts are thought to be strangers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from mtcheck.alignment.kinship import DOUBTFUL, Words, judge_kinship, weigh_kinship
from mtcheck.embeddings import encoder
from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.segmentation import segment

PAIRS = [
    (
        "Der Bäcker in der Hafenstraße schließt nach vierzig Jahren.",
        "The baker in Harbour Street closes after 40 years.",
    ),
    ("Am Abend zog ein Gewitter über das Tal hinweg.", "In the evening a thunderstorm passed over the valley."),
    ("Die Gewerkschaft fordert sechs Prozent mehr Lohn.", "The union demands six percent higher wages."),
    ("Im Zoo kamen drei junge Luchse zur Welt.", "Three young lynxes were born at the zoo."),
]


def bead(german, english):
    return Bead(
        segment(parse(german, "page"), "de") if german else (),
        segment(parse(english, "page"), "en") if english else (),
    )


def evidence(german, english):
    return weigh_kinship(0.5, (german, english), ("de", "en"), Words(encoder(), [german, english]))


def test_translations_are_kin_and_neighbours_translations_are_not():
    sound = judge_kinship([bead(*pair) for pair in PAIRS], encoder(), "de", "en")
    strange = judge_kinship([bead(one[0], other[1]) for one, other in pairwise(PAIRS)], encoder(), "de", "en")
    assert all(found.unrelated < 0.2 for found in sound)
    assert all(found.unrelated > 0.8 for found in strange)
    assert min(found.similarity for found in sound) > max(found.similarity for found in strange)


def test_what_is_alike_needs_no_words():
    found = judge_kinship([bead(*PAIRS[2])], encoder(), "de", "en")[0]
    assert (found.similarity > DOUBTFUL, found.unrelated) == (True, 0.0)


@pytest.mark.parametrize("beads", [[], [bead("Allein.", "")], [bead("", "Alone.")]])
def test_beads_with_an_empty_side_stay_as_they_are(beads):
    assert judge_kinship(beads, encoder(), "de", "en") == tuple(beads)


def test_shared_names_and_numbers_speak_for_a_pair():
    found = evidence("Petra Lindner zahlte 1250 Mark.", "Petra Lindner paid 1250 marks.")
    assert (found.shared, found.other_numbers, found.lone_names) == (1.0, 0.0, 0.0)


def test_other_numbers_and_lone_names_speak_against_it():
    found = evidence("Er zahlte 1250 Mark.", "On Friday the mayor of Altenau met Robin Falk for 90 minutes.")
    assert found.other_numbers == 1.0
    assert found.lone_names > 0
    assert found.length > 0.5


def test_names_are_not_compared_across_scripts():
    texts = "Мэр приехал в среду.", "The mayor met Robin Falk in Altenau."
    assert weigh_kinship(0.4, texts, ("ru", "en"), Words(encoder(), texts)).lone_names == 0.0
