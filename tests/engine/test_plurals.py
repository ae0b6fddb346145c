"""Plurals have the forms that the language of the translation needs, each fault at its place."""

from __future__ import annotations

import json

import pytest

import mtcheck
from mtcheck.loading.catalogues.arms import list_plurals

ONLY = mtcheck.Config(only=("accuracy/omission", "accuracy/addition"))


def told(path, **given):
    report = mtcheck.Checker("de", given.pop("to"), config=ONLY).check(path, **given)
    return [(each.check.partition("/")[2], str(each.severity), each.message, each.target) for each in report.findings]


def po(language, count, *entries):
    """A catalogue of plurals."""
    forms = f'"Plural-Forms: nplurals={count}; plural=(n != 1);\\n"\n' if count else ""
    text = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"X-Source-Language: de\\n"\n{forms}'
    for strings in entries:
        text += '\nmsgid "%d Boot"\nmsgid_plural "%d Boote"\n'
        text += "".join(f'msgstr[{at}] "{string}"\n' for at, string in strings.items())
    return text


@pytest.mark.parametrize(
    ("count", "strings", "expected"),
    [
        (2, {0: "%d boat", 1: "%d boats"}, []),
        (None, {0: "%d boat"}, []),
        (2, {0: "%d boat"}, [("omission", "major", "'%d Boot': the plural form 'msgstr[1]' is missing or empty")]),
        (
            3,
            {0: "%d boat", 1: "", 2: ""},
            [("omission", "major", "'%d Boot': the plural forms 'msgstr[1]', 'msgstr[2]' are missing or empty")],
        ),
        (
            1,
            {0: "%d boats", 1: "%d boats"},
            [
                (
                    "addition",
                    "minor",
                    "'%d Boot': the plural form 'msgstr[1]' is more than 'nplurals' says",
                )
            ],
        ),
        (2, {0: "", 1: ""}, []),
    ],
)
def test_entries_have_as_many_forms_as_the_catalogue_says(tmp_path, count, strings, expected):
    path = tmp_path / "en.po"
    path.write_text(po("en", count, strings, dict.fromkeys(range(count or 2), "%d ships")), encoding="utf-8")
    found = told(path, to="en")
    assert [each[:3] for each in found] == expected
    if found:
        last = next(f'msgstr[{at}] "{text}"' for at, text in reversed(strings.items()) if text)
        assert path.read_text().splitlines()[found[0][3].line - 1] == last


def test_a_catalogue_with_too_few_forms_for_its_language_is_told_once(tmp_path):
    path = tmp_path / "pl.po"
    path.write_text(po("pl", 2, {0: "%d statek", 1: "%d statków"}, {0: "%d łódź", 1: "%d łodzi"}), encoding="utf-8")
    [(_, severity, message, place)] = told(path, to="pl")
    assert severity == "minor"
    assert message == "the catalogue has 2 forms of plurals, and its language needs those for 'one', 'few', 'many'"
    assert (place.line, place.text) == (5, "2")
    path.write_text(po("pl", 3, {0: "%d statek", 1: "%d statki", 2: "%d statków"}), encoding="utf-8")
    assert not told(path, to="pl")
    path.write_text(po("pl", "INTEGER", {0: "%d statek", 1: "%d statków"}), encoding="utf-8")
    assert not told(path, to="pl")


def test_forms_that_the_language_has_not_are_a_hint(tmp_path):
    forms = {"zero": "no boats", "one": "one boat", "few": "%d boats", "many": "%d boats", "other": "%d boats"}
    (tmp_path / "pl.json").write_text(json.dumps({"n": {form: f"%d {form}" for form in forms}}), encoding="utf-8")
    (tmp_path / "en.json").write_text(json.dumps({"n": forms}), encoding="utf-8")
    [(check, severity, message, place)] = told(tmp_path / "en.json", to="en", source=tmp_path / "pl.json")
    assert (check, severity) == ("addition", "neutral")
    assert message == "'n': the plural forms 'few', 'many' are not used in this language"
    assert place.text == "%d boats"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("{n, plural, one {# statek} other {# statków}}", ["few", "many"]),
        ("{n, plural, =1 {# statek} few {# statki} other {# statków}}", ["many"]),
        ("{n, plural, one {# statek} few {# statki} many {# statków} other {# statku}}", []),
        ("{n, selectordinal, one {#.} other {#.}}", []),
        ("{n, plural, one {# statek} other {# statków}", []),
        ("Tekst z plural, one i other.", []),
    ],
)
def test_arms_in_texts_of_every_format_are_those_of_the_language(tmp_path, message, expected):
    source = "{n, plural, one {# Schiff} other {# Schiffe}}"
    path = tmp_path / "pl.xlf"
    path.write_text(
        '<xliff version="1.2"><file source-language="de" target-language="pl"><body>\n<trans-unit id="ships">'
        f"<source>{source}</source><target>{message}</target></trans-unit></body></file></xliff>",
        encoding="utf-8",
    )
    found = told(path, to="pl")
    assert [name in each[2] for each in found for name in expected] == [True] * len(expected)
    assert bool(found) == bool(expected)
    if found:
        assert (found[0][3].line, found[0][3].text) == (2, "{n, plural,")


def test_choices_inside_choices_are_read():
    text = "{g, select, f {{n, plural, offset:1 one {a} other {b}}} other {{m, plural, other {c}}}}"
    assert [(each.name, each.forms) for each in list_plurals(text)] == [("n", ("one", "other")), ("m", ("other",))]
    assert not list_plurals("{n, plural, " * 1_000)
