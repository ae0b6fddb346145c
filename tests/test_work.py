"""The work that mtcheck does is counted and does not grow unnoticed (``benchmarks/work.py``)."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
MOST = 1.1
"""How many times the work that is written down may be done."""


@pytest.fixture(scope="module")
def counted() -> dict[str, dict[str, int]]:
    spec = importlib.util.spec_from_file_location("work", ROOT / "benchmarks" / "work.py")
    assert spec is not None
    assert spec.loader is not None
    work: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(work)
    found: dict[str, dict[str, int]] = work.count_work()
    return found


WRITTEN: dict[str, dict[str, int]] = tomllib.loads((ROOT / "tests" / "work.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WRITTEN)
def test_work_does_not_grow_unnoticed(name: str, counted: dict[str, dict[str, int]]) -> None:
    more = {
        kind: f"{number} in place of {WRITTEN[name][kind]}"
        for kind, number in counted[name].items()
        if number > MOST * WRITTEN[name][kind]
    }
    assert not more, f"if that is what it is worth, renew tests/work.toml: python benchmarks/work.py --write ({more})"


def test_what_is_counted_is_written_down(counted: dict[str, dict[str, int]]) -> None:
    assert {name: set(kinds) for name, kinds in counted.items()} == {
        name: set(kinds) for name, kinds in WRITTEN.items()
    }
