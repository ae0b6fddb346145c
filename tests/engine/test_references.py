"""A page is measured against translations that people made, over what corresponds."""

from __future__ import annotations

from pathlib import Path

import pytest
import sacrebleu

from mtcheck import check_article
from mtcheck.config import Config
from mtcheck.engine.pairing import read_side
from mtcheck.engine.references import match

ORIGINAL = """Neue Orgel für die Kapelle

Die Gemeinde von Grennow hat am Sonntag ihre neue Orgel eingeweiht. Mehr als zweihundert Besucher kamen zum Konzert.

Das Instrument wurde drei Jahre lang in einer Werkstatt an der Küste gebaut. Es hat 1.400 Pfeifen und zwei Manuale.

Die alte Orgel war nach einem Wasserschaden nicht mehr zu retten gewesen.
"""
REFERENCE = """New organ for the chapel

The parish of Grennow inaugurated its new organ on Sunday. More than two hundred visitors came to the concert.

The instrument took three years to build in a workshop on the coast. It has 1,400 pipes and two manuals.

After water damage, the old organ had been beyond saving.
"""
SECOND = """A new organ for the chapel

On Sunday the parish of Grennow dedicated its new organ, and more than two hundred people came to hear the concert.

A workshop on the coast spent three years building the instrument. It has 1,400 pipes and two manuals.

The old organ could not be saved after it had been damaged by water.
"""
TRANSLATION = """New organ for the chapel

The community of Grennow has its new organ inaugurated on Sunday. More than two hundred visitors came to the concert.

The instrument was built for three years in a workshop on the coast. It has 1,400 pipes and two manuals.

The old organ was not to be saved after a water damage.
"""
ANOTHER = """The harbour pilots have ended their strike

Ships were waiting outside the lock for eleven days, and several captains turned back. The union had asked for shorter
shifts in winter.

A judge decided that the shipping company must pay a fine to every sailor.
"""
NAMES = ["bleu", "chrf", "chrf++", "ter", "similarity"]


def side(text: str):
    return read_side(text, "en", Config())


def measurements(target, reference, **options):
    report = check_article(target, reference=reference, target_language="en", **options)
    assert not report.failures
    return {each.name: each for each in report.measurements}


def test_the_numbers_are_the_library_s_over_corresponding_units():
    matched = match(side(TRANSLATION), [side(REFERENCE)], None, Config())
    assert len(matched.hypotheses) == len(matched.references[0]) == 6
    found = measurements(TRANSLATION, REFERENCE)
    assert list(found) == NAMES
    assert found["bleu"].value == pytest.approx(sacrebleu.corpus_bleu(matched.hypotheses, matched.references).score)
    assert found["ter"].value == pytest.approx(sacrebleu.corpus_ter(matched.hypotheses, matched.references).score)
    for each in found.values():
        assert each.interval[0] < each.value < each.interval[1]
        assert "pairs:aligned|unaligned:joined-to-neighbour" in each.signature


def test_a_page_is_perfect_against_itself():
    found = measurements(REFERENCE, REFERENCE)
    assert [found[name].value for name in NAMES] == pytest.approx([100, 100, 100, 0, 100])


@pytest.mark.parametrize(
    "line", ["It has 1,400 pipes and two manuals.", "More than two hundred visitors came to the concert."]
)
def test_what_is_left_out_or_added_counts_against_the_translation(line):
    whole = measurements(TRANSLATION, REFERENCE)
    short = measurements(TRANSLATION.replace(line, ""), REFERENCE)
    long = measurements(TRANSLATION, REFERENCE.replace(line, ""))
    for name in ("bleu", "chrf", "chrf++"):
        assert short[name].value < whole[name].value
        assert long[name].value < whole[name].value
    assert short["ter"].value > whole["ter"].value
    assert long["ter"].value > whole["ter"].value


def test_several_references_are_matched_at_once():
    matched = match(side(TRANSLATION), [side(REFERENCE), side(SECOND)], None, Config())
    assert len(matched.references) == 2
    assert {len(stream) for stream in matched.references} == {len(matched.hypotheses)}
    assert " ".join(matched.hypotheses).split() == TRANSLATION.split()
    for stream, text in zip(matched.references, (REFERENCE, SECOND), strict=True):
        assert sorted(" ".join(stream).split()) == sorted(text.split())
    both = measurements(TRANSLATION, [REFERENCE, SECOND])
    assert both["chrf"].value > measurements(TRANSLATION, SECOND)["chrf"].value
    assert "nrefs:2" in both["bleu"].signature


def test_page_chrome_is_not_measured():
    page = TRANSLATION + "\nMore on this topic\n\nSubscribe to our newsletter\n"
    assert measurements(page, REFERENCE)["chrf"].value == pytest.approx(
        measurements(TRANSLATION, REFERENCE)["chrf"].value
    )


@pytest.mark.parametrize(
    ("reference", "source", "said"),
    [
        (ORIGINAL, ORIGINAL, "the reference is the original's own text"),
        (ORIGINAL, None, "the reference is in 'de', the translation in 'en'"),
        (
            ANOTHER,
            None,
            "the reference is of another article",
        ),
        (Path("not-there.txt"), None, "not-there.txt"),
    ],
    ids=["the-original", "another-language", "another-article", "missing"],
)
def test_a_reference_that_is_none_is_a_failure_and_no_number(reference, source, said):
    report = check_article(TRANSLATION, source=source, reference=reference, target_language="en", source_language="de")
    (failure,) = report.failures
    assert failure.subject == "reference"
    assert said in failure.message
    assert not {each.name for each in report.measurements} & set(NAMES)
    assert report.score is not None
    assert report.score.verdict != "pass"


def test_a_language_without_encoder_is_measured_without_meaning():
    found = check_article(TRANSLATION, reference=REFERENCE, target_language="en", config=Config(encoder="none"))
    assert [each.name for each in found.measurements] == NAMES[:-1]
