"""The page of fitted constants says what the code holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "constants.md"
ROW = re.compile(r"\| `([\w.]+)` \| `([^`]+)` \|")
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))


def look_up(name: str) -> Any:
    """The value of ``room.module.NAME`` or ``room.module.CLASS.field``."""
    parts = name.split(".")
    module = next(at for at, part in enumerate(parts) if not part.islower())
    value: Any = import_module(f"mtcheck.{'.'.join(parts[:module])}")
    for part in parts[module:]:
        value = getattr(value, part)
    return value


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, Mapping):
        value = value.values()
    if isinstance(value, Iterable):
        for each in value:
            yield from numbers(each)
    else:
        yield float(value)


def test_the_page_names_constants():
    assert len(ROWS) > 20
    assert len({name for name, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("name", "value"), ROWS, ids=[name for name, _ in ROWS])
def test_a_constant_has_the_value_that_the_page_names(name, value):
    assert list(numbers(look_up(name))) == [float(each) for each in value.split(",")]


@pytest.mark.parametrize("script", sorted(set(re.findall(r"training/\w+\.py", PAGE.read_text(encoding="utf-8")))))
def test_what_fitted_them_is_there(script):
    assert (PAGE.parents[1] / script).is_file()
