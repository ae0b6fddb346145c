"""The words of language models' talk."""

from __future__ import annotations

import pytest

from mtcheck.language.profiles import codes
from mtcheck.language.talk import CLASSES, Vocabulary, tokenize, vocabulary


@pytest.mark.parametrize("code", codes())
def test_every_language_with_a_profile_has_words_of_all_classes(code):
    words = vocabulary(code)
    assert words is not None, f"write mtcheck/data/talk/{code}.txt (docs/languages.md)"
    found = {name for known in words._words.values() for names in known.values() for name in names}
    assert found | {name for names in words._stems.values() for name in names} == CLASSES


def test_a_class_that_is_none_is_an_error():
    with pytest.raises(ValueError, match="not an entry: greeting"):
        Vocabulary("greeting: hello")


def test_the_longest_wording_counts_and_stems_count_from_their_beginning():
    words = Vocabulary("assent: of course\nfiller: of, the\nanchor: translat*")
    reading = words.read(tokenize("Of course, the translations!"), 0)
    assert reading is not None
    assert reading.classes == {"assent", "filler", "anchor"}
    assert words.read(tokenize("of the court"), 0) is None
    assert words.read(tokenize("of the court"), 1).unknown == 1


def test_chinese_is_read_character_by_character():
    reading = vocabulary("zh").read(tokenize("以下是译文："), 0)
    assert reading is not None
    assert reading.classes >= {"offer", "anchor"}


def test_a_language_without_a_table_has_none():
    assert vocabulary("tlh") is None
