"""What a text is about, by the stems of its words."""

from __future__ import annotations

from mtcheck.language.topics import Topic, holds_function_word


def test_forms_of_a_word_count_once_and_function_words_never():
    topic = Topic(["The lighthouse keepers waited.", "With them waited a ferry."], "en")
    assert topic.count("A ferry for a keeper and his keepers, with lighthouses") == 3
    assert topic.count("With them, from this, about what") == 0


def test_a_row_of_labels_has_no_function_word():
    assert holds_function_word("Keepers of the light", "en")
    assert not holds_function_word("Politics Sports Culture Shop", "en")


def test_the_share_of_a_line_is_that_of_the_words_that_carry_it():
    topic = Topic(["The bridges of Hallmoos were closed after the storm."], "en")
    assert topic.share("Storm closes bridge") == 1.0
    assert 0 < topic.share("Storm in the desert") < 1
    assert topic.share("of the") == topic.share("Politics") == 0.0
