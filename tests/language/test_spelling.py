"""Which words English has, and which were meant."""

import pytest

from mtcheck.language import spelling
from mtcheck.language.glued import glued_words
from mtcheck.language.lm.vocabulary import vocabulary


@pytest.mark.parametrize("word", ["harbour", "homeware", "unpresidential", "watercolourist", "quayside", "cinemagoing"])
def test_words(word):
    assert spelling.is_word("en")[word]


@pytest.mark.parametrize("word", ["aproximately", "presssure", "workdayss", "glimmish", "reformwhich", "passerelle"])
def test_no_words(word):
    assert not spelling.is_word("en")[word]


def test_nearest():
    assert spelling.nearest("en")["brillant"] == "brilliant"
    assert spelling.nearest("en")["glimmish"] == ""


@pytest.mark.parametrize(
    ("word", "pair"),
    [("reformwhich", ("reform", "which")), ("thecouncil", ("the", "council")), ("glimmish", None), ("logboat", None)],
)
def test_parted(word, pair):
    assert spelling.part_words("en")[word] == pair


def test_origin():
    assert spelling.origin("presupuesto") == "es"
    assert spelling.origin("guarnizione", "it") == "it"
    assert spelling.origin("glimmish") == ""


def test_without_lists_every_word_is_one():
    assert spelling.is_word("fr")["glimmish"]
    assert vocabulary("fr") is None
    assert vocabulary("../en") is None


def test_vocabulary():
    words = vocabulary("en")
    assert words is not None
    assert words.is_among("council", 2000)
    assert not words.is_among("glimmish", 100_000)
    assert words.title_cost("decision") > words.title_cost("monday")


def test_a_string_is_no_two_words_and_is_not_read_letter_by_letter():
    assert spelling.part_words("en")["the" + "harbour" * 30_000] is None
    assert glued_words("fr")["les" + "bateaux" * 30_000] is None
