"""Wordings of word-for-word translations: the tables are sound, and wordings match what they say."""

from __future__ import annotations

import pytest

from mtcheck.language import calques
from mtcheck.language.calques import (
    Calque,
    CalqueBook,
    Strength,
    calque_book,
    index_wordings,
    parts,
    places,
    read_calque,
    tokens,
)
from mtcheck.language.hazards import rows
from mtcheck.language.packaged import DATA

_LANGUAGES = sorted(file.stem for file in (DATA / "calques").glob("??.tsv"))
_CONTEXTS = {name for name, _ in rows("contexts")}


def _lines(language: str) -> list[str]:
    return (DATA / "calques" / f"{language}.tsv").read_text(encoding="utf-8").splitlines()


def _calque(wording: str) -> Calque:
    return Calque(Strength.SURE, frozenset({"de"}), "any", wording, "", "better")


def _found(wording: str, key: str, text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in places(_calque(wording), key, text, language)]


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_row_can_be_read_and_has_a_known_context_and_a_key_of_its_wording(language):
    assert _lines(language)[0].split("\t") == ["key", "strength", "sources", "context", "wording", "word", "wanted"]
    for line in _lines(language)[1:]:
        calque = read_calque(line)
        keys = line.partition("\t")[0].split("|")
        assert calque.wanted, line
        assert calque.sources, line
        assert calque.context == "any" or calque.context[0] in "~!" or calque.context in _CONTEXTS, line
        forms = [
            {form.lower() for each in word.split("/") for form in calques.forms(each, language)}
            for word in calque.wording.split()
            if not word.endswith("?")
        ]
        assert any(set(keys) == word for word in forms), line
        assert all(key == key.lower() for key in keys), line


@pytest.mark.parametrize("language", _LANGUAGES)
def test_no_wording_stands_twice_and_none_is_one_common_word(language):
    wordings = [line.split("\t")[4] for line in _lines(language)[1:]]
    assert len(wordings) == len(set(wordings))


@pytest.mark.parametrize(
    ("wording", "key", "text", "found"),
    [
        ("land/country circle+", "circle", "The country circle, a land circle.", ["country circle", "land circle"]),
        ("assist~ to the", "to", "He assisted to the mass.", ["assisted to the"]),
        ("in the night to <day>", "night", "In the night to Monday it rained.", ["In the night to Monday"]),
        ("on # clock", "clock", "It opens on 9 clock.", ["on 9 clock"]),
        ("the? union board", "board", "Union board, the union board", ["Union board", "the union board"]),
        ("court <Name>", "court", "the court Hamm, the court said", ["court Hamm"]),
        ("of course $", "course", "Of course not; of course.", ["of course"]),
        ("^ it came", "came", "It came. When it came, it came", ["It came", "it came"]),
        ("life dangerous", "life", "He was life-dangerous.", ["life-dangerous"]),
        ("word for word", "word", "word for word for word", ["word for word"]),
        ("frontal* gegen", "gegen", "Er fuhr frontal gegen", ["frontal gegen"]),
        ("the *ed man", "man", "the arrested man", ["the arrested man"]),
        ("rat Rat", "rat", "rat Rat, rat rat", ["rat Rat"]),
        ("mother firm/$", "mother", "the mother", ["mother"]),
    ],
)  # fmt: skip
def test_wordings_match_what_they_say(wording, key, text, found):
    assert _found(wording, key, text) == found


@pytest.mark.parametrize(
    ("wording", "key", "text", "language", "found"),
    [
        ("foto+ genommen", "genommen", "Die Fotos genommen, ein Foto.", "de", ["Fotos genommen"]),
        ("tomar~ una foto+", "foto", "Tomamos una foto.", "es", ["Tomamos una foto"]),
        ("poser~ un lapin+", "lapin", "Elle posait un lapin.", "fr", ["posait un lapin"]),
    ],
)  # fmt: skip
def test_words_have_the_forms_that_they_have_in_their_language(wording, key, text, language, found):
    assert _found(wording, key, text, language) == found


def test_marks_part_what_a_wording_joins():
    assert _found("life dangerous", "life", "his life, dangerous") == []


def test_words_are_parted_at_hyphens_and_apostrophes_only_inside_of_them():
    assert [token.folded for token in tokens("Don't – re-do it-")] == ["don", "t", "–", "re", "do", "it", "-"]


def test_rows_are_found_by_words_and_by_beginnings_and_only_with_all_that_they_need():
    rows = ["one|two\tsure\tde\tany\tone/two more for/to\t\tx", "begin*\tsure\tde\tany\tbegin*\t\tx"]
    book = CalqueBook(index_wordings(rows, "en"))
    assert [row.key for row in book.among({"two", "more", "to"})] == ["two"]
    assert [row.key for row in book.among({"beginner"})] == ["begin*"]
    assert book.among({"two", "more", "three"}) == []
    assert book.among({"two", "be", "to"}) == []


def test_a_mark_of_a_wording_is_not_asked_for_among_the_words():
    book = CalqueBook(index_wordings(["sure\tsure\tde\tany\tnot sure , if\t\tx"], "en"))
    assert [row.calque.wording for row in book.among({"not", "sure", "if"})] == ["not sure , if"]


def test_joined_words_are_words_of_a_text_as_well():
    assert parts(["two-fold", "don’t", "a"]) == {"two-fold", "two", "fold", "don’t", "don", "t", "a"}


def test_a_language_without_a_table_has_no_book():
    assert calque_book("xx") is None


def test_a_row_that_is_too_short_is_refused():
    with pytest.raises(ValueError, match="2 columns instead of 7"):
        read_calque("key\tsure")
