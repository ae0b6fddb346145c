"""Tables of translations: their columns, their cells, and the way from each character back to the file."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.columns import name_columns
from mtcheck.loading.bitexts.rows import find_mark, read_rows
from mtcheck.loading.bitexts.tables import read_csv, read_jsonl, read_tsv
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.json_values import walk_json
from mtcheck.model.bitext import Gap

ANYTHING = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Mc"]), min_size=1)


def texts(bitext):
    return [(unit.source and unit.source.text, unit.target and unit.target.text) for unit in bitext.units]


def at(bitext, number, start=0, end=None):
    """What the file holds where a unit's translation is."""
    block = bitext.units[number].target
    span = block.locate(start, len(block.text) if end is None else end)
    return bitext.target.text[span.start : span.end]


# rows


@pytest.mark.parametrize("mark", [",", ";", "|"])
@given(rows=st.lists(st.lists(ANYTHING, min_size=2, max_size=3), min_size=1, max_size=4))
def test_cells_are_those_of_the_csv_module(mark, rows):
    written = io.StringIO()
    csv.writer(written, delimiter=mark).writerows(rows)
    found = [[field.value for field in row.fields] for row in read_rows(written.getvalue(), mark, "x")]
    expected = [row for row in csv.reader(io.StringIO(written.getvalue(), newline=""), delimiter=mark) if row]
    if not any("\0" in cell for row in rows for cell in row) and not written.getvalue().startswith("\ufeff"):
        assert found == expected


def test_a_row_has_the_line_where_it_begins():
    rows = list(read_rows('a,"b\r\nc"\r\n\r\nd,e', ",", "x"))
    assert [(row.line, [field.value for field in row.fields]) for row in rows] == [
        (1, ["a", "b\r\nc"]),
        (4, ["d", "e"]),
    ]


@pytest.mark.parametrize("text", ['a,b\n"c,d\n', 'a,b\n"c" d,e\n'])
def test_a_cell_that_is_not_closed_is_refused_with_its_line(text):
    with pytest.raises(ReadError, match=r"^x\.csv: line 2: a cell that begins with a quotation mark"):
        list(read_rows(text, ",", "x.csv"))


def test_with_tabs_a_quotation_mark_that_is_not_closed_is_text():
    rows = list(read_rows('"Nein\t"No\nJa"\tYes"\n"a ""b"""\tc\n', "\t", "x"))
    assert [[field.value for field in row.fields] for row in rows] == [
        ['"Nein', '"No'],
        ['Ja"', 'Yes"'],
        ['a "b"', "c"],
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [("a;b\n1,5;2\n", ";"), ("a,b\nx; y,z\n", ","), ("a\tb\nc, d\te\n", "\t"), ("a|b\nc|d\n", "|"), ("a\nb\n", "\t")],
)
def test_what_parts_the_cells_is_told_from_the_content(text, mark):
    assert find_mark(text, ".csv") == mark


# columns


@pytest.mark.parametrize(
    ("names", "wanted", "sides"),
    [
        ("id source target", {}, (1, 2)),
        ("Target Source_Text", {}, (1, 0)),
        ("key de en", {}, (1, 2)),
        ("key de en", {"source_language": "en"}, (2, 1)),
        ("key de en", {"target_language": "de"}, (2, 1)),
        ("key de en fr", {"source_language": "fr", "target_language": "en"}, (3, 2)),
        ("source de en", {"target_language": "en"}, (0, 2)),
        ("source_de target_en-GB", {}, (0, 1)),
        ("src mt ref", {}, (0, 1)),
        ("translation.de translation.en", {}, (0, 1)),
        ("translation.de translation.en", {"target_language": "de"}, (1, 0)),
        ("Quelle Übersetzung", {}, (0, 1)),
        ("text_de text_en", {}, (0, 1)),
        ("a b", {"columns": {"source": "B", "target": "1"}}, (1, 0)),
        ("de mt", {}, (0, 1)),
        ("Deutsch English", {}, (0, 1)),
        ("id German English", {}, (1, 2)),
        ("id en fr", {"source_language": "en"}, (1, 2)),
    ],
)
def test_columns_are_told_by_their_names(names, wanted, sides):
    assert name_columns(names.split(), Wanted(**wanted), "x")[:2] == sides


@pytest.mark.parametrize(
    ("names", "wanted", "said"),
    [
        ("id text", {}, "no column is surely that of the originals; there are: id, text; name both with"),
        ("de en fr", {}, "no column is surely that of the originals; there are: de, en, fr"),
        ("source note", {}, "no column is surely that of the translations; there are: source, note"),
        ("source en fr", {}, "no column is surely that of the translations"),
        ("de en", {"columns": {"source": "dee"}}, "there is no column 'dee' for source; did you mean 'de'?"),
        ("de en", {"columns": {"source": "3"}}, "there is no column '3' for source; there are: de, en"),
        ("de en", {"columns": {"source": "de", "target": "de"}}, "no column is surely that of the translations"),
    ],
)
def test_columns_that_cannot_be_told_are_asked_for(names, wanted, said):
    with pytest.raises(ReadError) as caught:
        name_columns(names.split(), Wanted(**wanted), "x.csv")
    assert said in str(caught.value)


# CSV and TSV


