"""Sentences that stand twice."""

from __future__ import annotations

from mtcheck.language.repeats import Echo, key


def test_a_sentence_repeats_with_small_cuts():
    echo = Echo(["Two hundred travellers had to spend the night in the harbour, said the mayor."])
    assert echo.repeats("Two hundred travellers had to spend the night in the harbour.")
    assert not echo.repeats("Two hundred islanders were angry with the company, said the mayor.")


def test_short_sentences_never_repeat():
    assert not Echo(["It is over."]).repeats("It is over.")


def test_case_and_punctuation_do_not_count():
    assert key("“No more boats!”") == key("No more boats")
