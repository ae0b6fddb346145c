"""What a house's choices make of a language's profile."""

from __future__ import annotations

import pytest

from mtcheck.language.house import NAMES, choices, register_of, settle
from mtcheck.language.profiles import codes, profile


@pytest.mark.parametrize("name", NAMES)
def test_each_choice_can_be_laid_over_each_language(name: str) -> None:
    for code in codes():
        for choice in choices(name):
            settled = settle(profile(code), {name: choice})
            assert all(len(pair) == 2 for pair in settled.quotes)
            assert settle(settled, {name: choice}) == settled


def test_a_house_that_has_named_nothing_has_the_languages_own() -> None:
    assert settle(profile("de"), {}) is profile("de")


def test_the_marks_that_a_house_does_not_use_are_none_of_its_own() -> None:
    settled = settle(profile("de"), {"quotes": "»«", "dash": "em", "percent": "tight"})
    assert settled.quotes[0] == ("»", "«")
    assert ("„", "“") not in settled.quotes
    assert (settled.dash, settled.percent) == ("—", "tight")


@pytest.mark.parametrize(
    ("choice", "register"),
    [("Sie", "formal"), ("du", "familiar"), ("formal", "formal"), ("usted", ""), ("", "")],
)
def test_a_pronoun_is_of_its_language_alone(choice: str, register: str) -> None:
    assert register_of(profile("de"), choice) == register
