"""The fast count of edits and shifts is sacrebleu's, whatever the words."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sacrebleu.metrics.lib_ter import BeamEditDistance, trace_to_alignment, translation_edit_rate

from mtcheck.metrics.edits import Reference
from mtcheck.metrics.shifts import _candidates, edits

few = st.lists(st.sampled_from("abcd"), max_size=14)
many = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), max_size=24)


@st.composite
def disturbed(draw):
    """A sentence and what is left of it after words were moved, dropped and replaced."""
    words = draw(many)
    found = list(words)
    for _ in range(draw(st.integers(0, 4))):
        start, length = draw(st.integers(0, len(found))), draw(st.integers(0, 5))
        run = found[start : start + length]
        del found[start : start + length]
        kind = draw(st.sampled_from(["move", "drop", "replace"]))
        place = draw(st.integers(0, len(found)))
        found[place:place] = run if kind == "move" else [] if kind == "drop" else draw(st.lists(st.sampled_from("aäz")))
    return found, words


@settings(max_examples=150, deadline=None)
@given(few, few)
@example([], [])
@example(["a"], [])
def test_short_texts_of_few_words(hypothesis, reference):
    assert edits(hypothesis, reference) == translation_edit_rate(hypothesis, reference)[0]


@settings(max_examples=80, deadline=None)
@given(disturbed())
def test_disturbed_sentences(pair):
    hypothesis, reference = pair
    assert edits(hypothesis, reference) == translation_edit_rate(hypothesis, reference)[0]


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 8), st.integers(0, 8), st.booleans())
def test_texts_so_unlike_in_length_that_the_best_way_leaves_the_diagonal(before, after, first, second, swapped):
    """Runs of other words before and after two shared runs draw the way off the cells that sacrebleu computes."""
    shared = [f"w{number % 17}" for number in range(first)], [f"v{number % 5}" for number in range(second)]
    one = ["x"] * before + shared[0] + shared[1]
    other = shared[1] + shared[0] + ["y"] * after
    hypothesis, reference = (other, one) if swapped else (one, other)
    assert edits(hypothesis, reference) == translation_edit_rate(hypothesis, reference)[0]


@settings(max_examples=80, deadline=None)
@given(few, few.filter(bool))
def test_the_way_back_is_the_library_s(hypothesis, reference):
    distance, trace = BeamEditDistance(reference)(hypothesis)
    beside, wrong_reference, wrong_hypothesis = trace_to_alignment(trace.translate(str.maketrans("id", "di")))
    compared = Reference(reference)
    table = compared.table(hypothesis)
    found = compared.alignment(table)
    assert table.distance == distance
    assert found.beside == [beside[place] for place in range(len(reference))]
    assert found.wrong_hypothesis == sum(wrong << place for place, wrong in enumerate(wrong_hypothesis))
    assert found.wrong_reference == sum(wrong << place for place, wrong in enumerate(wrong_reference))


def test_a_text_with_more_shifts_than_the_library_tries():
    hypothesis = ["a"] * 13 + ["b"] * 18 + ["c"] * 13
    reference = ["c"] * 14 + ["a"] * 13 + ["b"] * 17
    compared = Reference(reference)
    found = compared.alignment(compared.table(hypothesis))
    assert len(list(_candidates(hypothesis, compared, found))) > 1000
    assert edits(hypothesis, reference) == translation_edit_rate(hypothesis, reference)[0]
