"""Which words are taken for forms of one, and which are not."""

from __future__ import annotations

import pytest

from mtcheck.language.inflection import are_forms, is_in_compound


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Haus", "Häuser"),
        ("de", "bewaffneter", "bewaffneten"),
        ("de", "Rote", "Roten"),
        ("de", "Index", "Indizes"),
        ("de", "Matrix", "Matrizen"),
        ("de", "Kodex", "Kodizes"),
        ("en", "index", "indices"),
        ("en", "crisis", "crises"),
        ("en", "mouse", "mice"),
        ("es", "armado", "armadas"),
        ("fr", "élu", "élues"),
        ("it", "occupata", "occupate"),
        ("nl", "gewapende", "gewapend"),
        ("pl", "rada", "rady"),
        ("pt-BR", "luz", "luzes"),
        ("ru", "совет", "совета"),
        ("sv", "stad", "städer"),
    ],
)
def test_forms_of_one_word(language, one, other):
    assert are_forms(one, other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Leiter", "Leiten"),
        ("de", "Kanten", "Kantus"),
        ("de", "Fernen", "Fernus"),
        ("de", "Titen", "Titus"),
        ("en", "Germania", "Germanium"),
        ("en", "services", "servex"),
        ("es", "puerto", "puerta"),
        ("en", "board", "broad"),
    ],
)
def test_two_words(language, one, other):
    assert not are_forms(one, other, language)


@pytest.mark.parametrize(
    ("language", "part", "word", "holds"),
    [
        ("de", "Gemeinderat", "Gemeinderatssitzung", True),
        ("de", "Haus", "Rathaus", True),
        ("de", "Rat", "Ratte", False),
        ("en", "house", "housekeeping", False),
    ],
)
def test_parts_of_compounds(language, part, word, holds):
    assert is_in_compound(part, word, language) is holds
