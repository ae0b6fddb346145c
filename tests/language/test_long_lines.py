"""Lines and words of any length cost what their length is worth: what is done is counted, and no time is taken."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace

import pytest

from mtcheck.checks.accuracy import _copied, _foreign_letters
from mtcheck.checks.linguistic import _unknown
from mtcheck.checks.style import _addressing
from mtcheck.language.profiles import profile
from mtcheck.language.values import misspelt
from mtcheck.language.words import measure_likeness, words
from mtcheck.loading import parse
from mtcheck.model.bead import Bead
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.spans import Span, find_range
from mtcheck.patterns import search_before
from mtcheck.qe import articles
from mtcheck.segmentation import segment

SYLLABLES = ("Kor", "Mil", "Ten", "Ros", "Bel", "Dan", "Gru", "Hol")


def name_many(number: int, ending: str) -> str:
    """A line of names that no text has twice."""
    digits = range(5)
    return " ".join(
        "".join(SYLLABLES[at // 8**digit % 8] for digit in digits).capitalize() + ending for at in range(number)
    )


def test_words_that_are_too_long_are_not_compared_letter_by_letter(monkeypatch):
    assert measure_likeness("Maier", "Mayer") == 0.8
    monkeypatch.setattr(difflib, "SequenceMatcher", None)
    assert measure_likeness("b" * 20_000, "b" * 20_000) == 1
    assert measure_likeness("b" * 20_000, "b" * 19_999 + "c") == 0


def test_names_are_compared_with_one_another_where_they_are_few(monkeypatch):
    pairs = []
    monkeypatch.setattr(misspelt, "_is_misspelt", lambda *names: pairs.append(names))
    for number in (8, 2_000):
        misspelt.find_misspelt_names(name_many(number, "vo"), "de", name_many(number, "zu"), "en")
        assert 0 < len(pairs) <= misspelt._MOST_PAIRS


@pytest.mark.parametrize(("module", "find"), [(_copied, "quoted_spans"), (_unknown, "_quoted_terms")])
def test_quotations_are_looked_for_once_in_a_text(module, find, monkeypatch):
    searched = []

    class Counted:
        def finditer(self, text):
            searched.append(text)
            return re.finditer('"[^"]*"', text)

    monkeypatch.setattr(module, "_ENCLOSED", Counted())
    text = "".join(f'The "ferry {number}" is late. ' for number in range(500))
    getattr(module, find).cache_clear()
    inside = [find_range(getattr(module, find)(text), word.start) is not None for word in words(text)]
    getattr(module, find).cache_clear()
    assert len(searched) == 1
    assert inside == [False, True, False, False] * 500


@pytest.mark.parametrize("module", [_copied, _unknown])
def test_a_quotation_that_is_never_closed_is_not_read_to_the_end_of_each_line(module):
    bound = re.search(r"\]\{0,(\d+)\}\[", module._ENCLOSED.pattern)
    assert int(bound[1]) <= 2_000


def test_what_ends_at_a_place_is_looked_for_shortly_before_it():
    seen = []

    class Pattern:
        def search(self, _, start, end):
            seen.append(end - start)

    search_before(Pattern(), "b" * 100_000, 90_000)
    search_before(Pattern(), "b" * 100_000, 5)
    assert seen == [200, 5]


def test_brackets_before_words_of_another_script_are_counted_once():
    class Text(str):
        read = 0

        def count(self, sign, start, end):
            Text.read += end - start
            return super().count(sign, start, end)

    line = Text("Борт (Борт Борт) Борт «Борт» ( Борт) " * 200)
    found = [match.start() % 37 for match in _foreign_letters.find_foreign_words(line)]
    assert found == [0, 17] * 200
    assert Text.read <= 2 * len(line)


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("Er rief: „Sie ‚du‘ Sie“, und Sie gingen.", ["Er", "rief", "und", "Sie", "gingen"]),
        ("«Sie» du «ihr» Sie", ["du", "Sie"]),
    ],
)
def test_words_outside_of_quotations_are_those_between_them(text, outside):
    (block,) = parse(text, "page").blocks
    assert [word.text for word in _addressing._outside_quotations(block, profile("de"))] == outside


def test_findings_are_set_beside_the_segments_around_them(monkeypatch):
    document = parse("One is here. Two is there. Three is gone.\n\nFour is late. Five is not.", "page")
    segments = segment(document, "en")
    beads = [Bead((), segments[2:4]), Bead((), segments[:2]), Bead(segments[:1], ()), Bead((), segments[4:])]
    findings = [
        Finding("a/b", Category.NUMBER, Severity.MINOR, str(at), document.place(Span(at, end)))
        for at, end in ((0, 3), (0, len(document.text)), (20, 30), (50, 51), (11, 11), (len(document.text),) * 2)
    ]
    near = articles._share_findings(beads, [*findings, replace(findings[0], target=None)])
    assert near == [
        [each for each in findings if any(one.span.overlaps(each.target.span) for one in bead.target)] for bead in beads
    ]
    asked = []
    overlaps = Span.overlaps
    monkeypatch.setattr(Span, "overlaps", lambda one, other: asked.append(1) or overlaps(one, other))
    articles._share_findings([Bead((), (one,)) for one in segments] * 100, findings[:1] * 100)
    assert len(asked) == 100 * 100
