"""What a page does throughout is said once, where it is worst."""

from __future__ import annotations

import pytest

from mtcheck import check_article, check_segments
from mtcheck.loading import parse
from mtcheck.model.finding import Category, Finding, Habit, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.results.habits import count_habits_once

DOCUMENT = Document("page", "one two three four five six")
ORIGINAL = (
    "Der Kreistag berät am Dienstag über den neuen Fahrplan der Busse.",
    "Die Linie nach Auhof soll künftig auch am späten Abend verkehren.",
    "Wer Einwände hat, kann sich bis Freitag an die Verwaltung wenden.",
    "Der Landrat rechnet mit einer Entscheidung noch vor dem Sommer.",
)
TRANSLATION = (
    "The district council discusses the new bus timetable on Tuesday.",
    "The line to Auhof is to run late in the evening as well.",
    "Anyone with objections can contact the administration by Friday.",
    "The district administrator expects a decision before the summer.",
)


def finding(at: int, message: str = "odd", severity: Severity = Severity.MINOR) -> Finding:
    return Finding("style/odd", Category.AWKWARD, severity, message, DOCUMENT.place(Span(at, at + 1)))


def severities(findings: list[Finding], habit: Habit | None) -> str:
    info = CheckInfo("style/odd", Category.AWKWARD, Severity.MINOR, "", "", habit=habit)
    return " ".join(each.severity for each in count_habits_once(findings, [info]))


@pytest.mark.parametrize(
    ("habit", "expected"),
    [
        (None, "minor major minor"),
        (Habit(4), "minor major minor"),
        (Habit(3, by_wording=False), "neutral major neutral"),
        (Habit(2), "minor major neutral"),
    ],
)
def test_the_worst_place_of_a_habit_counts(habit: Habit | None, expected: str) -> None:
    found = [finding(0), finding(4, severity=Severity.MAJOR, message="very odd"), finding(8)]
    assert severities(found, habit) == expected


def test_in_a_pair_of_segments_each_place_of_a_habit_is_heard_and_has_its_cause() -> None:
    info = CheckInfo("style/odd", Category.AWKWARD, Severity.MINOR, "", "", habit=Habit(3))
    found = count_habits_once([finding(0), finding(4), finding(8)], [info], is_pair=True)
    assert {(each.severity, each.cause) for each in found} == {(Severity.MINOR, "style/odd:odd:the page")}


def test_a_paragraph_beside_its_original_has_its_straight_marks_at_each_place_and_they_weigh_as_one() -> None:
    source = 'The mayor said "yes", the vicar "no" and the baker "maybe".'
    target = 'Die Bürgermeisterin sagte "ja", der Pfarrer "nein" und der Bäcker "vielleicht".'
    [report] = check_segments([(source, target)], source_language="en", target_language="de")
    found = [each for each in report.findings if each.check == "locale/straight-quotes"]
    assert [each.severity for each in found] == [Severity.MINOR] * 6
    assert len({each.cause for each in found}) == 1


def left(page: str, original: str) -> list[Finding]:
    pair = [parse(each, "page", Format.PLAIN) for each in (page, original)]
    return list(check_article(pair[0], source=pair[1], target_language="en", source_language="de").findings)


def test_a_page_left_half_untranslated_is_said_once_and_fails() -> None:
    found = left("\n\n".join((*ORIGINAL[:3], TRANSLATION[3])), "\n\n".join(ORIGINAL))
    assert [(each.check, each.severity) for each in found] == [
        ("accuracy/untranslated", Severity.CRITICAL),
        ("accuracy/untranslated", Severity.NEUTRAL),
        ("accuracy/untranslated", Severity.NEUTRAL),
    ]
    assert "33 words" in found[0].message
    assert "lines 1, 3, 5" in found[0].message


def test_a_few_passages_left_in_a_long_page_are_said_once_and_major() -> None:
    kept = [line.replace("Dienstag", f"{day}. Mai") for day, line in enumerate(ORIGINAL[:1] * 3, 3)]
    sound = [(TRANSLATION[1], ORIGINAL[1]), (TRANSLATION[3], ORIGINAL[3])] * 6
    page, original = ("\n\n".join([*kept, *(pair[side] for pair in sound)]) for side in (0, 1))
    weights = [each.severity for each in left(page, original) if each.check == "accuracy/untranslated"]
    assert weights == [Severity.MAJOR, Severity.NEUTRAL, Severity.NEUTRAL]
