"""Alignment as its users see it: which sentence stands beside which, and the laws that hold for any two texts."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.alignment import align
from mtcheck.alignment.band import anchors, band
from mtcheck.alignment.signals import signals
from mtcheck.embeddings import Remembering, encoder
from mtcheck.loading import parse
from mtcheck.segmentation import segment

BRIDGE = tomllib.loads((Path(__file__).parent / "bridge.toml").read_text(encoding="utf-8"))
GERMAN, ENGLISH = BRIDGE["german"], BRIDGE["english"]


def segments(lines, language="de"):
    return segment(parse("\n\n".join(lines), "page"), language)


def sides(beads):
    return [
        (" ".join(each.text for each in bead.source), " ".join(each.text for each in bead.target)) for bead in beads
    ]


def aligned(german, english):
    return align(segments(german), segments(english, "en"), encoder(), "de", "en")


def test_sentences_stand_beside_their_translations():
    beads = aligned(GERMAN, ENGLISH)
    assert sides(beads) == list(zip(GERMAN, ENGLISH, strict=True))
    assert all(bead.similarity > 0.5 and not bead.silent and not bead.moved for bead in beads)


def test_paragraphs_need_not_be_parallel():
    joined = [" ".join(GERMAN[:4]), " ".join(GERMAN[4:])], [" ".join(ENGLISH[:1]), " ".join(ENGLISH[1:])]
    assert sides(aligned(*joined)) == list(zip(GERMAN, ENGLISH, strict=True))


def test_omissions_and_additions_stand_alone_and_are_silent():
    beads = aligned(GERMAN[:1] + GERMAN[2:], ENGLISH[:4] + ENGLISH[5:])
    assert [(bead.kind, bool(bead.silent)) for bead in beads] == [
        ("1-1", False),
        ("0-1", True),
        ("1-1", False),
        ("1-1", False),
        ("1-0", True),
        ("1-1", False),
    ]


def test_page_chrome_does_not_drag_the_article_off():
    german = [GERMAN[0], "Teilen", GERMAN[1], "Anzeige", "Mehr zum Thema", *GERMAN[2:]]
    english = [*ENGLISH[:3], "Advertisement", "Comments", *ENGLISH[3:], "Print"]
    assert set(zip(GERMAN, ENGLISH, strict=True)) <= set(sides(aligned(german, english)))


def test_a_sentence_may_become_two():
    english = [
        *ENGLISH[:5],
        "The fire brigade had closed the old crossing in summer.",
        "Parts of the railing had fallen.",
    ]
    last = aligned(GERMAN, english)[-1]
    assert (last.kind, last.source[0].text) == ("1-2", GERMAN[5])


def test_a_moved_paragraph_is_found_and_said_to_be_moved():
    beads = aligned(GERMAN, [ENGLISH[5], *ENGLISH[:5]])
    assert set(sides(beads)) == set(zip(GERMAN, ENGLISH, strict=True))
    assert [bead.moved for bead in beads] == [False] * 5 + [True]


def test_a_headline_that_ran_into_the_lead_is_cut_where_the_other_side_says_so():
    german = ["Neue Brücke für Altenau", *GERMAN]
    english = ["New bridge for Altenau " + ENGLISH[0], *ENGLISH[1:]]
    assert sides(aligned(german, english))[:2] == [
        ("Neue Brücke für Altenau", "New bridge for Altenau"),
        (GERMAN[0], ENGLISH[0]),
    ]


def test_a_cut_is_found_by_comparison_where_nothing_in_the_text_shows_it():
    german = ["Sänger auf Tournee", "Robin Falk gibt im Herbst zwölf Konzerte in Norwegen.", GERMAN[2]]
    english = ["Singer on tour Robin Falk will give twelve concerts in Norway in autumn.", ENGLISH[2]]
    assert sides(aligned(german, english))[:2] == [
        ("Sänger auf Tournee", "Singer on tour"),
        ("Robin Falk gibt im Herbst zwölf Konzerte in Norwegen.", english[0].removeprefix("Singer on tour ")),
    ]


def test_a_headline_that_ran_into_the_lead_on_both_sides_is_cut_on_both():
    german = ["Streit um neue Brücke in Altenau beendet " + GERMAN[0], *GERMAN[1:]]
    english = ["Dispute over new bridge in Altenau settled " + ENGLISH[0], *ENGLISH[1:]]
    assert sides(aligned(german, english))[:2] == [
        ("Streit um neue Brücke in Altenau beendet", "Dispute over new bridge in Altenau settled"),
        (GERMAN[0], ENGLISH[0]),
    ]


def test_three_sentences_without_marks_are_told_apart_by_the_other_side():
    german = [GERMAN[3], GERMAN[4], GERMAN[5], GERMAN[2]]
    english = [f"{ENGLISH[3][:-1]} {ENGLISH[4][:-1]} {ENGLISH[5]}", ENGLISH[2]]
    found = sides(aligned(german, english))
    assert [one for one, _ in found] == german
    assert [other.rstrip(".") for _, other in found] == [ENGLISH[at].rstrip(".") for at in (3, 4, 5, 2)]


def test_sentences_that_were_joined_are_not_cut_at_a_name():
    german = [GERMAN[0], "Der Regen hielt an. Petra Lindner sagte die Feier ab.", GERMAN[2]]
    english = [ENGLISH[0], "The rain went on, which is why Petra Lindner cancelled the celebration.", ENGLISH[2]]
    beads = aligned([" ".join(german)], [" ".join(english)])
    assert [bead.kind for bead in beads] == ["1-1", "2-1", "1-1"]


class Counting:
    def __init__(self):
        self.languages, self.signature = encoder().languages, encoder().signature
        self.sizes = []

    def encode(self, texts):
        self.sizes.append(len(texts))
        return encoder().encode(texts)


def test_omissions_cost_few_vectors_and_no_call_each():
    german = [f"{text} ({number})" for number in range(20) for text in GERMAN]
    english = [f"{text} ({number})" for number in range(20) for text in ENGLISH]
    counting = Counting()
    gaps = [text for number, text in enumerate(german) if number % 11 != 3]
    align(segments(gaps), segments(english, "en"), Remembering(counting), "de", "en")
    assert len(counting.sizes) < 12
    assert sum(counting.sizes) < 4 * (len(gaps) + len(english))


def test_a_language_without_encoder_is_aligned_by_lengths_numbers_and_names():
    finnish = [
        "Helsingin kaupunki rakentaa 3 500 uutta asuntoa vuonna 2027.",
        "Hanketta johtaa arkkitehti Kaisa Virtanen.",
        "Kustannukset ovat 640 miljoonaa euroa, ja työt alkavat toukokuussa Kalasataman alueella.",
        "Asukkaat ovat tyytyväisiä.",
    ]
    english = [
        "The city of Helsinki is building 3,500 new homes in 2027.",
        "The project is led by the architect Kaisa Virtanen.",
        "It will cost 640 million euros, and work begins in May in the area of Kalasatama.",
        "Residents are pleased.",
    ]
    beads = align(segments(finnish, "fi"), segments(english, "en"), encoder(), "fi", "en")
    assert sides(beads) == list(zip(finnish, english, strict=True))
    assert {bead.similarity for bead in beads} == {0.0}


@pytest.mark.parametrize("german", [[], GERMAN[:2]])
def test_an_empty_side_leaves_the_other_alone(german):
    beads = align(segments(german), (), encoder(), "de", "en")
    assert [bead.kind for bead in beads] == ["1-0"] * len(german)
    assert all(bead.silent for bead in beads)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_laws_of_alignment(data):
    picks = st.lists(st.integers(0, len(GERMAN) - 1), min_size=1, max_size=9)
    source = segments([GERMAN[index] for index in data.draw(picks)])
    target = segments([ENGLISH[index] for index in data.draw(picks)], "en")
    beads = align(source, target, encoder(), "de", "en")
    assert beads == align(source, target, encoder(), "de", "en")
    for side, given_segments in (("source", source), ("target", target)):
        found = [each for bead in beads for each in getattr(bead, side)]
        assert sorted(letters(found)) == sorted(letters(given_segments))
        still = [each.span.start for bead in beads if not bead.moved for each in getattr(bead, side)]
        assert still == sorted(still)
    assert all(bead.source or bead.target for bead in beads)
    assert all(bool(bead.silent) >= (not bead.source or not bead.target) for bead in beads)


def letters(found):
    return [each.span.start + at for each in found for at, char in enumerate(each.text) if char != " "]


def test_swapped_sides_give_swapped_kinds():
    german, english = segments(GERMAN[:1] + GERMAN[2:]), segments(ENGLISH[:4] + ENGLISH[5:], "en")
    there = align(german, english, encoder(), "de", "en")
    back = align(english, german, encoder(), "en", "de")
    assert sorted(bead.kind for bead in there) == sorted(bead.kind[::-1] for bead in back)


def test_the_band_grows_with_the_text_and_not_with_its_square():
    for size in (50, 2000):
        rows = band(size, size, [])
        assert (rows[0][0], rows[-1][1]) == (0, size)
        assert all(low <= high for low, high in rows)
        assert all(later[0] <= sooner[1] for sooner, later in pairwise(rows))
    assert max(high - low for low, high in rows) < 1000


def test_long_texts_are_aligned_along_anchors():
    german = [f"Zeile {number}: {GERMAN[number % 6]}" for number in range(700)]
    english = [f"Line {number}: {ENGLISH[number % 6]}" for number in range(100, 700)]
    source, target = segments(german), segments(english, "en")
    assert anchors(signals(source, target, encoder()))
    beads = align(source, target, encoder(), "de", "en")
    right = sum(one.split(":")[0][6:] == other.split(":")[0][5:] for one, other in sides(beads) if one and other)
    assert right >= 590
