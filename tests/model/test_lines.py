"""The lines of a text are found once, and another text that reads alike is not compared with it."""

from __future__ import annotations

from time import process_time

from mtcheck.model.text import Document


def test_lines_of_a_long_text_that_was_read_again_are_found_quickly():
    first, second = (Document("a", "".join(["one line\n"] * 300_000)) for _ in range(2))
    assert first.position(9) == second.position(9) == (2, 1)
    begun = process_time()
    for at in range(0, 200_000, 10):
        second.position(at)
    assert process_time() - begun < 2
