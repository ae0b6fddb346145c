"""Idioms and compounds by what they picture: the tables are sound, and pictures are found in any order and form."""

from __future__ import annotations

import pytest

from mtcheck.language.inflected import STEM, inflect
from mtcheck.language.lm.vocabulary import vocabulary
from mtcheck.language.picture_rows import (
    COLUMNS,
    FOLDER,
    index_pictures,
    lines_of,
    list_exceptions,
    read_concepts,
    read_picture,
)
from mtcheck.language.pictures import PictureBook, picture_book

_HEAD, *_BODY = [line.split("\t") for line in (FOLDER / "concepts.tsv").read_text(encoding="utf-8").splitlines()]
_CONCEPTS = {row[0]: row for row in _BODY}
_SOURCES = sorted(file.stem for file in FOLDER.glob("??.tsv"))
_LIGHT = {"BE", "HAVE", "MAKE", "NOT", "ALL", "ONE", "LINK", "OUT", "INTO"}
"""Concepts that do not tell of an idiom."""
_WORDS = {
    "DOG": ("dog", "dogs"),
    "BURY": ("buri*",),
    "HAND": ("hand", "hands"),
    "SHOE": ("shoe", "shoes"),
    "LINK": ("of",),
}


def _found(rows: list[str], text: str, words=_WORDS, language: str = "en") -> list[str]:
    table = index_pictures([read_picture(row, "xx") for row in rows], words, language)
    return [text[place.start : place.end] for place in PictureBook(table, language).show(text)]


def _row(kind: str, concepts: str) -> str:
    return f"{kind}\toriginal\t{concepts}\t-\tsure\tmeaning"


def test_the_concepts_are_sorted_and_each_has_words_in_lower_case_or_stems_that_are_long_enough():
    assert _HEAD[:5] == ["concept", "en", "de", "fr", "es"]
    names = [row[0] for row in _BODY]
    assert names == sorted(names)
    assert len(names) == len(set(names))
    for name, *cells in _BODY:
        assert name == name.upper(), name
        assert len(cells) == len(_HEAD) - 1, name
        for word in (word for cell in cells[:4] for word in cell.split("/")):
            assert word, name
            assert " " not in word, (name, word)
            assert not word.endswith(STEM) or len(word) > 4, (name, word)


@pytest.mark.parametrize("source", _SOURCES)
def test_every_row_can_be_read_and_pictures_at_least_two_things_that_are_known(source):
    assert (FOLDER / f"{source}.tsv").read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)
    for line in lines_of(FOLDER / f"{source}.tsv"):
        picture = read_picture(line, source)
        assert picture.original, line
        assert picture.meaning, line
        groups = [group for group in picture.groups if not group <= _LIGHT]
        assert len(groups) >= 2, line
        for group in (*picture.groups, *picture.more):
            assert group <= _CONCEPTS.keys(), line
        assert all(len(code) == 2 and code.islower() for code in list_exceptions(line)), line


@pytest.mark.parametrize("source", _SOURCES)
def test_no_row_stands_twice(source):
    rows = [tuple(line.split("\t")[:3]) for line in lines_of(FOLDER / f"{source}.tsv")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("source", _SOURCES)
def test_a_row_is_not_found_in_its_own_language_nor_where_the_picture_is_usual(source):
    for line in lines_of(FOLDER / f"{source}.tsv"):
        picture = read_picture(line, source)
        for language in {source, *list_exceptions(line)} & set(_HEAD):
            book = picture_book(language)
            assert book is not None
            rows = {row for name in picture.groups[0] for row in book.rows(name)}
            assert not any(row.original == picture.original and row.sources == picture.sources for row in rows), line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There the dog is buried.", ["dog is buried"]),
        ("Buried lies the old dog", ["Buried lies the old dog"]),
        ("The dog ran away. They buried him.", []),
        ("The dog ran, they buried him.", []),
        ("The dog that they had known for so many years was buried.", []),
        ("On Monday, Dog buried a friend.", []),
        ("A dog is buried, a dog is buried", ["dog is buried", "dog is buried"]),
    ],
)
def test_what_an_idiom_pictures_stands_close_together_in_one_clause(text, found):
    assert _found([_row("idiom", "DOG BURY")], text) == found


