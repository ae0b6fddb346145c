"""What holds for the fixes of every check, over its fixture: the finding is gone, none comes up, twice is once."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from mtcheck import loading
from mtcheck.checks.registry import catalogue
from mtcheck.config import Config
from mtcheck.engine.calls import check_article
from mtcheck.fixing import run_rounds
from mtcheck.model.finding import Fix
from mtcheck.model.kinds import Format

CASES = Path(__file__).parents[1] / "checks" / "cases"
FIXES = {entry.info.id: entry.info.fix for entry in catalogue()}


def cases(*fixes, most=None):
    for path in sorted(CASES.rglob("*.toml")):
        check = f"{path.parent.name}/{path.stem.replace('_', '-')}"
        flagged = tomllib.loads(path.read_text(encoding="utf-8"))["flagged"]
        if FIXES[check] in fixes:
            for number, case in enumerate(flagged[:most], 1):
                yield pytest.param(check, case, id=f"{check}-{number}")


def page(check, case, folder, *, alone):
    """The page of a case, and what checks a text in its place."""
    format = Format(case.get("format", "plain"))
    glossary = folder / "glossary.csv"
    glossary.write_text(case.get("glossary", "source\n"), encoding="utf-8")
    config = Config(
        only=(check,) if alone else (),
        glossaries=(str(glossary),),
        options={check: case["options"]} if "options" in case else {},
        style=case.get("style", {}),
    )
    source = loading.parse(case["source"], "original", format) if "source" in case else None

    def inspect(document):
        return check_article(
            document,
            source=source,
            target_language=case.get("language", "en"),
            source_language=case.get("source_language"),
            config=config,
        )

    return loading.parse(case["text"].replace("[[", "").replace("]]", ""), "case", format), inspect


def found(report):
    return Counter(each.check for each in report.findings if each.severity.rank > 0)


@pytest.mark.parametrize(("check", "case"), list(cases(Fix.SAFE)))
def test_what_a_safe_fix_is_for_is_gone_and_twice_is_once(check, case, tmp_path):
    document, inspect = page(check, case, tmp_path, alone=True)
    before, outcome = inspect(document), run_rounds(document, inspect)
    assert [each.finding.suggestion for each in outcome.kept if each.finding.suggestion is not None] == []
    assert found(outcome.report) <= found(before)
    assert len(outcome.report.findings) <= sum(each.suggestion is None for each in before.findings)
    again = run_rounds(outcome.document, inspect)
    assert again.document.text == outcome.document.text
    assert again.fixed == again.rounds == ()


@pytest.mark.parametrize(("check", "case"), list(cases(Fix.SAFE, most=2)))
def test_among_all_checks_none_finds_more_save_what_the_fault_had_hidden(check, case, tmp_path):
    document, inspect = page(check, case, tmp_path, alone=False)
    before, outcome = inspect(document), run_rounds(document, inspect)
    silences = {
        name
        for info in before.checks
        for name in info.silences
        if info.id in {each.finding.check for each in outcome.fixed}
    }
    fresh = found(outcome.report) - found(before)
    assert {each for each in fresh if each not in silences and each.partition("/")[0] not in silences} == set()
    assert len(outcome.kept) == len(outcome.report.findings), "whatever is left has its reason"


@pytest.mark.parametrize(("check", "case"), list(cases(Fix.REMOVAL, Fix.CAPTION, Fix.UNSAFE)))
def test_other_fixes_are_made_only_where_they_are_asked_for(check, case, tmp_path):
    document, inspect = page(check, case, tmp_path, alone=True)
    assert run_rounds(document, inspect).document.text == document.text
    before, outcome = inspect(document), run_rounds(document, inspect, {Fix.SAFE, FIXES[check]})
    assert found(outcome.report) <= found(before)
    left = {each.reason for each in outcome.kept if each.finding.suggestion is not None}
    assert left <= {
        "its fix would leave no text",
        "it is in code",
        "its place holds nothing that could be replaced",
        "a single word would be left of its line",
    }
    assert run_rounds(outcome.document, inspect, {Fix.SAFE, FIXES[check]}).rounds == ()


@pytest.mark.parametrize(("check", "case"), list(cases(Fix.REMOVAL)))
def test_a_removal_leaves_no_single_word_of_a_line(check, case, tmp_path):
    document, inspect = page(check, case, tmp_path, alone=True)
    outcome = run_rounds(document, inspect, {Fix.REMOVAL})
    whole = {block.text for block in document.blocks}
    left = [block.text for block in outcome.document.blocks if block.text not in whole]
    assert [text for text in left if len(text.split()) == 1 and text.isascii()] == []


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.info.id)
def test_a_check_that_makes_suggestions_says_what_may_be_done_with_them(entry):
    table = tomllib.loads((CASES / f"{entry.info.id.replace('-', '_')}.toml").read_text(encoding="utf-8"))
    if any("suggestion" in case or "suggestions" in case for case in table["flagged"]):
        assert entry.info.fix is not Fix.NONE
