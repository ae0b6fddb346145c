"""Marks of direction in captions, by language, and how other languages write them."""

from __future__ import annotations

from functools import cache

from mtcheck.language.packaged import rows_of
from mtcheck.model.tuples import NamedTuple


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
    for language, mark, meaning, sure in rows_of("captions", "marks"):
        marks[mark] = (*marks.get(mark, ()), CaptionMark(language, mark, meaning, sure == "yes"))
    return marks


def abbreviated_places(language: str) -> frozenset[str]:
    """The marks of a language in lower case, with and without the dot that they end in."""
    marks = [mark.lower() for code, mark, _, _ in rows_of("captions", "marks") if code == language]
    return frozenset(marks) | frozenset(mark.rstrip(".") for mark in marks)


@cache
def directions(language: str) -> dict[str, str]:
    """How a language writes out each meaning; nothing for a language without an entry."""
    return {meaning: wording for code, meaning, wording in rows_of("captions", "directions") if code == language}
