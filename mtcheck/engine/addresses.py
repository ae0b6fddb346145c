"""Texts of one file that address the reader in two ways: each text by itself is sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mtcheck.checks.registry import Entry
from mtcheck.checks.style._addressing import find_addresses
from mtcheck.language.profiles import profile
from mtcheck.model.bitext import Bitext
from mtcheck.model.finding import Finding, Severity
from mtcheck.model.kinds import Format
from mtcheck.model.report import CheckInfo
from mtcheck.model.spans import Place
from mtcheck.results.severities import apply_severities

_CHECK = "style/mixed-address"
_MESSAGE = "the reader is addressed otherwise in other texts of the file"
_OF_PROGRAMS = frozenset(
    {
        Format.ANDROID,
        Format.FLUENT,
        Format.JSON,
        Format.PO,
        Format.PROPERTIES,
        Format.STRINGS,
        Format.XCSTRINGS,
        Format.XLIFF,
        Format.YAML,
    }
)
"""Formats whose texts are one program's; tables and memories hold those of many."""


def list_mixed_addresses(
    bitext: Bitext, entries: Sequence[Entry], levels: Mapping[str, str], language: str
) -> list[Finding]:
    """The texts of a program that address the reader as fewer of its others do, as hints: two persons may speak there.

    Args:
        bitext: the units.
        entries: the checks that run.
        levels: severities of the user's own.
        language: that of the translations.
    """
    info = next((entry.info for entry in entries if entry.info.id == _CHECK), None)
    if info is None or bitext.target.format not in _OF_PROGRAMS or not profile(language).formal_address:
        return []
    fewer = min(_sort_places(bitext, language), key=len)
    return apply_severities(list(_build(fewer, info)), [info], levels)


def _sort_places(bitext: Bitext, language: str) -> tuple[list[Place], list[Place]]:
    """The first word in each text that addresses the reader, familiar or formal; a text that does both is left out."""
    familiar: list[Place] = []
    formal: list[Place] = []
    for unit in bitext.units:
        if unit.target is None or unit.skipped:
            continue
        found = find_addresses(unit.target, language)
        if len({is_formal for is_formal, _ in found}) == 1:
            is_formal, word = found[0]
            place = bitext.target.place(unit.target.locate(word.start, word.end))
            (formal if is_formal else familiar).append(place)
    return familiar, formal


def _build(places: Sequence[Place], info: CheckInfo) -> Iterator[Finding]:
    for place in places:
        yield Finding(info.id, info.category, Severity.NEUTRAL, _MESSAGE, place, cause=f"{_CHECK}:file")
