"""Files of translations: originals and translations that come aligned, unit by unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from mtcheck.model.records import record
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple

FEW = "few"
"""A hint of blocks that are said of one thing or of none, and so need not say how many there are."""


class Gap(StrEnum):
    """Why a unit lacks a side where it should have one; for most formats that is for later, and no fault."""

    NONE = ""
    EMPTY = "the translation is empty"
    MISSING = "there is no translation"
    EXTRA = "there is no original"


class Unit(NamedTuple):
    """An original and its translation as a file pairs them."""

    key: str
    """What the file calls it: a key, an identifier, a number."""
    source: Block | None
    """None where the file has no original for it."""
    target: Block | None
    """None where it is not translated yet."""
    skipped: str = ""
    """Why it is not checked, as *fuzzy* or *not to be translated*; empty where it is."""
    line: int = 0
    """Where it begins, counted from 1."""
    gap: Gap = Gap.NONE
    """The side that it lacks, where that is a fault."""
    place: Span = Span(0, 0)
    """Where its translation is, or would be."""
    is_few: bool = False
    """Whether it is a plural form for one thing, or for none or two where these have their own."""
    references: tuple[str, ...] = ()
    """Translations that people made, to measure it against."""
    form: str = ""
    """The number of a plural form, in formats that count them."""


class Plurals(NamedTuple):
    """How many forms of plurals a file says that it has, and where it says so."""

    number: int
    place: Span


@record
class Bitext:
    """A file of translations, or two files that share their keys.

    The documents of both sides have the text of the file that they were read from, so that every place leads there;
    for a format that holds both sides it is the same text twice.
    """

    source: Document
    target: Document
    units: tuple[Unit, ...]
    source_language: str = ""
    """What the file declares; empty where it declares nothing."""
    target_language: str = ""
    plurals: Plurals | None = None
    cells: tuple[tuple[int, str], ...] = ()
    """Of a workbook where each cell begins, in order, and its name with that of its sheet."""

    def pairs(self) -> Iterator[tuple[Unit, Document, Document]]:
        """The units that can be checked, each with a document that holds its original and one with its translation."""
        for unit in self.units:
            if unit.source and unit.target and not unit.skipped:
                target = replace(unit.target, hints=(FEW,)) if unit.is_few else unit.target
                yield unit, replace(self.source, blocks=(unit.source,)), replace(self.target, blocks=(target,))
