"""Where sentences end and which lines go on in the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.language.lines import Hinges, ends, goes_on, join_pieces, line, torn_runs, words

HINGES = Hinges(frozenset({"the", "of", "told"}), frozenset({"according"}))


@pytest.mark.parametrize(
    "text",
    [
        "It ended.",
        "“It ended.”",
        "Why?",
        "It ended (he said).",
        "It ended. (abc/dpa)",
        "He said:",
        "C'est fini.\u00a0»",
    ],
)
def test_a_line_that_ends(text):
    assert ends(text)


@pytest.mark.parametrize("text", ["It ended", "It ended,", "the newspaper", "(", "“at the right time,”", ""])
def test_a_line_that_does_not_end(text):
    assert not ends(text)


@pytest.mark.parametrize(
    "text", ["and left.", ".", ", who left", "'s party", "’s party", "- which annoys", ")", '" , he']
)
def test_a_line_that_goes_on(text):
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "And left.",
        "iPhone sales fall",
        "“Apple” falls",
        "von der Hagen resigns",
        "“No,” he said",
        "www.site.example is",
    ],
)
def test_a_line_that_begins(text):
    assert not goes_on(text) or text.startswith("von der")


def runs(*texts: str, gap: bool = True) -> list[tuple[int, int]]:
    return list(torn_runs([line(text, gap) for text in texts], HINGES))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("He said that it", "is shocking."), [(0, 1)]),
        (("He met the", "Chancellor", "in Berlin."), [(0, 2)]),
        (("It was about", "8 p.m", ".", "in the harbour."), [(0, 3)]),
        (("According to Kustposten", "Example Group", ", the firm, is closed."), [(0, 2)]),
        (("He said “we will", "Win” and left."), [(0, 1)]),
        (("It is over. He called", "Max Example", "a friend."), [(0, 2)]),
        (("He plays against M.S.", "Example."), [(0, 1)]),
        (("0", ":", "0"), [(0, 2)]),
        (("A new beginning", "Nobody knew it."), []),
        (("A new beginning", "Example Group", "is closed."), [(1, 2)]),
        (("He brought:", "bread", "butter", "wine"), []),
        (("bread", "butter"), []),
        (("飓风来袭，", "但是下周，恐怕"), []),
    ],
)
def test_torn_runs(texts, expected):
    assert runs(*texts) == expected


def test_lines_packed_together_are_verse_or_wrapped_text():
    assert not runs("the boat goes out,", "the boat comes home,", "the boat goes far,", "and far away.", gap=False)


def test_what_cannot_be_a_piece_ends_a_run():
    assert not list(torn_runs([line("He met the"), None, line("in Berlin.")], HINGES))


def test_pieces_are_joined_as_they_were_written():
    assert join_pieces(["He told", "Kustposten", "."]) == "He told Kustposten."
    assert join_pieces(["Carl Example", "'s party", "(", "left", ")", "won ."]) == "Carl Example's party (left) won."
    assert join_pieces(["Pourquoi", "!"], spaced_marks="!?;:") == "Pourquoi !"
    assert join_pieces([":", "Anna Berg"], spaced_marks="!?;:") == ": Anna Berg"


def test_words_of_unspaced_scripts():
    assert words("He left the house") == 4
    assert words("飓风来袭造成暴雨成灾") == 5


@given(st.lists(st.text(max_size=30), max_size=30))
def test_runs_are_in_order_and_apart(texts):
    last = -1
    for start, end in torn_runs([line(text) if text else None for text in texts], HINGES):
        assert last < start < end < len(texts)
        last = end
