"""A check that declares what it needs finds nothing where that is not there."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks.registry import Entry, select
from mtcheck.checks.signs import BEYOND_ASCII, DIGIT, PICTURE, find_signs
from mtcheck.config import Config
from mtcheck.embeddings import NONE
from mtcheck.engine.segments import Inspector
from mtcheck.loading.segments import document_of
from mtcheck.model.kinds import MarkKind

CASES = Path(__file__).parent / "cases"
DECLARING = [entry for entry in select(preview=True) if entry.check.spec.needs]
SIGNS = sorted({sign for entry in DECLARING for sign in entry.check.spec.needs if len(sign) == 1})
WORDS = ("Der Mann", "am 3. April", "the man", "on April 3", "12,5", "What", "Il", "d'Avignon", "Привет", "你好", "и")


def strip(entry: Entry) -> Entry:
    """The same check, which runs on everything."""
    check = entry.check
    return entry._replace(check=replace(check, spec=replace(check.spec, needs="")))


def inspectors(source: str, target: str) -> tuple[Inspector, Inspector]:
    config = Config(encoder=NONE, source_language=source, target_language=target, preview=True)
    return Inspector(config, DECLARING), Inspector(config, list(map(strip, DECLARING)))


def texts() -> list[str]:
    """The texts of all fixtures of the checks that declare something, without the marks of what is to be found."""
    found = []
    for entry in DECLARING:
        family, _, name = entry.info.id.partition("/")
        table = tomllib.loads((CASES / family / f"{name.replace('-', '_')}.toml").read_text(encoding="utf-8"))
        for case in (*table.get("flagged", ()), *table.get("passes", ())):
            found += [case["text"].replace("[[", "").replace("]]", ""), case.get("source", "")]
    return list(filter(None, found))


@pytest.mark.parametrize(("source", "target"), [("de", "en"), ("en", "de"), ("fr", "it"), ("el", "en"), ("en", "zh")])
def test_nothing_is_lost_in_fixtures(source, target):
    gated, free = inspectors(source, target)
    row = texts()
    pairs = list(zip(row, [*row[1:], row[0]], strict=True))
    for one, other in zip(gated.check_all(pairs), free.check_all(pairs), strict=True):
        assert one.findings == other.findings


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*SIGNS, *WORDS, " ", ". ", "\n"]), max_size=14).map("".join),
    st.lists(st.sampled_from([*SIGNS, *WORDS, " ", ". ", "\n"]), max_size=14).map("".join),
)
def test_nothing_is_lost_in_random_texts(source, target):
    for gated, free in (inspectors("de", "en"), inspectors("en", "it")):
        (one,), (other,) = gated.check_all([(source, target)]), free.check_all([(source, target)])
        assert one.findings == other.findings


@pytest.mark.parametrize(
    ("text", "here", "missing"),
    [
        ("in 1999", DIGIT, BEYOND_ASCII),
        ("в ٣", DIGIT, PICTURE),
        ("in May", "M", DIGIT),
        ("é", BEYOND_ASCII, DIGIT),
        ("☀", PICTURE, DIGIT),
        ("“é”", BEYOND_ASCII, MarkKind.LINK),
    ],
)
def test_signs_stand_for_many_characters(text, here, missing):
    (block,) = document_of(text, "text").blocks
    assert here in find_signs(block)
    assert missing not in find_signs(block)
