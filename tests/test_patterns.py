from __future__ import annotations

import re

import pytest

from mtcheck.patterns import lazy, reaches


def test_a_lazy_pattern_finds_what_the_pattern_finds():
    pattern = lazy(r"(?P<word>\w+) (\d+)", re.IGNORECASE)
    assert [pattern.findall("page 3, page 4") for _ in range(2)] == [[("page", "3"), ("page", "4")]] * 2
    assert pattern.sub("-", "page 3") == "-"
    assert pattern.groupindex == {"word": 1}
    assert pattern.pattern == r"(?P<word>\w+) (\d+)"


def test_a_wrong_expression_is_told_when_it_is_used():
    pattern = lazy("(")
    with pytest.raises(re.error, match="missing"):
        pattern.search("")


@pytest.mark.parametrize(
    ("text", "reached"),
    [("plain", False), ("“Curly” – 20 € → ☆", False), ("Жук", False), ("東 京", True), ("한 글", True), ("“東", True)],
)
def test_marks_are_no_letters_of_a_script_far_on(text, reached):
    assert reaches(text, "\u1100") is reached
