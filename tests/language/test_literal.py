"""Labels that were translated word by word are read back, and sound ones are left alone."""

from __future__ import annotations

import pytest

from mtcheck.language.lexicon import packaged_rows
from mtcheck.language.literal import TARGETS, literal_hits
from mtcheck.language.renderings import WRONG, Vocabulary, renderings, small_words, source_words

SOURCES = ("cs", "da", "de", "es", "fr", "hu", "it", "ja", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh")


@pytest.mark.parametrize(
    ("line", "language", "right"),
    [
        ("Solve ticket", "en", "Buy tickets"),
        ("Add to the stroller", "en", "Add to cart"),
        ("Announce yourself here", "en", "Sign up here"),
        ("Zum Karren hinzufügen", "de", "In den Warenkorb"),
        ("Décharger le programme", "fr", "Télécharger"),
        ("Libro ahora", "es", "Reservar ahora"),
    ],
)
def test_a_label_is_found_by_what_its_words_can_have_been(line: str, language: str, right: str) -> None:
    assert right in {hit.suggestion for hit in literal_hits(line, language) if hit.strong}


@pytest.mark.parametrize("line", ["Add to cart", "Buy tickets now", "Sign up (3)", "👤 Sign in", "Contact us"])
def test_a_right_wording_is_no_wrong_one(line: str) -> None:
    assert not literal_hits(line, "en")


def test_one_word_alone_proves_nothing() -> None:
    assert not any(hit.strong for hit in literal_hits("Approach", "en"))
    assert any(hit.strong for hit in literal_hits("Announce oneself", "en"))


@pytest.mark.parametrize("line", ["%s dissolved", "Version 3 solved", "a" * 1000, "to " * 500, ""])
def test_what_is_no_label_is_not_read(line: str) -> None:
    assert literal_hits(line, "en") == ()


def test_other_languages_have_no_renderings() -> None:
    assert literal_hits("Solve ticket", "hu") == ()


@pytest.mark.parametrize("language", sorted(TARGETS))
def test_each_language_has_renderings_and_small_words(language: str) -> None:
    table = renderings(language)
    assert len(table) > 500
    assert small_words(language)
    assert any(place.endswith(WRONG) for places in table.values() for place in places.split())


@pytest.mark.parametrize("language", SOURCES)
def test_labels_of_each_original_language_are_read(language: str) -> None:
    vocabulary = source_words(language)
    labels = [row[3] for row in packaged_rows("en") if row[0] == language]
    if labels:
        assert sum(any(reading for reading in vocabulary.read(label)) for label in labels) > len(labels) // 10
    else:
        assert len(vocabulary.pictures) > 20


class Counting(dict[str, str]):
    """Words that each mean two things, counting how often one is looked up."""

    asked = 0

    def get(self, word: str, otherwise: str = "") -> str:  # type: ignore[override]
        self.asked += 1
        return super().get(word, otherwise)


@pytest.mark.parametrize("end", ["", " unknown"])
def test_each_word_of_a_line_is_looked_up_once_for_each_length(end):
    words = Counting({"note": "1 2", "note note": "3 4", "note note note": "5 6"})
    readings = list(Vocabulary(words, frozenset(), "en").read("note note note note note note note" + end))
    assert len(readings) == (0 if end else 64)
    assert words.asked <= 3 * 8
