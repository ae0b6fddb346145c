"""Segment pairs: one report a pair, in order, streamed, in one process or several."""

from __future__ import annotations

import pytest

from mtcheck import align_article, check_article, check_segments
from mtcheck.checks import registry
from mtcheck.config import Config
from mtcheck.errors import ReadError, UsageError

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


def checked(source, target, source_language="de", target_language="en", **config):
    (report,) = check_segments([(source, target, None)], source_language, target_language, config=Config(**config))
    assert not report.failures
    return report


def found(report):
    return [(f.check, f.target.text, f.source.text if f.source else None) for f in report.findings]


TOLD = "Der Rat stimmte am Abend zu. Die Opposition will dagegen klagen. Der Bau beginnt im Mai."


def test_a_sentence_left_out_of_a_pair_is_found_once_and_exactly():
    report = checked(TOLD, "The council agreed in the evening. Construction begins in May.")
    assert found(report) == [("accuracy/omission", "", "Die Opposition will dagegen klagen.")]
    assert report.findings[0].target.start == len("The council agreed in the evening.")


def test_a_sentence_added_to_a_pair_is_found_exactly():
    target = "The council agreed in the evening. The opposition wants to sue over it. Nobody had expected the snow. "
    report = checked(TOLD, f"{target}Construction begins in May.")
    assert [each[:2] for each in found(report)] == [("accuracy/addition", "Nobody had expected the snow.")]


def test_what_a_missing_sentence_says_is_not_said_a_second_time():
    source = "Die Mühle brannte am Montag ab. Die 34 Bewohner kamen bei Freunden unter. Die Ursache wird gesucht."
    report = checked(source, "The mill burned down on Monday. The cause is being investigated.")
    assert [each[0] for each in found(report)] == ["accuracy/omission"]


def test_two_sentences_told_in_one_are_not_missing():
    source = "Es war der dritte Brand in einem Jahr. Der Müller hat genug. Er will zum Monatsende aufhören."
    target = "It was the third fire in a year. The miller has had enough: he wants to quit at the end of the month."
    assert not found(checked(source, target))


@pytest.mark.parametrize(
    ("source", "target", "check", "severity"),
    [
        ("Der Zug fährt wieder.", "", "accuracy/omission", "critical"),
        ("Der Zug fährt wieder.", " \u200b\n", "accuracy/omission", "critical"),
        ("", "The train is running again.", "accuracy/addition", "major"),
    ],
)
def test_an_empty_side_is_a_finding(source, target, check, severity):
    report = checked(source, target)
    assert [(f.check, f.severity.value) for f in report.findings] == [(check, severity)]
    assert report.quality == 0


def test_two_empty_sides_are_none():
    assert not found(checked("", " "))


@pytest.mark.parametrize(
    ("source", "target", "language", "right"),
    [
        ("Teilen", "Split", "de", "Share"),
        ("Drucken", "Press", "de", "Print"),
        ("Partager", "Divide", "fr", "Share"),
        ("Portada", "Cover", "es", "Front page"),
    ],
)
def test_a_label_is_found_by_its_original(source, target, language, right):
    (finding,) = checked(source, target, language).findings
    assert (finding.check, finding.suggestion) == ("markup/mistranslated-label", right)
    assert (finding.target.text, finding.source.text) == (target, source)


@pytest.mark.parametrize(("source", "target"), [("Teilen", "Share"), ("Presse", "Press"), ("Spalte", "Split")])
def test_a_word_that_is_no_label_or_a_right_one_stays_quiet(source, target):
    assert not found(checked(source, target))


@pytest.mark.parametrize(
    ("source", "target", "check"),
    [
        ("Familie Müller ist zurück.", "The MÃ¼ller family is back.", "linguistic/mojibake"),
        ("Die Firma Bündel schließt.", "The firm Bun\u200bdle is closing.", "linguistic/invisible-character"),
        ("Der Damm (von 1911) wird erneuert.", "The dam (from 1911 is being renewed.", "linguistic/unbalanced-bracket"),
        (
            "Der Rat hat beschlossen, dass die alte Brücke gesperrt wird.",
            "Le conseil a décidé que le vieux pont serait fermé parce qu'il n'est plus sûr pour les voitures.",
            "locale/wrong-language",
        ),
    ],
)
def test_checks_of_characters_brackets_and_language_run_on_pairs(source, target, check):
    assert check in [each[0] for each in found(checked(source, target))]


def test_a_bracket_that_the_original_does_not_close_either_stays_quiet():
    assert not found(checked("1) Der Damm (von 1911", "1) The dam (from 1911"))


def test_one_note_names_the_checks_that_need_a_page():
    named = [gap for gap in checked("Alle kamen.", "Everyone came.").not_checked if gap.what == "page"]
    assert len(named) == 1
    assert "markup/torn-sentence" in named[0].reason
    assert "accuracy/omission" not in named[0].reason


HALF = "Ein \ud800 Satz."


@pytest.mark.parametrize("pair", [(HALF, "A sentence.", None), ("Ein Satz.", HALF, None), (None, "A sentence.", None)])
def test_a_pair_that_cannot_be_read_loses_only_itself(pair):
    before, broken, after = check_segments([PAIRS[0], pair, PAIRS[1]], "de", "en", config=NUMBERS)
    assert len(broken.failures) == 1
    assert broken.quality is None
    assert before.findings
    assert not before.failures
    assert not after.failures


def test_half_a_character_is_refused_in_one_line():
    for refused in (lambda: align_article(HALF, "A sentence."), lambda: check_article("A sentence.", source=HALF)):
        with pytest.raises(ReadError, match=r"character 5 is half a character \(U\+D800\)"):
            refused()


def test_a_check_that_crashes_on_a_pair_is_a_failure_unless_debugging(monkeypatch):
    entry = registry.find("accuracy/number-mismatch")

    def crash(*_):
        raise ZeroDivisionError("by design")

    monkeypatch.setattr(type(entry.check), "remarks", crash)
    (report,) = check_segments([PAIRS[0]], "de", "en", config=NUMBERS)
    assert [each.subject for each in report.failures] == ["accuracy/number-mismatch"]
    monkeypatch.setenv("MTCHECK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        list(check_segments([PAIRS[0]], "de", "en", config=NUMBERS))
