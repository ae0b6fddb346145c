"""The estimate of quality: what lowers it, and what it says where nothing compared the meanings."""

from __future__ import annotations

import pytest

from mtcheck import check_article, check_segments
from mtcheck.config import Config
from mtcheck.estimation import Part, estimate

SOURCE = "Die Brücke wurde nach 51 Tagen am Montag nicht wieder eröffnet."
SOUND = "The bridge was not reopened on Monday after 51 days."


@pytest.mark.parametrize(
    "damaged",
    [
        "The bridge was not reopened on Monday after 15 days.",
        "The bridge was reopened on Monday after 51 days.",
        SOURCE,
        "The bridge.",
        "The bakery sells fresh bread and rolls to its guests.",
        "the bridge was not reopened on monday after 51 days.",
        "The bridge was not reopened on Monday after 51 days",
        "",
    ],
)
def test_damage_lowers_it(damaged):
    sound, bad = check_segments([(SOURCE, SOUND, None), (SOURCE, damaged, None)], "de", "en")
    assert bad.quality < sound.quality <= 100
    assert sound.measurements[0].signature.startswith("quality:1|of:segment|adequacy:use-multilingual")


def test_without_an_encoder_it_rests_on_guards_and_says_so():
    (report,) = check_segments([(SOURCE, SOUND, None)], "de", "en", config=Config(encoder="none"))
    assert report.quality == 100
    assert "adequacy:none" in report.measurements[0].signature
    assert report.not_checked[0].what == "encoder"


def test_nothing_beside_nothing_is_no_fault():
    assert estimate(Part("", "", None), "de", "en") == 100


def test_a_page_beside_its_original_has_one():
    report = check_article(SOUND, SOURCE, target_language="en", source_language="de")
    assert 50 < report.quality <= 100
    assert report.measurements[0].name == "quality"
    assert check_article(SOUND, target_language="en").quality is None
