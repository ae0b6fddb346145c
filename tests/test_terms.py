"""The glossary of terms holds what reports name."""

from __future__ import annotations

import re
from pathlib import Path

from mtcheck.checks.registry import catalogue
from mtcheck.model.finding import Fix, Severity
from mtcheck.model.score import Verdict

PAGE = (Path(__file__).parents[1] / "docs" / "terms.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^\| ([\w -]+) \| (.+) \|$", PAGE, re.MULTILINE)


def test_every_term_is_explained_once():
    terms = [term for term, _ in TERMS if term != "term"]
    assert len(terms) > 50
    assert len(set(terms)) == len(terms)
    assert all(len(meaning) > 15 for term, meaning in TERMS if term != "term")


def test_severities_fixes_and_families_are_named():
    families = {check.info.id.partition("/")[0] for check in catalogue()}
    for word in (
        *families,
        *(each.name.lower() for each in Severity),
        *(each.value for each in Fix if each is not Fix.NONE),
        *Verdict,
    ):
        assert re.search(rf"\b{word}\b", PAGE), word
