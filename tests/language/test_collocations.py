"""Which words often stand side by side."""

import pytest

from mtcheck.language.lm.collocations import are_collocated


@pytest.mark.parametrize(("first", "second", "found"), [("prime", "minister", True), ("purple", "minister", False)])
def test_two_words_of_a_language_with_a_model(first, second, found):
    assert are_collocated(first, second, "en") is found


@pytest.mark.parametrize(("first", "language"), [("prime", "xx"), ("1st", "en")])
def test_nothing_is_said_without_a_model_or_of_what_is_no_word(first, language):
    assert not are_collocated(first, "minister", language)
