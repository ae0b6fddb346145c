"""The one road: what comes out of a page, of a page that cannot be read, and of a check that crashes."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys

import numpy as np
import pytest

from mtcheck.checks import registry
from mtcheck.checks.base import article_check, remark
from mtcheck.checks.registry import Entry
from mtcheck.config import Config, Layer
from mtcheck.engine.calls import check_article
from mtcheck.engine.checker import Checker
from mtcheck.engine.selection import validate_config
from mtcheck.errors import ReadError, UsageError
from mtcheck.inputs.model import Input, PagePair
from mtcheck.loading import parse
from mtcheck.model.finding import Category, Severity
from mtcheck.model.report import CheckInfo

PAGE = "The council met on the the Tuesday and agreed on the budget.\n"


def entry(inspect):
    check = article_check(Category.AWKWARD, Severity.MINOR)(inspect)
    return Entry(check, CheckInfo("style/made", Category.AWKWARD, Severity.MINOR, "Made.", "Made."))


def on_pairs(inspect):
    check = article_check(Category.AWKWARD, Severity.MINOR, page_only=False)(inspect)
    return Entry(check, CheckInfo("style/made", Category.AWKWARD, Severity.MINOR, "Made.", "Made."))


def crash(_):
    raise KeyError("oops")


@pytest.fixture
def crashing():
    return Checker("", "en", checks=[*registry.select(), entry(crash)])


def test_a_text_a_path_and_a_document_are_checked_alike(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    reports = [check_article(each, target_language="en") for each in (PAGE, path, parse(PAGE, "page"))]
    assert len({report.findings for report in reports}) == 1
    assert [each.check for each in reports[0].findings] == ["linguistic/doubled-word"]


def test_a_detected_language_says_how_sure_it_is():
    assert check_article(PAGE).target_language == "en"
    assert 0 < check_article(PAGE).language_confidence <= 1
    assert check_article(PAGE, target_language="en").language_confidence is None


def test_an_argument_outweighs_the_configuration():
    config = Config(target_language="de", source_language="fr")
    report = check_article(PAGE, target_language="en", config=config)
    assert (report.target_language, report.source_language) == ("en", "fr")


@pytest.mark.parametrize("text", ["", " \n\t\n"])
def test_a_page_without_text_is_not_a_pass(text):
    with pytest.raises(ReadError, match="no text"):
        check_article(text)


def test_an_unknown_language_or_check_is_wrong_usage():
    for config in (Config(target_language="xx"), Config(source_language="klingon"), Config(only=("nothing/such",))):
        with pytest.raises(UsageError, match="unknown"):
            validate_config(config)
        with pytest.raises(UsageError, match="unknown"):
            check_article(PAGE, config=config)


def test_a_language_without_a_profile_is_said():
    report = check_article(PAGE, target_language="mt")
    assert ("language", True) in [(each.what, "'mt'" in each.reason) for each in report.not_checked]


def test_a_reference_is_not_silently_passed_over():
    assert "bleu" in [each.name for each in check_article(PAGE, reference=PAGE).measurements]


def test_a_crash_of_one_check_is_said_and_loses_nothing_else(crashing):
    report = crashing.check(PAGE)
    assert [(each.subject, each.message) for each in report.failures] == [("style/made", "KeyError: 'oops'")]
    assert [each.check for each in report.findings] == ["linguistic/doubled-word"]


def test_a_page_of_which_something_failed_does_not_pass(crashing):
    report = crashing.check("The council met. " * 200)
    assert report.score is not None
    assert report.score.value >= 90
    assert report.score.verdict == "cannot tell"


def test_a_check_that_needs_the_original_did_not_run_beside_that_of_another_article():
    other = "Im Hafen lag ein Kahn. Niemand kam. " * 20
    report = check_article(PAGE, source=other, target_language="en", source_language="de")
    assert [each.subject for each in report.failures] == ["align"]
    assert not any(each.needs_source for each in report.checks)


def test_a_crash_is_raised_for_those_who_look_for_it(crashing, monkeypatch):
    monkeypatch.setenv("MTCHECK_DEBUG", "1")
    with pytest.raises(KeyError):
        crashing.check(PAGE)
    with pytest.raises(KeyError):
        list(Checker("de", "en", checks=[*registry.select(), on_pairs(crash)]).check_segments([("Ja.", "Yes.", None)]))


def test_what_cannot_be_read_becomes_a_report():
    report = Checker().check_pair(PagePair(Input("gone.txt", problem="gone.txt: no such file")))
    assert report.score is None
    assert [(each.subject, each.message) for each in report.failures] == [("read", "gone.txt: no such file")]


def test_a_reader_that_crashes_becomes_a_report(tmp_path, monkeypatch):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")

    def broken(*_):
        raise RecursionError("too deep")

    monkeypatch.setattr("mtcheck.loading.load", broken)
    report = Checker().check_pair(PagePair(Input("page.txt", path)))
    assert [(each.subject, each.message) for each in report.failures] == [("crash", "RecursionError: too deep")]


def test_standard_input_is_read_and_named(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    report = Checker(config=Config(target_language="en")).check_pair(PagePair(Input("-")))
    assert (report.name, len(report.findings)) == ("-", 1)


def test_notes_of_the_way_there_are_kept(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    report = Checker().check_pair(PagePair(Input("pages/page.txt", path, notes=("hidden files were passed over",))))
    assert report.name == "pages/page.txt"
    assert "hidden files were passed over" in [each.reason for each in report.not_checked]


def test_findings_stand_in_page_order():
    report = check_article("One one. The plan failed .\n\nTwo two, and the the end.\n", target_language="en")
    starts = [each.target.start for each in report.findings]
    assert starts == sorted(starts)
    assert len(starts) >= 3


def test_words_of_the_page_are_counted():
    assert check_article(PAGE, target_language="en").score.words == 12


def test_a_glossary_without_an_original_and_an_original_of_unknown_language_are_told(tmp_path):
    terms = tmp_path / "terms.csv"
    terms.write_text("source,target\nRat,council\n", encoding="utf-8")
    alone = check_article(PAGE, target_language="en", config=Config(glossaries=(str(terms),)))
    assert "glossary" in [each.what for each in alone.not_checked]
    beside = check_article(PAGE, source="Xyzzy 17.\n", target_language="en")
    assert "name it with --from" in " ".join(each.reason for each in beside.not_checked)


def test_the_checks_that_had_no_original_are_named_once():
    (gap,) = [each for each in check_article(PAGE, target_language="en").not_checked if each.what == "original"]
    assert "accuracy/number-mismatch" in gap.reason
    assert "linguistic/doubled-word" not in gap.reason


def test_only_chosen_checks_are_named():
    report = check_article(PAGE, target_language="en", config=Config(only=("markup", "accuracy/omission")))
    (gap,) = [each for each in report.not_checked if each.what == "original"]
    assert "accuracy/omission" in gap.reason
    assert "accuracy/addition" not in gap.reason


@pytest.mark.parametrize("preview", [False, True])
def test_the_names_are_those_of_the_catalogue(preview):
    needed = [each.info.id for each in registry.select(preview=preview) if each.info.needs_source]
    assert list(registry.comparing(preview)) == needed


def test_an_original_by_position_is_taken_with_a_warning():
    original = "Der Rat tagte am Dienstag und beschloss den Haushalt.\n"
    with pytest.warns(DeprecationWarning, match=r"source=") as said:
        by_position = check_article(PAGE, original, target_language="en", source_language="de")
    assert said[0].filename == __file__
    named = check_article(PAGE, source=original, target_language="en", source_language="de")
    assert by_position.findings == named.findings
    assert by_position.quality == named.quality is not None


def test_a_checker_of_its_own_checks_runs_nothing_else():
    def say(article):
        yield remark(article.blocks[0], 0, 3, "made")

    (found,) = Checker("", "en", checks=[entry(say)]).check(PAGE).findings
    assert (found.check, found.target.text) == ("style/made", "The")


def test_a_checker_pickles_as_its_arguments():
    checker = Checker("de", "en", config=Config(only=("linguistic",)), encoder=Flat())
    copy = pickle.loads(pickle.dumps(checker))  # noqa: S301  # of this test
    pairs = [("Der Rat tagte.", "The the council met.", None)]
    assert list(copy.check_segments(pairs)) == list(checker.check_segments(pairs))
    report = copy.check(PAGE)
    assert report == checker.check(PAGE)
    assert pickle.loads(pickle.dumps(report)) == report  # noqa: S301  # of this test


def test_checks_of_its_own_go_into_other_processes(tmp_path):
    (path := tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    checker = Checker("", "en", checks=[registry.find("linguistic/doubled-word")])
    pages = [PagePair(Input("page.txt", path))] * 2
    found = [[each.check for each in report.findings] for report in checker.check_pages(pages, jobs=2)]
    assert found == [["linguistic/doubled-word"]] * 2


def test_a_wrong_configuration_is_told_before_anything_is_read():
    with pytest.raises(UsageError, match="nothing/such"):
        Checker(config=Config(only=("nothing/such",)))
    with pytest.raises(UsageError, match="xx"):
        Checker("xx")


def test_pages_of_other_languages_are_checked_in_theirs(tmp_path):
    (german := tmp_path / "a.txt").write_text("Der Rat tagte am Dienstag.\n", encoding="utf-8")
    config = Config(overrides=(Layer("here", {"target_language": "fr"}, tmp_path, ("*.txt",)),))
    page = PagePair(Input("a.txt", german))
    found = Checker(config=config).check_pages([page, page._replace(target_language="de")])
    assert [each.target_language for each in found] == ["fr", "de"]
    assert Checker("", "en", config=config).check(german).target_language == "en"


class Flat:
    """An encoder that finds everything alike."""

    signature = "flat"
    languages = frozenset({"*"})

    def encode(self, texts):
        return np.full((len(texts), 4), 0.5, np.float32)


def test_what_is_public_is_listed_and_not_imported():
    code = "import mtcheck, sys; assert set(mtcheck.__all__) <= set(dir(mtcheck)); print(*sys.modules, *dir(mtcheck))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [each for each in done.stdout.split() if each.startswith("mtcheck")] == ["mtcheck"]
    assert not {"annotations", "Any", "TYPE_CHECKING"} & set(done.stdout.split())
