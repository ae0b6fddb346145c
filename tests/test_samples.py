"""The samples: every planted fault is found on its line, and nothing else is reported.

``planted`` in a sample's ``meta.toml`` lists lines of the translation with the checks that must report them;
``planted_beside`` those that show only beside the original, with negative numbers for
lines of the original where the translation has nothing to mark; ``echoes`` those that the original silences.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from mtcheck import check_article

SAMPLES = sorted(path.parent for path in (Path(__file__).parents[1] / "samples").glob("*/meta.toml"))


@cache
def meta(sample: Path):
    return tomllib.loads((sample / "meta.toml").read_text(encoding="utf-8"))


@cache
def found(sample: Path, beside: bool) -> set[tuple[int, str]]:
    facts = meta(sample)
    report = check_article(
        sample / facts["translation"],
        source=sample / facts["original"] if beside else None,
        target_language=facts["to"],
        source_language=facts["from"] if beside else None,
    )
    assert not report.failures
    return {
        (finding.target.line if finding.target.text else -finding.source.line, finding.check)
        for finding in report.findings
        if finding.severity.rank > 0
    }


def planted(sample: Path, *tables: str) -> set[tuple[int, str]]:
    return {(line, check) for table in tables for check, lines in meta(sample).get(table, {}).items() for line in lines}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_planted_fault_is_found_and_nothing_else(sample):
    assert found(sample, beside=False) == planted(sample, "planted")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_beside_the_original_too(sample):
    assert found(sample, beside=True) == planted(sample, "planted", "planted_beside") - planted(sample, "echoes")