def test_three_things_may_stand_in_two_clauses():
    assert _found([_row("idiom", "DOG BURY HAND")], "A dog, buried by hand") == ["dog, buried by hand"]


def test_what_may_be_missing_is_marked_where_it_is_not():
    assert _found([_row("idiom", "DOG BURY HAND?")], "dog buried by hand; dog buried") == [
        "dog buried by hand",
        "dog buried",
    ]


def test_one_word_is_not_two_things():
    assert _found([_row("idiom", "HAND HAND DOG")], "a dog in the hand") == []
    assert _found([_row("idiom", "HAND HAND DOG")], "dog, hand in hand") == ["dog, hand in hand"]


@pytest.mark.parametrize("text", ["hand shoes", "hand-shoe", "shoe of hand"])
def test_a_compound_is_side_by_side_or_joined(text):
    assert _found([_row("compound", "HAND SHOE")], f"The {text}.") == [text]


@pytest.mark.parametrize("text", ["shoe hand", "hand and shoe", "hand, shoe"])
def test_a_compound_is_not_found_in_other_orders(text):
    assert _found([_row("compound", "HAND SHOE")], text) == []


@pytest.mark.parametrize("text", ["Hundeschuh", "Hundschuhe", "Hunde-Schuh"])
def test_a_german_compound_is_one_word(text):
    words = {"DOG": ("Hund", "Hunde"), "SHOE": ("Schuh", "Schuhe")}
    assert _found([_row("compound", "DOG SHOE")], text, words, "de") == [text]
    assert _found([_row("compound", "DOG SHOE")], "Hundemarke", words, "de") == []


@pytest.mark.parametrize(
    ("word", "language", "forms"),
    [
        ("pour~", "en", {"pours", "poured", "pouring"}),
        ("carry~", "en", {"carries", "carried"}),
        ("lash+", "en", {"lash", "lashes"}),
        ("Hund+", "de", {"Hund", "Hunde", "Hundes"}),
        ("kaufen~", "de", {"kauft", "gekauft", "kaufte"}),
        ("verser~", "fr", {"verse", "versent", "versé"}),
        ("sacar~", "es", {"saca", "saque", "sacó", "sacarlo"}),
        ("luz+", "es", {"luz", "luces"}),
        ("gieß*", "de", {"gieß*"}),
    ],
)
def test_words_are_written_short(word, language, forms):
    assert forms <= set(inflect(word, language))


def test_concepts_are_read_with_all_forms():
    assert {"Hund", "Hunde"} <= set(read_concepts("de")["DOG"])


def test_a_language_without_words_has_no_book():
    assert picture_book("xx") is None


def test_a_row_that_is_too_short_is_refused():
    with pytest.raises(ValueError, match="2 columns instead of 6"):
        read_picture("idiom\tmore", "de")


def test_a_name_pictures_only_what_the_table_writes_with_a_capital():
    words = {**_WORDS, "GREEK": ("Greek", "Greeks"), "NUT": ("nut", "nuts")}
    rows = [_row("compound", "GREEK NUT"), _row("compound", "DOG NUT")]
    assert _found(rows, "They chopped the Greek nuts.", words) == ["Greek nuts"]
    assert _found(rows, "They met at the Dog nut stall.", words) == []


def test_no_picture_of_two_usual_words_is_sure():
    lists, usual = vocabulary("en"), 2_500
    words = {name: [word.strip("+~").lower() for word in row[1].split("/")] for name, row in _CONCEPTS.items()}

    def is_usual(group):
        return any(lists.is_among(word, usual) for concept in group.split("|") for word in words.get(concept, ()))

    found = []
    for path in sorted(FOLDER.glob("??.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            _, original, concepts, _, strength, _ = line.split("\t")
            groups = [group for group in concepts.split() if not group.endswith("?")]
            if strength == "sure" and len(groups) == 2 and all(map(is_usual, groups)):
                found.append(f"{path.stem}: {original}")
    assert found == [], "two usual words may stand near each other by chance: 'telling' at most"
