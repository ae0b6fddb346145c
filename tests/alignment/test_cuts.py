"""Where another sentence may begin inside a segment, and where a name or a run of markup says that none does."""

from __future__ import annotations

import pytest

from mtcheck.alignment.cuts import cut
from mtcheck.loading import load_bytes
from mtcheck.segmentation import segment

_PAGE = "<!doctype html><html><body><main><p>Visitors like the museum a lot.</p><p>{}</p></main></body></html>"


def pieces(text, name="page.md", language="en"):
    return [piece.text for piece in cut(segment(load_bytes(text.encode(), name), language), language).segments]


def test_a_word_in_lower_case_elsewhere_begins_a_sentence_where_it_has_a_capital():
    found = pieces("Visitors like the museum a lot.\n\nFerries leave at noon today Museum opens in spring for all.")
    assert found[1:] == ["Ferries leave at noon today", "Museum opens in spring for all."]


@pytest.mark.parametrize("name", ["Harbour", "Museum"])
def test_a_word_with_a_capital_as_often_is_a_name(name):
    lower = f"Visitors like the {name.lower()} a lot."
    named = f"We took the old {name} ferry to the other side, and the new {name} bus for the way back."
    assert pieces(f"{lower}\n\n{named}")[1:] == [named]


@pytest.mark.parametrize("tag", ["b", "i", "code"])
def test_no_sentence_begins_inside_a_run_that_is_set_apart(tag):
    marked = f"We came with the <{tag}>great old Museum ferry from town</{tag}> and stayed there for lunch."
    assert len(pieces(_PAGE.format(marked), "page.html")) == 2


def test_a_sentence_may_begin_inside_a_run_that_is_all_of_the_segment():
    marked = "<b>Ferries leave at noon today Museum opens in spring for all.</b>"
    assert len(pieces(_PAGE.format(marked), "page.html")) == 3


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_no_sentence_begins_behind_the_mark_that_opens_a_quotation(space):
    text = f"Pressez sur le bouton «{space}Ouvrir la vanne{space}», puis attendez la fin du cycle."
    assert all("«" not in piece[-2:] for piece in pieces(text, language="fr"))
