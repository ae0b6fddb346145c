"""Marks of direction in captions, by language, and how other languages write them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent.parent / "data" / "captions"


class CaptionMark(NamedTuple):
    """An abbreviation that says where in a picture someone is."""

    language: str
    mark: str
    meaning: str
    """``left``, ``right``, ``centre`` or ``from left``."""
    sure: bool
    """Whether the mark alone is proof; otherwise a sure one or the known source language must stand by it."""


@cache
def caption_marks() -> dict[str, tuple[CaptionMark, ...]]:
    """Every mark with the languages that write it."""
    marks: dict[str, tuple[CaptionMark, ...]] = {}
    for language, mark, meaning, sure in _rows("marks"):
        marks[mark] = (*marks.get(mark, ()), CaptionMark(language, mark, meaning, sure == "yes"))
    return marks


@cache
def directions(language: str) -> dict[str, str]:
    """How a language writes out each meaning; nothing for a language without an entry."""
    return {meaning: wording for code, meaning, wording in _rows("directions") if code == language}


def _rows(name: str) -> list[list[str]]:
    path = _FOLDER / f"{name}.tsv"
    return [row.split("\t") for row in path.read_text(encoding="utf-8").splitlines()[1:]]
