"""A text with more values than a sentence has is compared about where each should be, and in a time that goes along."""

from __future__ import annotations

import pytest

from mtcheck.language.values import clock, compare, nearby
from mtcheck.language.values.entity import Entity, Kind


def entity(number, start):
    return Entity(Kind.NUMBER, (float(number),), start, start + 2, str(number))


def test_few_values_are_all_looked_at():
    few = [entity(number, number) for number in range(200)]
    assert nearby.list_nearby(150, few) is few
    many = [entity(number, 10 * number) for number in range(1000)]
    assert [each.start for each in nearby.list_nearby(5_000, many)] == list(range(4_700, 5_300, 10))
    assert len(nearby.list_nearby(0, many)) == 30
    nearby.remove_entity(many[7], many)
    assert [each.start for each in many[5:9]] == [50, 60, 80, 90]


@pytest.mark.parametrize("line", ["{0} km, ", "{0}, "])
def test_a_wrong_value_of_a_thousand_is_found(line):
    source = "".join(line.format(number) for number in range(1000, 2000))
    target = source.replace("1500", "1005")
    (found,) = compare.compare(source, target, "de", "en")
    assert (found.change, found.source.text[:4], found.target.text[:4]) == ("value", "1500", "1005")


def test_comparisons_grow_with_the_number_of_values(monkeypatch):
    asked = []
    are_equal = compare.are_equal

    def count(one, other):
        asked.append(1)
        return are_equal(one, other)

    monkeypatch.setattr(compare, "are_equal", count)
    counts = []
    for size in (1000, 2000):
        asked.clear()
        source = "".join(f"{number} km, " for number in range(3000, 3000 + size))
        target = "".join(f"{number + 5000} km, " for number in range(3000, 3000 + size))
        compare.compare(source, target, "de", "en")
        counts.append(len(asked))
    assert 0 < counts[1] < 2.5 * counts[0]


@pytest.mark.parametrize("text", ["10 am", "10.30 p.m.", "10:30", "7 h", "10. pm", "1234 AM", "10 .pm"])
def test_what_may_be_a_time_is_seen_at_a_glance(text):
    assert clock._TELLS.search(f"at {text}, they say")


@pytest.mark.parametrize("text", ["10 amber", "12.5.", "1999", "10 . x"])
def test_what_is_no_time_is_not(text):
    assert not clock._TELLS.search(f"at {text} they say")
