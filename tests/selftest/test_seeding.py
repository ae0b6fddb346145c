"""Every fault is in its place and nothing else is changed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.language import lexicon
from mtcheck.selftest.seeding import SEEDERS, Sentence, Surroundings

WORDS = st.sampled_from(
    "the a harbour never not Marwitz Tolkmar 1,800 37 said is don't Nebelhorn nicht keine 9.80 – “so” für (b) ,".split()
)
TEXTS = st.lists(WORDS, min_size=1, max_size=14).map(lambda words: " ".join(words) + ".")


def chance(seed):
    return Random(seed)  # noqa: S311  # reproducible, not secret


def around(sentences=("Nobody knows what became of the ferry.",), names=("Marwitz", "Tolkmar", "Ingmar"), **given):
    languages = {"source_language": "de", "target_language": "en"} | given
    return Surroundings(labels=lexicon.labels(), names=names, sentences=sentences, **languages)


@settings(deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(sorted(SEEDERS)), st.integers(0, 99))
def test_the_fault_stands_where_it_is_said_to(source, target, fault, seed):
    sentence = Sentence(source, target)
    edit = SEEDERS[fault](sentence, around(), chance(seed))
    if edit is None:
        return
    damaged = edit.applied(target)
    assert damaged != target
    assert 0 <= edit.start < edit.end <= len(target)
    assert 0 <= edit.first < edit.last <= len(damaged)
    shift = len(damaged) - len(target)
    assert damaged[: edit.first] == target[: edit.first]
    assert damaged[edit.last :] == target[edit.last - shift :]
    assert edit == SEEDERS[fault](sentence, around(), chance(seed)), "the same seed makes the same fault"


def seeded(fault, source, target, seed=1, **given):
    edit = SEEDERS[fault](Sentence(source, target), around(**given), chance(seed))
    return (edit.applied(target), edit.applied(target)[edit.first : edit.last]) if edit else None


def test_a_number_gets_another_digit():
    damaged, marked = seeded("number", "Es kamen 347 Gäste.", "In all 347 guests came.")
    assert marked != "347"
    assert len(marked) == 3
    assert damaged == f"In all {marked} guests came."


def test_a_number_that_the_original_lacks_stays():
    assert seeded("number", "Es kamen viele Gäste.", "In all 347 guests came.") is None


def test_a_name_becomes_another_one_that_does_not_stand_there():
    damaged, marked = seeded("name", "Dort wohnt Tolkmar.", "That is where Tolkmar lives.", names=("Tolkmar", "Ingmar"))
    assert (damaged, marked) == ("That is where Ingmar lives.", "Ingmar")
    assert seeded("name", "Dort wohnt Tolkmar.", "That is where Tolkmar lives.", names=("Tolkmar",)) is None


@pytest.mark.parametrize(
    ("source", "target", "language", "damaged", "marked"),
    [
        ("Der Ball ist nicht rot.", "The ball is not red.", "en", "The ball is red.", "is red."),
        ("Er kommt nie.", "He never comes.", "en", "He always comes.", "always"),
        ("Er kommt nicht.", "He doesn't come.", "en", "He does come.", "does"),
        ("Er kann nicht.", "He cannot.", "en", "He can.", "can"),
        ("Niemand kam.", "Nobody came.", "en", "Somebody came.", "Somebody"),
        ("There is no wind.", "Es gibt keinen Wind.", "de", "Es gibt einen Wind.", "einen"),
        ("He will not.", "Er will nicht.", "de", "Er will.", "will."),
    ],
)
def test_a_negation_is_taken_back(source, target, language, damaged, marked):
    other = "en" if language == "de" else "de"
    assert seeded("negation", source, target, source_language=other, target_language=language) == (damaged, marked)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Der Ball ist rot.", "The ball is not red."),
        ("Nicht jetzt und nicht hier.", "Not now and not here."),
        ("Nicht hier.", "Not here."),
    ],
)
def test_a_negation_stays_where_it_is_not_the_only_one_or_has_no_counterpart(source, target):
    assert seeded("negation", source, target) is None


def test_a_label_gets_a_literal_wording():
    damaged, marked = seeded("label", "", "Share")
    assert damaged == marked != "Share"
    assert seeded("label", "", "The council met on Tuesday.") is None


def test_words_go_round_in_a_loop():
    damaged, marked = seeded("loop", "Es regnet.", "outside rain falls.")
    assert marked in (" ".join(["outside rain"] * 5), " ".join(["rain falls"] * 5))
    assert marked in damaged


def test_a_word_is_doubled_but_not_one_that_may_be():
    assert seeded("doubled word", "Es regnet.", "It rains, had, well-off.") in (
        ("It rains rains, had, well-off.", "rains rains"),
    )


def test_a_sentence_is_left_in_its_language_or_gives_way_to_another():
    source, target = "Der Kutter liegt seit gestern im Hafen.", "The boat has been in port since yesterday."
    assert seeded("untranslated", source, target) == (source, source)
    other = "Nobody knows what became of the ferry."
    assert seeded("swapped sentence", source, target) == (other, other)
    assert seeded("swapped sentence", source, target, sentences=(target,)) is None
    assert seeded("untranslated", "Zu kurz.", "Too short.") is None


def test_the_mark_at_the_end_of_a_paragraph_is_lost():
    assert seeded("lost end mark", "Es regnet.", "It is raining.") == ("It is raining", "raining")
    assert seeded("lost end mark", "Es regnet", "It is raining.") is None
    within = Sentence("Es regnet.", "It is raining.", closes=False)
    assert SEEDERS["lost end mark"](within, around(), chance(1)) is None
