"""What a page alone gains where the language that it comes from is named."""

from __future__ import annotations

import pytest

from mtcheck import check_article
from mtcheck.loading import parse
from mtcheck.model.finding import Severity
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


TRANSLATED = """The line was opened on 14.03.2023 and cost 1.250.000 euros. It is closed since 03.05.2024.

The mayor said: "We did not expect this” and left the 3. meeting of the council - it had lasted for hours.

The line runs at 18:30 o'clock for the last time, and 98 % of its seats are sold.
"""


@pytest.mark.parametrize("language", ["de", "es"])
def test_naming_the_language_takes_nothing_from_what_the_page_itself_shows(language):
    def serious(named):
        report = check_article(parse(TRANSLATED, "page.txt", Format.PLAIN), target_language="en", source_language=named)
        return {(each.check, each.target) for each in report.findings if each.severity is not Severity.NEUTRAL}

    assert serious(None)
    assert serious(None) <= serious(language)
