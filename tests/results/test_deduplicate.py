"""One cause, one finding: who silences whom, and where."""

from __future__ import annotations

import pytest

from mtcheck.checks.registry import catalogue
from mtcheck.engine.calls import check_article, check_segments
from mtcheck.loading import parse
from mtcheck.model.finding import Category, Finding, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Span
from mtcheck.model.text import Document
from mtcheck.results.deduplicate import without_echoes

TEXT = "one two three. four five six."
DOCUMENT = Document("page", TEXT)


def finding(check, start, end, source=None, severity=Severity.MAJOR):
    place = DOCUMENT.place(Span(*source)) if source else None
    return Finding(check, Category.NUMBER, severity, "odd", DOCUMENT.place(Span(start, end)), place)


def info(name, *silences):
    return CheckInfo(name, Category.NUMBER, Severity.MAJOR, "", "", silences=silences)


LOUD = info("accuracy/loud", "accuracy/echo", "style")


@pytest.mark.parametrize(
    ("echo", "kept"),
    [
        (finding("accuracy/echo", 4, 7), False),
        (finding("style/whatever", 0, 14), False),
        (finding("accuracy/other", 4, 7), True),
        (finding("accuracy/echo", 4, 20), True),
        (finding("accuracy/echo", 15, 19), True),
        (finding("accuracy/echo", 4, 7, source=(0, 2)), False),
        (finding("accuracy/echo", 4, 7, source=(8, 9)), True),
        (finding("accuracy/echo", 0, 19, severity=Severity.MINOR), False),
        (finding("accuracy/echo", 0, 24, severity=Severity.MINOR), True),
        (finding("accuracy/echo", 0, 19, severity=Severity.CRITICAL), True),
    ],
)
def test_an_echo_lies_within_and_speaks_of_the_same_original(echo, kept):
    cause = finding("accuracy/loud", 0, 14, source=(0, 5))
    assert without_echoes([cause, echo], [LOUD], TEXT) == ([cause, echo] if kept else [cause])


def test_neighbours_count_as_one_place():
    causes = [finding("accuracy/loud", 0, 14), finding("accuracy/loud", 15, 29)]
    assert without_echoes([*causes, finding("style/whole", 0, 29)], [LOUD], TEXT) == causes


def test_a_hint_silences_nothing_and_no_check_silences_itself():
    hint = finding("accuracy/loud", 0, 14, severity=Severity.NEUTRAL)
    echo = finding("accuracy/echo", 4, 7)
    assert without_echoes([hint, echo], [LOUD], TEXT) == [hint, echo]
    both = [finding("accuracy/loud", 0, 14), finding("accuracy/loud", 4, 7)]
    assert without_echoes(both, [info("accuracy/loud", "accuracy")], TEXT) == both


def test_what_is_silenced_exists():
    ids = {entry.info.id for entry in catalogue()}
    names = ids | {each.partition("/")[0] for each in ids}
    assert {name for entry in catalogue() for name in entry.info.silences} <= names


def test_a_sentence_left_untranslated_is_one_finding():
    source = "Der Rat tagte am Montag im neuen Rathaus. Die Sitzung war öffentlich und sie dauerte bis in die Nacht."
    target = (
        "The council met on Monday in the new town hall. Die Sitzung war öffentlich und sie dauerte bis in die Nacht."
    )
    report = check_article(target, source=source, target_language="en", source_language="de")
    assert [each.check for each in report.findings] == ["accuracy/untranslated"]


def test_the_pieces_of_a_torn_sentence_are_not_called_too_short_as_well():
    page = "<p>{}</p><p>{}</p>"
    source = page.format(
        "„So ein Wetter habe ich hier oben in all den Jahren noch nie erlebt“, sagte der Wirt dem Inselboten.",
        "Die Hütte bleibt bis Sonntag geschlossen.",
    )
    target = page.format(
        '"I have never known such weather up here in all these years", the landlord told the</p><p>Inselbote</p><p>.',
        "The hut stays closed until Sunday.",
    )
    checks = checks_of(source, target)
    assert "markup/torn-sentence" in checks
    assert not {"accuracy/length-mismatch", "accuracy/unrelated-sentence", "markup/cut-sentence"} & set(checks)


def test_an_attribute_left_untranslated_is_one_finding():
    page = '<p>{}</p><p><img src="h.jpg" alt="Zwei Boote liegen im Hafen und warten auf die Flut"></p>'
    source = page.format("Der Hafen ist seit Montag wieder offen.")
    target = page.format("The harbour has been open again since Monday.")
    assert checks_of(source, target) == ["markup/untranslated-metadata"]


def checks_of(source, target):
    pages = [parse(text, "page.html", Format.HTML) for text in (target, source)]
    report = check_article(pages[0], source=pages[1], target_language="en", source_language="de")
    return [each.check for each in report.findings]


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("Hallo %1$s, Sie haben Post.", "Hello, you have mail.", "markup/lost-placeholder"),
        ("Es sind %2$d neue Briefe im Kasten.", "There are new letters in the box.", "markup/lost-placeholder"),
        ("Hallo %1$@, Sie haben Post.", "Hello, you have mail.", "markup/lost-placeholder"),
        ("Die Datei %1 wird gelöscht.", "The file will be deleted.", "markup/lost-sign"),
    ],
)
def test_a_lost_place_holder_is_one_finding(source, target, said):
    (report,) = check_segments([(source, target)], "de", "en")
    assert [each.check for each in report.findings if each.severity.rank] == [said]


def test_a_lost_short_code_is_one_finding():
    texts = "Dies ist die Version {{< param version >}} der Pumpe.", "This is the version of the pump."
    source, target = (parse(text, "page", Format.MARKDOWN) for text in texts)
    found = check_article(target, source=source, source_language="de", target_language="en").findings
    assert [each.check for each in found if each.severity.rank] == ["markup/lost-placeholder"]
