"""The regular forms of words that tables write short."""

from __future__ import annotations

import pytest

from mtcheck.language.inflected import inflect


@pytest.mark.parametrize(
    ("noun", "language", "plural"),
    [
        ("story", "en", "stories"),
        ("toy", "en", "toys"),
        ("bush", "en", "bushes"),
        ("hat", "en", "hats"),
        ("luz", "es", "luces"),
        ("flor", "es", "flores"),
        ("casa", "es", "casas"),
    ],
)
def test_plurals(noun: str, language: str, plural: str):
    assert inflect(f"{noun}+", language) == (noun, plural)


@pytest.mark.parametrize(
    ("verb", "language", "forms"),
    [
        ("carry", "en", {"carry", "carries", "carried", "carrying"}),
        ("bake", "en", {"bake", "bakes", "baked", "baking"}),
        ("feiern", "de", {"feiern", "feiert", "feierte", "gefeiert"}),
        ("legen", "de", {"lege", "legt", "legte", "gelegt", "gelegten"}),
        ("finir", "fr", {"finit", "finissent", "finie"}),
        ("sacar", "es", {"saca", "saque", "saqué", "sacarlo"}),
    ],
)
def test_verbs(verb: str, language: str, forms: set[str]):
    assert forms <= set(inflect(f"{verb}~", language))


def test_a_verb_of_no_known_class_has_no_other_form():
    assert inflect("tun~", "de") == ("tun",)


def test_a_language_without_a_table_has_the_word_as_it_is():
    assert inflect("talo+", "fi") == ("talo",)
    assert inflect("leipoa~", "fi") == ("leipoa",)


def test_stems_and_words_are_as_they_are_written():
    assert inflect("pour*", "en") == ("pour*",)
    assert inflect("pour", "en") == ("pour",)
