"""What a caller of the library gives wrongly is said in one line, as an ``MtcheckError``."""

from __future__ import annotations

from pathlib import Path

import pytest

import mtcheck
from mtcheck.errors import UsageError


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"fail_on": "loud"}, "fail-on = 'loud' is not one of never, neutral, minor, major, critical"),
        ({"min_score": "x"}, "min-score = 'x' is not a number"),
        ({"min_score": 1000}, "min-score = 1000 is not between 0.0 and 100.0"),
        ({"levels": {"style": "loud"}}, "levels.'style' = 'loud' is not one of off"),
        ({"preview": "yes"}, "preview = 'yes' is not true or false"),
        ({"only": "style"}, "only = 'style' is a text; give a tuple of texts: ('style',)"),
        ({"skip": "style"}, "skip = 'style' is a text"),
    ],
)
def test_a_value_that_a_file_could_not_hold(values, said):
    with pytest.raises(UsageError) as caught:
        mtcheck.Checker("de", "en", config=mtcheck.Config(**values))
    assert said in str(caught.value)


def test_a_table_is_no_configuration():
    with pytest.raises(UsageError, match="config is of type dict"):
        mtcheck.Checker(config={})


@pytest.mark.parametrize("page", [5, None, b"The boat was late."])
def test_a_page_is_a_text_a_path_or_a_document(page):
    with pytest.raises(UsageError, match=f"and not of type {type(page).__name__}"):
        mtcheck.check(page)


@pytest.mark.parametrize("pair", [("a",), ("a", "b", "c", "d"), 5])
def test_a_pair_is_two_texts(pair):
    with pytest.raises(UsageError, match=r"^a pair "):
        list(mtcheck.Checker("de", "en", config=mtcheck.Config(encoder="none")).check_segments([pair]))


WRONG = [None, 5, 2.5, b"text", object()]


@pytest.mark.parametrize("wrong", [*WRONG, "text", Path("page.txt")])
@pytest.mark.parametrize("call", ["check_pages", "check_segments"])
def test_several_are_asked_for(call, wrong):
    with pytest.raises(UsageError, match=f"pairs is a list .* and not of type {type(wrong).__name__}"):
        getattr(mtcheck.Checker("de", "en"), call)(wrong)


@pytest.mark.parametrize("wrong", [None, "4", 1.5, True])
@pytest.mark.parametrize("call", ["check_pages", "check_segments"])
def test_processes_are_counted(call, wrong):
    with pytest.raises(UsageError, match="jobs is a whole number"):
        getattr(mtcheck.Checker("de", "en"), call)([], jobs=wrong)


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize(
    "call",
    [
        lambda wrong: mtcheck.Checker(wrong or 5),
        lambda wrong: mtcheck.Checker("de", wrong or 5),
        lambda wrong: mtcheck.Checker(checks=wrong or 5),
        lambda wrong: mtcheck.Checker(checks=[wrong]),
        lambda wrong: mtcheck.Checker(encoder=wrong or 5),
        lambda wrong: mtcheck.Checker(sites=wrong or 5),
        lambda wrong: mtcheck.Checker("de", "en").check("One.", source="Eins.", reference=wrong or 5),
        lambda wrong: mtcheck.Checker("de", "en").check("One.", source="Eins.", reference=[wrong]),
        lambda wrong: list(mtcheck.Checker("de", "en").check_pages([wrong])),
        lambda wrong: list(mtcheck.Checker("de", "en").check_pages([(Path("page.txt"), wrong or 5)])),
        lambda wrong: list(mtcheck.Checker("de", "en").check_segments([wrong])),
        lambda wrong: mtcheck.Checker("de", "en").check_table(wrong),
        lambda wrong: mtcheck.fix("One.", target_language=wrong or 5),
        mtcheck.compare,
        lambda wrong: mtcheck.compare([Path("one.txt"), wrong]),
        lambda wrong: mtcheck.compare(["one.txt", "two.txt"], source=wrong or 5),
        lambda wrong: mtcheck.compare(["one.txt", "two.txt"], references=[wrong]),
        lambda wrong: mtcheck.compare(["one.txt", "two.txt"], config=wrong or 5),
        lambda wrong: mtcheck.compare(["one.txt", "two.txt"], jobs=str(wrong)),
        lambda wrong: mtcheck.Checker(config=mtcheck.Config(only=wrong)),
        lambda wrong: mtcheck.Checker(config=mtcheck.Config(glossaries=(wrong,))),
        lambda wrong: mtcheck.Checker(config=mtcheck.Config(rules=wrong)),
        lambda wrong: mtcheck.Checker(config=mtcheck.Config(suppress=wrong)),
        lambda wrong: mtcheck.Checker(config=mtcheck.Config(target_language=wrong or 5)),
        lambda wrong: mtcheck.Checker(config=mtcheck.Config(encoder=wrong or 5)),
    ],
)
def test_an_argument_of_another_type_is_said_in_one_line(call, wrong):
    with pytest.raises(mtcheck.MtcheckError) as caught:
        call(wrong)
    assert "\n" not in str(caught.value)


def test_a_page_of_several_is_a_path():
    with pytest.raises(UsageError, match=r"a page is a Path, and not a text; write Path\('page.txt'\)"):
        list(mtcheck.Checker().check_pages(["page.txt"]))


def test_pages_are_named_as_in_all_calls(tmp_path):
    page, original = tmp_path / "page.txt", tmp_path / "seite.txt"
    page.write_text("The ferry leaves at nine. Nobody is late.\n", encoding="utf-8")
    original.write_text("Die Fähre geht um neun. Niemand kommt zu spät.\n", encoding="utf-8")
    pages = [page, (page, None), (page, original), [page, original, page], (page, page.with_name("none.txt"))]
    reports = list(mtcheck.Checker("de", "en").check_pages(pages))
    assert [each.path for each in reports] == [str(page)] * 4 + [""]
    assert [each.source is not None for each in reports] == [False, False, True, True, False]
    assert any(each.name == "chrf" for each in reports[3].measurements)
    assert "is not there" in reports[4].failures[0].message


def test_a_pair_without_a_text_loses_no_other():
    pairs = [("Die Fähre geht um neun.", None), ("Ja.", "Yes.", [None]), ("Ja.", "Yes.", 5), ("Ja.", "Yes.")]
    reports = list(mtcheck.Checker("de", "en", config=mtcheck.Config(encoder="none")).check_segments(pairs))
    assert [[each.subject for each in report.failures] for report in reports] == [["read"]] * 3 + [[]]
    said = "the translation has to be text and is of type NoneType; give '' where there is none"
    assert reports[0].failures[0].message == said


def test_files_to_compare_may_be_paths(tmp_path):
    files = [tmp_path / name for name in ("one.txt", "two.txt", "seite.txt")]
    texts = ("The ferry leaves at nine.", "The ferry goes at nine.", "Die Fähre geht um neun.")
    for path, text in zip(files, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    config = mtcheck.Config(source_language="de", target_language="en")
    by_path = mtcheck.compare(files[:2], source=files[2], references=files[0], config=config)
    assert by_path == mtcheck.compare([*map(str, files[:2])], str(files[2]), [str(files[0])], config=config)
