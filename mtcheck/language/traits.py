"""What is so in some languages, mostly how they are written: ``data/codes/traits.tsv``, beyond those with a profile."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from mtcheck.language.packaged import rows_of


class Trait(StrEnum):
    """What may be so in a language; the table says what each means."""

    UNSPACED = "unspaced"
    WIDE_MARKS = "wide-marks"
    SIGNS_OF_DATES = "signs-of-dates"
    DENSE = "dense"
    WITHOUT_CAPITALS = "without-capitals"
    ROMANISED = "romanised"
    ASPIRATED = "aspirated"
    NOUN_CAPITALS = "noun-capitals"
    DATE_CAPITALS = "date-capitals"
    SOLID_COMPOUNDS = "solid-compounds"
    PERCENT_FIRST = "percent-first"
    DOTTED_DATES = "dotted-dates"
    YEAR_FIRST = "year-first"
    FEW_MARKS = "few-marks"
    HOUR_LETTER = "hour-letter"
    FAMILY_FIRST = "family-first"
    RIGHT_TO_LEFT = "right-to-left"
    KNOWN_WORDS = "known-words"
    KNOWN_NAMES = "known-names"
    KNOWN_FORMS = "known-forms"
    KNOWN_NEGATION = "known-negation"
    PERSONAL_GENDER = "personal-gender"
    LENDS_WORDS = "lends-words"


def has_trait(language: str, trait: Trait) -> bool:
    """Whether a language, by the code of its first part alone (``zh``, not ``zh-Hans``), has a trait."""
    return language in languages_with(trait)


def languages_with(trait: Trait) -> frozenset[str]:
    """The codes of all languages that have a trait."""
    return _languages()[trait]


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    return {trait: frozenset(languages.split()) for trait, languages in rows_of("codes", "traits")}
