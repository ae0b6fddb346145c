"""The small words around articles."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck.language
from mtcheck.language.wording import Wording, parse, wording

CODES = sorted(path.stem for path in (Path(mtcheck.language.__file__).parent.parent / "data" / "wording").glob("*.txt"))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "32 mins ago"),
        ("en", "Updated 2 hours ago"),
        ("en", "5h ago"),
        ("de", "vor 32 Min."),
        ("fr", "Il y a 2 heures"),
        ("es", "Hace una hora"),
        ("it", "3 ore fa"),
        ("nl", "2 uur geleden"),
        ("pl", "2 godz. temu"),
        ("sv", "för 2 timmar sedan"),
    ],
)
def test_relative_times(language, line):
    assert wording(language).is_relative_time(line)


def test_a_sentence_that_looks_back_is_no_relative_time():
    assert not wording("en").is_relative_time("The ship was built 2 years ago in the north")


@pytest.mark.parametrize("code", CODES)
def test_every_language_knows_the_main_things(code):
    words = wording(code)
    for name in ("ago", "units", "credit", "summary", "updated", "source", "related", "widgets", "legal", "open"):
        assert getattr(words, name), name
    assert words.written_date(2024, 2, 29)


def test_an_unknown_language_has_english_pages():
    assert wording("xx") is wording("en")
    assert wording("de-AT") is wording("de")


def test_dates():
    assert wording("en").has_date("Published February 29, 2024")
    assert wording("en").has_date("29.2.2024")
    assert not wording("en").has_date("In 2024")
    assert wording("es").written_date(2024, 2, 29) == "29 de febrero de 2024"
    assert wording("en").written_date(2024, 13, 1) == ""


def test_archive_links():
    assert wording("en").leads_to_archive("All sports articles on 2024-02-29")
    assert not wording("en").leads_to_archive("All is well")


def test_a_language_without_relative_times_has_none():
    assert not Wording("xx").is_relative_time("32 mins ago")


def test_a_line_that_is_no_entry_is_an_error():
    with pytest.raises(ValueError, match="not an entry"):
        parse("xx", "nonsense: a | b")
