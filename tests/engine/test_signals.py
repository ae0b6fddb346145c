"""What can be seen of a pair at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.engine.signals import SIGNALS, measure_texts


def measure(source, target, languages=("de", "en")):
    return {name: values[0] for name, values in measure_texts([source], [target], *languages).items()}


def test_a_sound_pair():
    found = measure(
        "Die Fähre legt um 11 Uhr 45 ab. Danach kommt keine.", "The ferry leaves at 11:45. No other follows."
    )
    assert found["copied"] == 0
    assert 0.8 < found["length_ratio"] < 1.2
    assert (found["source_letters"], found["target_letters"]) == (35, 30)
    assert found["source_script"] == found["target_script"] == found["figures"] == found["variety"] == 1
    assert found["source_foreign"] == found["target_foreign"] == ""
    assert (found["longest_word"], found["tags"]) == (8, 0)
    assert found["readability"] == 14.1


@pytest.mark.parametrize(
    ("name", "source", "target", "value"),
    [
        ("copied", "Vier Wörter ohne Verb", "Vier Wörter Ohne Verb", 1),
        ("copied", "Nur ein Name", "Nur ein Name", 0),
        ("figures", "Raum 123", "Room", 0.4),
        ("figures", "drei", "3", 0.667),
        ("figures", "im Jahr 2019", "in the year 2019", 1.0),
        ("target_script", "a", "аб", 0.0),
        ("target_letters", "a", "12 - 3", 0),
        ("variety", "a", "go " * 20, 0.05),
        ("tags", "<b>a</b>", "a", 2),
        ("longest_word", "a", "x" * 70, 70),
    ],
)
def test_what_is_seen(name, source, target, value):
    assert measure(source, target)[name] == value


def test_scripts_without_blanks():
    found = measure("The ferry leaves at noon.", "フェリーは正午に出ます。", ("en", "ja"))
    assert found["target_script"] == 1
    assert found["readability"] is None
    assert found["longest_word"] == 6


def test_nothing_is_measured_of_nothing():
    assert {len(values) for values in measure_texts([], [], "de", "en").values()} == {0}


@given(st.lists(st.tuples(st.text(), st.text()), max_size=6))
@settings(max_examples=50, deadline=None)
def test_a_pair_is_measured_alike_alone_and_among_others(pairs):
    sides = [a for a, _ in pairs], [b for _, b in pairs]
    together = measure_texts(*sides, "de", "en")
    assert together.keys() == SIGNALS.keys()
    for number, pair in enumerate(pairs):
        assert measure(*pair) == {name: values[number] for name, values in together.items()}
