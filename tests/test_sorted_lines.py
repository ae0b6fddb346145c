"""A mapped table gives what a dictionary would."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.language import dictionary, sorted_lines
from mtcheck.language.sorted_lines import Encoded, SortedLines, write_sorted

CELL = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]), min_size=1, max_size=6)
PAIRS = st.dictionaries(CELL, CELL, min_size=1, max_size=30)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("lines") / "words.tsv"


@given(pairs=PAIRS, others=st.lists(CELL, max_size=10))
def test_every_key_is_found_and_no_other(place, pairs, others):
    write_sorted(pairs.items(), place)
    table = SortedLines(place)
    assert dict(table) == pairs
    assert len(table) == len(pairs)
    assert [table.get(key) for key in others] == [pairs.get(key) for key in others]


@given(sizes=st.lists(st.integers(0, 3_000), min_size=1, max_size=60))
def test_long_values_are_found_among_short_ones(place, sizes):
    pairs = {f"{number:04}": "x" * size for number, size in enumerate(sizes)}
    write_sorted(pairs.items(), place)
    table = SortedLines(place)
    assert dict(table) == pairs
    assert [table.get(key) for key in pairs] == list(pairs.values())
    assert [table.get(key) for key in ("", "0", "0000x", "9999")] == [None] * 4


def test_where_single_stretches_cannot_be_read_the_file_is_mapped(place, monkeypatch):
    monkeypatch.delattr("os.pread")
    pairs = {f"key {number}": "value " * number for number in range(400)}
    write_sorted(pairs.items(), place)
    table = SortedLines(place)
    assert [table.get(key) for key in pairs] == list(pairs.values())
    assert dict(table) == pairs
    place.with_suffix(".empty").touch()
    with pytest.raises(ValueError, match="empty"):
        SortedLines(place.with_suffix(".empty"))


def test_a_file_that_is_cut_short_is_read_to_its_end(place):
    place.write_bytes(b"a\t1\nb\t23")
    assert SortedLines(place).get("b") == "23"


def test_a_key_that_begins_another_is_itself(place):
    write_sorted([("ab", "1"), ("a", "2"), ("a-b", "3"), ("a b", "4")], place)
    table = SortedLines(place)
    assert [table[key] for key in ("a", "ab", "a-b", "a b")] == ["2", "1", "3", "4"]
    assert "" not in table
    assert "\ud800" not in table


def test_what_would_break_a_line_is_left_out(place):
    write_sorted([("a\tb", "1"), ("a\nb", "2"), ("a", "b\n"), ("sound", "yes")], place)
    assert dict(SortedLines(place)) == {"sound": "yes"}


@given(pairs=PAIRS)
def test_what_a_library_stores_in_order_is_written_as_it_is(place, pairs):
    encoded = sorted(((key.encode(), value.encode()) for key, value in pairs.items()), key=lambda pair: pair[0] + b"\t")
    write_sorted(Encoded(iter(encoded)), place)
    written = place.read_bytes()
    write_sorted(pairs.items(), place)
    assert place.read_bytes() == written


def test_what_would_break_a_line_is_left_out_of_it(place):
    write_sorted(Encoded([(b"a\nb", b"1"), (b"a\tb", b"1"), (b"a", b"b\n"), (b"sound", b"yes")]), place)
    assert dict(SortedLines(place)) == {"sound": "yes"}


def test_a_dictionary_that_the_library_stores_otherwise_is_read_as_it_shows_it(monkeypatch, tmp_path):
    from simplemma.strategies.dictionaries import frontcode

    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "as-stored"))
    stored = dict(_prepared("gd"))
    monkeypatch.delattr(frontcode, "_iter_records")
    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path / "as-shown"))
    monkeypatch.setattr(dictionary, "lemmas", lambda _: stored)
    assert dict(_prepared("gd")) == stored
    assert len(stored) > 1_000


def test_a_dictionary_that_is_cut_short_is_not_kept(monkeypatch, tmp_path):
    from simplemma.strategies.dictionaries import frontcode

    monkeypatch.setenv("MTCHECK_CACHE", str(tmp_path))
    read = frontcode._iter_records
    monkeypatch.setattr(frontcode, "_iter_records", lambda data, at, *seed: islice(read(data, at, *seed), 100))
    dictionary._forms.cache_clear()
    with pytest.raises(ValueError, match="truncated"):
        dictionary._forms("gd")
    dictionary._forms.cache_clear()
    assert not list(tmp_path.glob("dictionary-gd*"))


@pytest.mark.parametrize("record", [(0, b"key"), (0, "key", "value"), ()])
def test_records_of_another_kind_are_not_taken_for_words(record, monkeypatch):
    from simplemma.strategies.dictionaries import frontcode

    monkeypatch.setattr(frontcode, "_iter_records", lambda *_: iter([record]))
    monkeypatch.setattr(dictionary, "lemmas", lambda _: {"words": "word"})
    assert dict(dictionary._encoded("gd")) == {"words": "word"}


def _prepared(language):
    dictionary._forms.cache_clear()
    found = dictionary._forms(language)
    dictionary._forms.cache_clear()
    assert isinstance(found, SortedLines)
    return found


@pytest.mark.parametrize("setting", ["off", "folder"])
@pytest.mark.parametrize("language", ["en", "la"])
def test_a_prepared_dictionary_answers_as_the_library_does(language, setting, monkeypatch, tmp_path):
    monkeypatch.setenv("MTCHECK_CACHE", setting if setting == "off" else str(tmp_path))
    for cached in (dictionary._forms, dictionary.lemma, dictionary.knows):
        cached.cache_clear()
    known = dictionary.lemmas(language)
    words = [*list(known)[::4001], "Houses", "weiblich", "qqq", "don't"]
    assert [dictionary.holds(word, language) for word in words] == [word in known for word in words]
    assert [dictionary.lemma(word, language) for word in words] == [_lemma(word, language) for word in words]
    dictionary._forms.cache_clear()


def _lemma(word, language):
    import simplemma

    return simplemma.lemmatize(word, lang=language).casefold()


def test_a_dictionary_that_cannot_be_mapped_is_read_as_it_comes(monkeypatch, tmp_path):
    (tmp_path / "table.tsv").mkdir()
    monkeypatch.setattr(sorted_lines, "prepare", lambda *_: tmp_path)
    dictionary._forms.cache_clear()
    assert dictionary.holds("houses", "en")
    dictionary._forms.cache_clear()
