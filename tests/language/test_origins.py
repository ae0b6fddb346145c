"""A page betrays that it was translated, and from which language; a page that people wrote does not."""

from __future__ import annotations

import re

import pytest

from mtcheck.checks.base import Article
from mtcheck.checks.origins import Origin, origin
from mtcheck.language.lexicon import labels
from mtcheck.language.origins import origins, signs
from mtcheck.language.packaged import rows_of
from mtcheck.language.profiles import profile
from mtcheck.loading import parse

WORDS = re.compile(r"[^\W\d_]+")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ulrike Harmsen of Lower Saxony spoke in Göttingen, Berlin and Kaltenhausen", "de"),
        ("Governor Oleg Petrov met Svetlana Zueva in Voronezh", "ru"),
        ("Mehmet Karaoğlu scored twice in Bursa", "tr"),
        ("Agnieszka Wolska of the Sejm paid 40 zlotys", "pl"),
        ("Lars Åström came from Uppsala", "sv"),
    ],
)
def test_names_tell_of_their_language(text, language):
    assert origins(set(WORDS.findall(text))).most_common(1)[0][0] == language


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("It costs 3,4 million euros.", {"decimal"}),
        ("The train leaves at 14.30 clock on 03.05.2023.", {"clock", "date"}),
        ("„We will come“, he said.", {"quotes"}),
        ("She bought soup,bread and salt .", {"tight", "spaced"}),
        ("In 1,200 homes the power failed at 6.30 p.m.; “nobody slept”, she said.", set()),
    ],
)
def test_signs_of_translation(text, kinds):
    assert signs(text, "en", 9) == kinds


def test_patterns_are_read_for_known_languages():
    assert {row[0] for row in rows_of("origins", "signs")} == {"*", "en", "de", "fr", "es", "it", "pt", "nl"}


class TestOrigin:
    def test_a_named_language_is_taken_at_its_word(self):
        assert Origin("pl", languages=("pl",)).tells({"pl", "cs"})
        assert not Origin("pl", languages=("pl",)).may_be({"de"})

    def test_signs_and_names_are_wanted(self):
        assert Origin("", frozenset({"quotes", "date"}), 300, ("de",)).tells({"de"})
        assert not Origin("", frozenset({"quotes"}), 300, ("de",)).tells({"de"})
        assert not Origin("", frozenset({"quotes", "date"}), 300, ("de",)).may_be({"fr"})

    def test_more_signs_are_wanted_of_long_pages_and_of_pages_without_names(self):
        assert not Origin("", frozenset({"quotes", "date"}), 900, ("de",)).is_translation
        assert not Origin("", frozenset({"quotes", "date"}), 300).may_be({"de"})
        assert Origin("", frozenset({"quotes", "date", "clock"}), 300).may_be({"de"})


@pytest.mark.parametrize(
    ("label", "is_sign"), [("Sharing is caring", False), ("Read on about it", False), ("Remember article", True)]
)
def test_a_literal_label_is_a_sign(label, is_sign):
    text = f"The ferry stays in port\n\n{label}\n\nThe ferry will stay in port until June, the company said on Monday."
    article = Article(parse(text, "page.txt"), "en", profile("en"), labels())
    assert ("label" in origin(article).signs) is is_sign
