"""Segment pairs: one report a pair, in order, streamed, in one process or several."""

from __future__ import annotations

import pytest

from mtcheck import check_segments
from mtcheck.config import Config
from mtcheck.errors import UsageError

PAIRS = [
    ("Es waren 51 Gäste.", "There were 15 guests.", None),
    ("Alle kamen.", "Everyone came.", "All came."),
    ("", "", None),
]
NUMBERS = Config(only=("accuracy/number-mismatch",))


def test_every_pair_has_its_report_in_order():
    reports = list(check_segments(PAIRS, "de", "en", config=NUMBERS))
    assert [[finding.target.text for finding in report.findings] for report in reports] == [["15"], [], []]
    assert reports[0].findings[0].source.text == "51"
    assert reports[0].quality < reports[1].quality


def test_pairs_are_read_as_they_are_needed():
    def endless():
        while True:
            yield PAIRS[0]

    assert next(check_segments(endless(), "de", "en", config=NUMBERS)).findings


def test_several_processes_say_the_same():
    alone = list(check_segments(PAIRS * 3, "de", "en", config=NUMBERS))
    assert list(check_segments(PAIRS * 3, "de", "en", jobs=2, config=NUMBERS)) == alone


def test_places_lead_to_the_text_as_given():
    (report,) = check_segments([("51  Gäste", "exactly  15 guests", None)], "de", "en", config=NUMBERS)
    assert report.findings[0].target.start == 9


def test_an_unknown_check_is_an_error():
    with pytest.raises(UsageError):
        list(check_segments(PAIRS, "de", "en", config=Config(only=("accuracy/nonsense",))))
