"""What is known of how languages are written."""

from __future__ import annotations

import pytest

from mtcheck.language.packaged import rows_of
from mtcheck.language.traits import Trait, has_trait, languages_with


def test_the_table_has_every_trait_and_no_other():
    assert {row[0] for row in rows_of("codes", "traits")} == set(Trait)


@pytest.mark.parametrize("trait", Trait)
def test_languages_are_codes_without_a_region(trait: Trait):
    languages = languages_with(trait)
    assert languages
    assert all(code.isalpha() and code.islower() and len(code) in (2, 3) for code in languages)


def test_what_is_written_without_blanks_has_wide_marks_and_no_capitals():
    assert languages_with(Trait.UNSPACED) < languages_with(Trait.WIDE_MARKS)
    assert languages_with(Trait.WIDE_MARKS) < languages_with(Trait.WITHOUT_CAPITALS)


def test_a_language_that_is_not_in_the_table_has_no_trait():
    assert has_trait("lb", Trait.NOUN_CAPITALS)
    assert not any(has_trait("xx", trait) for trait in Trait)
