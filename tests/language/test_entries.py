"""The one format of data files."""

from __future__ import annotations

import pytest

from mtcheck.language.entries import Entry, read_entries, read_words
from mtcheck.language.packaged import DATA

FOLDERS = ("contraries", "denials", "entities", "gender", "languages", "spelling", "talk", "wording")


def test_an_entry_goes_on_in_indented_lines():
    text = "# a note\nfirst: a b\n  c\n\n# another\nsecond:\n  x = y\n"
    assert list(read_entries("file", text)) == [Entry("first", [" a b", "  c"]), Entry("second", ["", "  x = y"])]


def test_an_entry_is_read_as_a_line_or_as_words():
    (entry,) = read_entries("file", "ago: {n} days ago |\n  just now\n")
    assert entry.text == "{n} days ago |   just now"
    assert entry.words == ["{n}", "days", "ago", "|", "just", "now"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("first: a\nsecond b", "file: line 2 is not an entry: second b"),
        ("  first: a", "file: line 1 is not an entry"),
        ("first: a\nthird: b", "file: line 2 is not an entry: third: b"),
    ],
)
def test_a_line_that_is_none_says_where(text, says):
    with pytest.raises(ValueError, match=says):
        list(read_entries("file", text, {"first", "second"}))


def test_words_come_by_key():
    assert read_words("file", "first: a\n  b\nsecond: c") == {"first": ["a", "b"], "second": ["c"]}
    with pytest.raises(ValueError, match="file: 'first' is there twice"):
        read_words("file", "first: a\nfirst: b")


@pytest.mark.parametrize("path", [path for each in FOLDERS for path in sorted((DATA / each).glob("*.txt"))], ids=str)
def test_every_file_of_that_format_is_read(path):
    assert read_words(path.name, path.read_text(encoding="utf-8"))
