"""The language models: what is usual costs less, every code point has its price, and bad input is no accident."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.language.lm import fluency, packed

PAIRS = [
    ("en", "The council will meet again on Monday.", "The council will again meet on Monday the."),
    ("en", "She lives in a small house near the river.", "She lives a in small house near the river."),
    ("en", "We spoke with him about the plan.", "We spoke with he about the plan."),
    ("en", "The station is closed for repairs.", "The station are closed for repairs."),
    ("en", "The weather was better yesterday.", "The waether was better yesterday."),
    ("en", "The weather was better yesterday.", "the weather was better yesterday."),
    ("en", "The weather was better yesterday.", "The Weather was better yesterday."),
    ("en", "The weather was better yesterday.", "The weather was better yesterday"),
    ("en", "However, nobody came.", "However , nobody came."),
    ("de", "Der Zug kommt heute später an.", "Zug der kommt heute später an."),
    ("de", "Wir haben mit dem Fahrer gesprochen.", "Wir haben mit den dem Fahrer gesprochen."),
    ("de", "Die Brücke ist seit Montag gesperrt.", "Die brücke ist seit Montag gesperrt."),
    ("de", "Die Brücke ist seit Montag gesperrt.", "Die Brücke Ist seit Montag gesperrt."),
    ("de", "Die Brücke ist seit Montag gesperrt.", "Die Brükce ist seit Montag gesperrt."),
    ("de", "Er glaubt, dass es regnet.", "Er glaubt dass es regnet."),
    ("de", "Er glaubt, dass es regnet.", "Er glaubt , dass es regnet."),
]


@pytest.mark.parametrize(("language", "sound", "damaged"), PAIRS)
def test_a_sound_sentence_scores_above_a_damaged_one(language, sound, damaged):
    assert fluency.score(sound, language) > fluency.score(damaged, language)


def test_the_surprise_stands_where_the_damage_is():
    text = "The weather was bettre yesterday."
    worst = max(fluency.surprisals(text, "en"), key=lambda each: each.nats)
    assert text[worst.start : worst.end].strip() == "bettre"


def test_a_compound_of_known_words_is_less_strange_than_a_misspelling():
    prices = {
        word: max(each.nats for each in fluency.surprisals(f"Er sah das {word} am Abend.", "de"))
        for word in ("Brückenfest", "Brükcenfset")
    }
    assert prices["Brückenfest"] < prices["Brükcenfset"]


def test_a_possessive_is_known_with_its_word():
    assert fluency.score("We saw the gardener's barometers.", "en") > fluency.score(
        "We saw the gardenr's barometers.", "en"
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.sampled_from(["en", "de"]))
def test_spans_cover_the_text_without_a_break(text, language):
    found = fluency.surprisals(text, language)
    assert "".join(text[each.start : each.end] for each in found) == text
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(each.nats >= 0 for each in found)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_a_batch_gives_what_its_texts_give_alone(texts):
    assert fluency.batch_scores(texts, "en") == pytest.approx([fluency.score(text, "en") for text in texts], rel=1e-4)
    assert fluency.batch_surprisals(texts, "en") == [fluency.surprisals(text, "en") for text in texts]


def test_the_score_is_the_mean_of_the_surprisals():
    text = "Nobody knows why the lights went out."
    found = fluency.surprisals(text, "en")
    assert fluency.score(text, "en") == pytest.approx(-sum(each.nats for each in found) / len(found), rel=1e-4)


@pytest.mark.parametrize("language", ["fi", "", "../en", "en-us"])
def test_a_language_without_a_model_has_no_score(language):
    assert fluency.score("Some text.", language) is None
    assert fluency.surprisals("Some text.", language) == []


def test_models_are_small_and_hold_no_objects():
    assert packed.languages() == ["de", "en"]
    assert all(path.stat().st_size < 8_000_000 for path in packed.FOLDER.glob("*.npz"))
