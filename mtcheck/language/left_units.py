"""Abbreviations, units and counters beside a figure that machines leave as they are: tables in ``data/units``.

``left.tsv`` has for each what language writes it so, its place, its form, what it means, and the languages besides its
own that have it too; ``renderings.tsv`` has how a language says what is meant: for one and for many, ``-`` where it
says nothing, and nothing where it depends on the figure. ``own.tsv`` has what each language writes itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter

from mtcheck.language.packaged import column_of, rows_of
from mtcheck.language.profiles import profile
from mtcheck.model.tuples import NamedTuple

_FOLDER = "units"
_NONE = "-"


_written = attrgetter("written")
"""What sorts units so that a longer one comes before its beginning."""


class UnitPlace(StrEnum):
    """Where a unit stands."""

    BEHIND = "behind"
    BEFORE = "before"
    YEAR = "year"
    """Behind a year."""
    CENTURY = "century"
    """Behind a Roman numeral."""
    HOUR = "hour"
    """Between an hour and its minutes."""


class LeftUnit(NamedTuple):
    """One that a language writes beside figures and others do not."""

    languages: tuple[str, ...]
    place: UnitPlace
    written: str
    meaning: str

    def is_latin(self) -> bool:
        """Whether it might be a word of a language with Latin letters."""
        return self.written.isascii() or all(letter < "ʰ" for letter in self.written)


@cache
def left_units(language: str, source: str = "") -> Mapping[tuple[UnitPlace, str], tuple[LeftUnit, ...]]:
    """Units that a language does not have, the longest first, by their place and first character.

    Args:
        language: the language of the text.
        source: the language that it was translated from, where it is known: only its units then.
    """
    found: dict[tuple[UnitPlace, str], list[LeftUnit]] = {}
    own = profile(language).abbreviations | _own(language)
    for codes, place, written, meaning, others in rows_of(_FOLDER, "left"):
        languages = tuple(codes.split())
        is_own = language in languages or language in others.split() or own.issuperset(written.rstrip(".").split())
        if not is_own and (not source or source in languages):
            found.setdefault((UnitPlace(place), written[0]), []).append(
                LeftUnit(languages, UnitPlace(place), written, meaning)
            )
    return {key: tuple(sorted(units, key=_written, reverse=True)) for key, units in found.items()}


@cache
def _own(language: str) -> frozenset[str]:
    """What the language itself writes beside figures, without full stops."""
    return frozenset(
        each.rstrip(".") for code, written in rows_of(_FOLDER, "own") if code == language for each in written.split()
    )


def is_known(language: str) -> bool:
    """Whether it is known what the language says and writes itself, so that another's is foreign for sure."""
    return bool(_renderings(language))


def is_left_unit(written: str, language: str) -> bool:
    """Whether another language writes so beside figures."""
    return written in _forms(language)


@cache
def _forms(language: str) -> frozenset[str]:
    return frozenset(unit.written for units in left_units(language).values() for unit in units)


def render_unit(meaning: str, language: str, *, is_one: bool) -> str | None:
    """How a language says what a unit means; empty where it leaves it out, None where that is not known."""
    cell = _renderings(language).get(meaning, "")
    one, _, many = cell.partition("/")
    return {_NONE: "", "": None}.get(cell, one if is_one or not many else many)


@cache
def _renderings(language: str) -> Mapping[str, str]:
    return column_of(_FOLDER, "renderings", language)
