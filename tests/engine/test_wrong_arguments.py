"""What a caller of the library gives wrongly is said in one line, as an ``MtcheckError``."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.errors import UsageError


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"fail_on": "loud"}, "fail-on = 'loud' is not one of never, neutral, minor, major, critical"),
        ({"min_score": "x"}, "min-score = 'x' is not a number"),
        ({"min_score": 1000}, "min-score = 1000 is not between 0.0 and 100.0"),
        ({"levels": {"style": "loud"}}, "levels.'style' = 'loud' is not one of off"),
        ({"preview": "yes"}, "preview = 'yes' is not true or false"),
        ({"only": "style"}, "only = 'style' is a text; give a tuple of texts: ('style',)"),
        ({"skip": "style"}, "skip = 'style' is a text"),
    ],
)
def test_a_value_that_a_file_could_not_hold(values, said):
    with pytest.raises(UsageError) as caught:
        mtcheck.Checker("de", "en", config=mtcheck.Config(**values))
    assert said in str(caught.value)


def test_a_table_is_no_configuration():
    with pytest.raises(UsageError, match="config is of type dict"):
        mtcheck.Checker(config={})


@pytest.mark.parametrize("page", [5, None, b"The boat was late."])
def test_a_page_is_a_text_a_path_or_a_document(page):
    with pytest.raises(UsageError, match=f"and not of type {type(page).__name__}"):
        mtcheck.check(page)


@pytest.mark.parametrize("pair", [("a",), ("a", "b", "c", "d"), 5])
def test_a_pair_is_two_texts(pair):
    with pytest.raises(UsageError, match=r"^a pair "):
        list(mtcheck.Checker("de", "en", config=mtcheck.Config(encoder="none")).check_segments([pair]))