def test_a_table_is_read_with_its_languages_keys_and_references():
    found = read_csv('id;de;en-GB;Ref\n7;Teilen;"Sh""are";Share\n\n8;Drucken;;\n', "x.csv")
    assert (found.source_language, found.target_language) == ("de", "en")
    assert texts(found) == [("Teilen", 'Sh"are'), ("Drucken", None)]
    assert [(unit.key, unit.line, unit.gap, unit.references) for unit in found.units] == [
        ("7", 2, Gap.NONE, ("Share",)),
        ("8", 4, Gap.EMPTY, ()),
    ]
    assert at(found, 0, 2, 3) == '""'


def test_two_columns_without_names_are_originals_and_translations():
    assert texts(read_tsv("Die Fähre.\tThe ferry.\nDer Hafen.\tThe harbour.\n", "x.tsv")) == [
        ("Die Fähre.", "The ferry."),
        ("Der Hafen.", "The harbour."),
    ]


def test_more_columns_without_names_are_named_by_their_numbers():
    text = "1\tFähre\tferry\n2\tHafen\tharbour\n"
    with pytest.raises(ReadError, match="does not say which of 3 columns"):
        read_tsv(text, "x.tsv")
    wanted = Wanted(columns={"source": "2", "target": "3", "key": "1"})
    found = read_tsv(text, "x.tsv", wanted)
    assert texts(found) == [("Fähre", "ferry"), ("Hafen", "harbour")]
    assert [unit.key for unit in found.units] == ["1", "2"]


def test_rows_that_are_too_short_are_not_translated():
    found = read_csv("source,target\na,b\nc\n,\n", "x.csv")
    assert texts(found) == [("a", "b"), ("c", None)]


@given(WORDS, WORDS)
def test_every_character_of_a_table_leads_home(source, target):
    written = io.StringIO()
    csv.writer(written).writerows([["source", "target"], [source, target]])
    found = read_csv(written.getvalue(), "x.csv")
    block = found.units[0].target if found.units else None
    for place, char in enumerate(block.text if block else ""):
        span = block.locate(place, place + 1)
        assert normalize("NFC", found.target.text[span.start : span.end]) in (char, char * 2) or char == " "


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".jsonl", ".tmx"])
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(ending, data):
    with suppress(ReadError):
        load_bitext(data, f"x{ending}", Path(f"x{ending}"))


# JSONL


def test_a_key_that_an_object_has_twice_is_told_with_its_line():
    found = read_jsonl('{"de": "Hafen", "en": "port"}\n{"de": "Boot", "en": "ship", "en": "boat"}\n', "x.jsonl")
    assert [unit.target.text for unit in found.units] == ["port", "boat"]
    said = "'en (line 2)': the key is there more than once in its object; the last text counts"
    assert found.target.notes == (said,)


def test_objects_are_read_whatever_their_keys_escapes_and_depth():
    lines = [
        {"id": 5, "translation": {"de": 'Das "Boot" 🚤', "en": "The boat\u00a0🚤"}, "more": [1, {"a": None}]},
        {"translation": {"de": "Hafen", "en": ""}},
    ]
    found = read_jsonl("\ufeff" + "\n".join(map(json.dumps, lines)) + "\n", "x.jsonl")
    assert (found.source_language, found.target_language) == ("de", "en")
    assert texts(found) == [('Das "Boot" 🚤', "The boat\u00a0🚤"), ("Hafen", None)]
    assert at(found, 0, 9, 10) == "\\ud83d\\udea4"
    assert [(unit.line, unit.gap) for unit in found.units] == [(1, Gap.NONE), (2, Gap.EMPTY)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"source": "a"}\n[1]\n', "line 2: no JSON object"),
        ('{"source": "a", "target" "b"}\n', "line 1, column 26: not JSON: ':' was expected here"),
        ('{"source": "a",}\n', "line 1, column 16: not JSON: a name in quotation marks was expected here"),
        ('{"source": "a"} x\n', "column 17: not JSON: nothing more"),
        ('{"source": 01}', "not JSON"),
        ('{"text": "a"}\n', "no column is surely that of the originals; there are: text"),
    ],
)
def test_what_is_no_jsonl_is_refused_with_its_place(text, said):
    with pytest.raises(ReadError) as caught:
        read_jsonl(text, "x.jsonl")
    assert said in str(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, st.booleans(), st.sampled_from([None, 2]))
def test_the_strings_of_json_are_those_of_the_json_module(value, ascii_only, indent):
    def strings(each):
        if isinstance(each, dict | list):
            for inner in each.values() if isinstance(each, dict) else each:
                yield from strings(inner)
        elif isinstance(each, str):
            yield each

    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert [each.value for each in walk_json(text, "x") if each.is_text] == list(strings(value))


@given(st.text('{}[]:,"\\ua0 \n1-e.tn', max_size=30))
def test_what_is_json_is_what_the_json_module_takes(text):
    try:
        json.loads(text, parse_constant=lambda _: 1 / 0)
        sound = True
    except (ValueError, ZeroDivisionError):
        sound = False
    try:
        list(walk_json(text, "x"))
    except ReadError:
        assert not sound
    else:
        assert sound


def test_endless_nesting_is_refused():
    with pytest.raises(ReadError, match="more than 100 objects in one another; nest less deeply"):
        list(walk_json("[" * 100_000, "x"))


def test_tables_are_told_by_their_endings():
    assert all(
        is_bitext(Path(f"x{ending}")) for ending in (".csv", ".TSV", ".ssv", ".psv", ".jsonl", ".ndjson", ".tmx")
    )
