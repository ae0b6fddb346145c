"""What a page alone gains where the language that it comes from is named."""

from __future__ import annotations

import pytest

from mtcheck import check_article
from mtcheck.loading import parse
from mtcheck.model.kinds import Format

PAGE = """# The old bridge is closed

{}

The council closed the old bridge on Monday because its pillars had cracked over the winter.

It is to be repaired by the autumn, the mayor said.
"""


def found(line, language):
    page = parse(PAGE.format(line), "page.md", Format.MARKDOWN)
    report = check_article(page, target_language="en", source_language=language)
    return [(finding.check, finding.target.text) for finding in report.findings]


@pytest.mark.parametrize("language", [None, "fr"])
def test_a_button_that_sound_pages_have_is_left_alone(language):
    assert found("Press", language) == []


def test_a_button_of_the_named_language_is_taken_at_its_word():
    assert found("Press", "de") == [("markup/mistranslated-label", "Press")]


def test_a_sound_button_is_left_alone_in_every_language():
    assert found("Print", "de") == []
