"""The rows of a table of labels, and the wordings that their cells stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product

from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

COLUMNS = ("source_language", "target_language", "kind", "source", "right", "wrong", "weak")
"""The columns of a file of labels, in order; ``weak`` may be left out."""

_CHOICE = lazy(r"\{([^{}]*/[^{}]*)\}")
ENDS = ".!?:… "
"""Marks at the end of a line that make it no other label."""


class Label(NamedTuple):
    """One label of a page's interface and what becomes of it in another language."""

    source_language: str
    source: str
    target_language: str
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    kind: str
    """``share``, ``print``, ``timestamp``, ``byline``, ``caption``, ``paywall`` ..."""
    weak: frozenset[str] = frozenset()
    """Those of ``wrong`` that are also sound labels or headings of the target language."""


def split_sources(row: Sequence[str]) -> Iterator[list[str]]:
    """The rows that a row of several labels stands for, each with its own language or all with one.

    Raises:
        ValueError: there are more languages than one, but not as many as labels.
    """
    languages, sources = row[0].split("|"), row[3].split("|")
    for language, source in zip(languages * len(sources) if len(languages) == 1 else languages, sources, strict=True):
        yield [language, *row[1:3], source, *row[4:]]


def list_cells(label: Label) -> list[str]:
    """A label as a row of a file, in the order of ``COLUMNS``."""
    lists = (label.right, label.wrong, sorted(label.weak))
    return [
        label.source_language,
        label.target_language,
        label.kind,
        label.source,
        *("|".join(words) for words in lists),
    ]


@cache
def read_label(cells: tuple[str, ...]) -> Label:
    """The label of a row."""
    source_language, target_language, kind, source, right, wrong, weak = (cell.strip() for cell in cells)
    weak_ones = frozenset(split_list(weak))
    return Label(source_language, source, target_language, split_list(right), split_list(wrong), kind, weak_ones)


def split_list(cell: str) -> tuple[str, ...]:
    """The wordings of a cell, each choice in braces written out."""
    parts = [part for each in cell.split("|") if (part := each.strip())]
    return tuple(wording for part in parts for wording in expand(part)) if "{" in cell else tuple(parts)


@lru_cache(maxsize=10_000)
def expand(wording: str) -> tuple[str, ...]:
    """Every wording that choices in braces stand for: ``{In/Into} the cart`` is two."""
    text, *rest = _CHOICE.split(wording)
    if not rest:
        return (wording,)
    fixed, choices = [text, *rest[1::2]], [each.split("/") for each in rest[::2]]
    return tuple(
        " ".join("".join(chain(*zip(fixed, (*chosen, ""), strict=True))).split()) for chosen in product(*choices)
    )


def make_key(wording: str) -> str:
    """What a wording is looked up by."""
    return wording.casefold().replace("’", "'").rstrip(ENDS)
