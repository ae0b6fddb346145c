"""Place holders of texts that programs fill in."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.language.holders import compare_holders, find_damaged, find_holders, find_tags


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("%s of %d", ["printf 1$s", "printf 2$d"]),
        ("%2$d of %1$s", ["printf 2$d", "printf 1$s"]),
        ("%i %ld %.2f %5d %@ 100%%d", ["printf 1$d", "printf 2$ld", "printf 3$f", "printf 4$d", "printf 5$@"]),
        ("%(name)s %(n)02d", ["python name", "python n"]),
        (
            "{name} {0} {} {x!r} {y:.2f} {n, number}",
            ["brace name", "brace 0", "brace ", "brace x", "brace y", "brace n"],
        ),
        ("{{ name }} {{n, number}}", ["mustache name", "mustache n, number"]),
        ("%{x} ${y} #{z}", ["dollar %{x}", "dollar ${y}", "dollar #{z}"]),
        ("{ $name } {-brand}", ["fluent $name", "fluent -brand"]),
        ("%1 of %L2, %n", ["qt 1", "qt L2", "qt n"]),
        ("{n, plural, one {file} other{files in {place}}}", ["brace place"]),
        ("20% of it, 5%d'entre, 30 % sure, %50 and %1,5", []),
    ],
)
def test_place_holders_of_every_family(text, signs):
    assert [" ".join(each.sign) for each in find_holders(text)] == signs


def test_a_percentage_of_turkish_is_none():
    assert not find_holders("%5 indirim", "tr")


def test_tags_are_told_by_their_names():
    text = '<a href="x">b</a><br/> 1 < 2 > 0'
    assert [each.name for each in find_tags(text)] == ["a", "/a", "br"]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("{a} {b}", "{b} {a}", []),
        ("{a} {b}", "{a}", [("{b}", None)]),
        ("{a}", "{a} {a}", [(None, "{a}")]),
        ("{a} %s", "{c} %s", [("{a}", "{c}")]),
        ("%s %d", "%2$d %1$s", []),
        ("%s %d", "%d %s", [("%s", "%d"), ("%d", "%s")]),
    ],
)
def test_both_sides_are_compared(source, target, found):
    def written(text, holder):
        return holder and text[holder.start : holder.end]

    differences = compare_holders(find_holders(source), find_holders(target))
    assert [(written(source, each.source), written(target, each.target)) for each in differences] == found


@pytest.mark.parametrize(
    ("holder", "text", "place"),
    [("%s", "of % s", (3, 6)), ("{name}", "{ Name }", (0, 8)), ("{name}", "{name}", None), ("%d", "x", None)],
)
def test_what_is_damaged_is_found(holder, text, place):
    assert find_damaged(holder, text) == place


PAIRS = [
    ("%d Dateien wurden kopiert.", "%s files were copied.", "the placeholder '%d' of the original became '%s'"),
    (
        "Die Seite {0} von {1} ist leer.",
        "Page {0} of {2} is empty.",
        "the placeholder '{1}' of the original became '{2}'",
    ),
    ("Der Ordner %s ist leer.", "The folder % s is empty.", "the placeholder '%s' is damaged"),
    ("Der <b>Ordner</b> ist leer.", "The folder is empty.", "the tag '<b>' of the original is missing"),
    ("Der <b>Ordner</b> ist leer.", "The <i>folder</b> is empty.", "the tag '<b>' of the original became '<i>'"),
    ("Mehr steht <0>hier</0>.", "There is more <0>here</1>.", "the tag '</0>' of the original became '</1>'"),
]


@pytest.mark.parametrize(("source", "target", "message"), PAIRS)
def test_a_text_that_a_program_shows_is_held_against_the_original(source, target, message):
    [report] = mtcheck.Checker("de", "en").check_segments([(source, target, None)])
    check = f"markup/{'lost' if message.endswith('is missing') else 'changed'}-placeholder"
    found = [each.message for each in report.findings if each.check == check]
    assert found == [message]
    assert len([each for each in report.findings if each.check.endswith("-placeholder")]) == len(found)


def test_tags_that_the_original_has_are_meant():
    [report] = mtcheck.Checker("de", "en").check_segments(
        [("Der <b>Ordner</b> ist leer.", "The <b>folder</b> is empty.", None)]
    )
    assert not report.findings
