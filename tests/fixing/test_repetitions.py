"""What stands twice is removed only where it is equal in every word: what differs in one says something else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck import check_article, loading
from mtcheck.fixing import run_rounds
from mtcheck.language.repeats import reduce_to_sense
from mtcheck.model.finding import Fix
from mtcheck.model.kinds import Format

WORDS = [
    "pier",
    "quay",
    "Harrow",
    "Brill",
    "7",
    "70",
    "\u22127",
    "never",
    "always",
    "nobody",
    "Anna",
    "Paul",
    "red",
    "500%",
]
FRAMES = [
    "The boat left {} on Monday, and the whole crew was glad about it. It was late in the evening.",
    "{} voted for the lease of the old mill in the council, and the meeting was over at noon. It was a long day.",
    "The county wants to pay for {} and has asked all of the villages on the coast for money.",
]
END = "The mayor said that this was bad for the whole town, and left the hall.\n"


def fix(text, format):
    def inspect(document):
        return check_article(document, target_language="en")

    return run_rounds(loading.parse(text, "page", format), inspect, {Fix.SAFE, Fix.REMOVAL, Fix.CAPTION}).document.text


@pytest.mark.parametrize("format", [Format.PLAIN, Format.MARKDOWN, Format.HTML])
@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(frame=st.sampled_from(FRAMES), words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=4, unique=True))
def test_paragraphs_that_differ_in_a_word_are_all_kept(format, frame, words):
    paragraphs = [frame.format(word) for word in words]
    if format is Format.HTML:
        text = "".join(f"<p>{each}</p>\n" for each in [*paragraphs, END])
    else:
        text = "\n\n".join([*paragraphs, END])
    after = fix(text, format)
    assert [each for each in paragraphs if each.casefold() not in after.casefold()] == []


def test_a_paragraph_that_is_equal_but_for_case_and_marks_is_removed_once():
    paragraph = "The county wants to pay for a second lock and has asked the villages for money."
    other = "Boats under nine metres may still use the canal between six and ten in the evening."
    after = fix(f"{paragraph}\n\n{other}\n\n{paragraph.replace('county', 'County')}\n\n{END}", Format.PLAIN)
    assert after.count("second lock") == 1


@given(st.text("aB5\u2212-+%€ .,?’\n", max_size=12))
def test_letters_digits_and_signs_stay_in_what_is_compared(text):
    def reduced(text):
        return [letter for letter in text.casefold() if letter in "ab5\u2212+%€?"]

    assert reduced(" ".join(reduce_to_sense(text))) == reduced(text)


@pytest.mark.parametrize(
    ("one", "other"), [("It fell by 5 euros.", "It fell by -5 euros."), ("Was it 1.5?", "Was it 15?"), ("Why", "Why?")]
)
def test_signs_and_marks_of_numbers_carry_sense(one, other):
    assert reduce_to_sense(one) != reduce_to_sense(other)
