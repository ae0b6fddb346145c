"""Aligned texts -> text: side by side for people; TSV, TMX and JSON for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mtcheck.model.bead import Bead
from mtcheck.model.tuples import NamedTuple
from mtcheck.reporters import member


@dataclass(frozen=True)
class Pairs:
    """What a writer of aligned texts is given."""

    source_name: str
    target_name: str
    source_language: str
    target_language: str
    beads: tuple[Bead, ...]
    coverage: float
    """Share of the original's article that has a counterpart, 0 to 1."""
    verdict: str
    notes: tuple[str, ...] = ()
    signature: str = ""
    """The encoder that compared the segments; empty where none did."""


class Unit(NamedTuple):
    """What stands in the original, and how a person has it translated."""

    source: str
    target: str
    before: str
    """The translation before the correction; empty where there was none."""
    author: str = ""


class Memory(NamedTuple):
    """What a writer of corrections is given."""

    source_name: str
    target_name: str
    source_language: str
    target_language: str
    units: tuple[Unit, ...]


Write = Callable[[Pairs, int], Iterator[str]]
"""From what is aligned, and the columns of the terminal, to pieces of text."""

FORMATS = ("terminal", "tsv", "tmx", "json")
"""The names of the formats, which are those of the modules that hold their ``write``."""


def writer(name: str) -> Write:
    """The function that writes a format.

    Raises:
        ModuleNotFoundError: there is no such format.
    """
    write: Write = member(__name__, name, "write")
    return write
