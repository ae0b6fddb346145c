"""The tables of ``data/pictures``: idioms and compounds by what they picture, and the words that picture it.

A row names *concepts*; ``concepts.tsv`` has the words of each language for them. A row's concepts are parted by blanks:
``A|B`` is any of several, ``A?`` may be missing. A cell of ``concepts.tsv`` has words parted by ``/`` in the short
forms of ``inflected``; one with a capital must be written so. ``except`` are the languages that have the same picture,
``-`` none. ``compounds.tsv`` says how a language makes compounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from mtcheck.language.calques import Strength
from mtcheck.language.inflected import STEM, inflect
from mtcheck.language.packaged import DATA, stamp_of
from mtcheck.language.sorted_lines import join_rows, prepare_table
from mtcheck.model.tuples import NamedTuple

FOLDER = DATA / "pictures"
COLUMNS = ("kind", "original", "concepts", "except", "strength", "meaning")
LINK = "LINK"
"""The concept of words that join the parts of a compound."""
ROWS, STEMS, FIRSTS = "\x1f#", "\x1f*", "\x1f+"
"""Before a concept, the key of its rows; the keys of how stems begin, and of the first parts of compounds.

No word of a text begins so.
"""
HEAD = 3
"""Letters by which stems and the first parts of compounds are found."""
_MAYBE = "?"
_NO_LETTER = "-"


class Kind(StrEnum):
    """How the words of a picture are near each other."""

    IDIOM = "idiom"
    COMPOUND = "compound"


class Picture(NamedTuple):
    """One row of a table, or the same row of several."""

    kind: Kind
    sources: frozenset[str]
    """The languages that have it; none where it is an idiom of the language of the text."""
    original: str
    strength: Strength
    meaning: str
    groups: tuple[frozenset[str], ...]
    """For each thing pictured the concepts that may show it."""
    more: tuple[frozenset[str], ...]
    """The same for what may be missing."""


class Compounding(NamedTuple):
    """How a language makes compounds."""

    head_first: bool = False
    """Whether what a compound is comes first, and what kind of it behind: ``sac à main``."""
    letters: tuple[str, ...] = ()
    """The letters that join the parts of a compound written as one word, and none; empty where there are no such."""


@cache
def compounding(language: str) -> Compounding:
    """How a language makes compounds; side by side with the head last where nothing is known."""
    for line in lines_of(FOLDER / "compounds.tsv"):
        code, order, letters = line.split("\t")
        if code == language:
            return Compounding(order == "first", tuple(each.strip(_NO_LETTER) for each in letters.split()))
    return Compounding()


def picture_table(language: str) -> Mapping[str, str] | None:
    """What the words of a language picture, and the rows by their concepts; none where no words are known."""
    if language not in _languages():
        return None
    here = Path(__file__)
    stamp = stamp_of(
        *sorted(FOLDER.glob("*.tsv")), here, here.with_name("inflected.py"), DATA / "forms" / "inflections.tsv"
    )
    return prepare_table(f"pictures-{language}", stamp, lambda: _index(language).items())


@cache
def _languages() -> frozenset[str]:
    with (FOLDER / "concepts.tsv").open(encoding="utf-8") as file:
        return frozenset(file.readline().rstrip("\n").split("\t")[1:])


def _index(language: str) -> dict[str, str]:
    rows = [(file.stem, line) for file in sorted(FOLDER.glob("??.tsv")) for line in lines_of(file)]
    usable = [(source, line) for source, line in rows if language not in list_exceptions(line)]
    read = [read_picture(line, "" if source == language else source) for source, line in usable]
    return index_pictures(read, read_concepts(language), language)


def lines_of(file: Path) -> list[str]:
    """The rows of a table below its head, without notes."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return [line for line in lines if line and not line.startswith("#")]


def read_concepts(language: str) -> dict[str, tuple[str, ...]]:
    """The words of a language for each concept."""
    file = FOLDER / "concepts.tsv"
    with file.open(encoding="utf-8") as opened:
        column = opened.readline().rstrip("\n").split("\t").index(language)
    rows = [line.split("\t") for line in lines_of(file)]
    return {row[0]: tuple(_forms(row[column], language)) for row in rows if len(row) > column and row[column]}


@cache
def read_domains() -> Mapping[str, frozenset[str]]:
    """The fields that concepts of things belong to, such as food and tools."""
    found: dict[str, frozenset[str]] = {}
    for field, names in (line.split("\t") for line in lines_of(FOLDER / "domains.tsv")):
        found |= {name: found.get(name, frozenset()) | {field} for name in names.split()}
    return found


def _forms(cell: str, language: str) -> Iterator[str]:
    for word in cell.split("/"):
        yield from inflect(word, language)


def list_exceptions(line: str) -> list[str]:
    """The languages in which the picture of a row is usual."""
    return [code for code in line.split("\t")[COLUMNS.index("except")].split() if code != "-"]


def read_picture(line: str, source: str) -> Picture:
    """What a row of the table of a language says.

    Raises:
        ValueError: it has not all the columns, or a kind or strength that is none.
    """
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} columns instead of {len(COLUMNS)}: {line}")
    kind, original, concepts, _, strength, meaning = cells
    return _picture(kind, source, original, strength, meaning, concepts)


def _picture(kind: str, sources: str, original: str, strength: str, meaning: str, concepts: str) -> Picture:
    names = concepts.split()
    groups = tuple(frozenset(name.split("|")) for name in names if not name.endswith(_MAYBE))
    more = tuple(frozenset(name[:-1].split("|")) for name in names if name.endswith(_MAYBE))
    return Picture(Kind(kind), frozenset(sources.split()), original, Strength(strength), meaning, groups, more)


def read_indexed(cells: Sequence[str]) -> Picture:
    """A row as ``index_pictures`` keeps it."""
    kind, sources, original, strength, meaning, concepts = cells
    return _picture(kind, sources, original, strength, meaning, concepts)


def index_pictures(rows: Iterable[Picture], words: Mapping[str, Sequence[str]], language: str) -> dict[str, str]:
    """The table of a language: what its words picture, and the rows by the concept that fewest have."""
    usable = [row for row in rows if all(any(name in words for name in group) for group in row.groups)]
    common = Counter(name for row in usable for group in row.groups for name in group)
    by_concept: dict[str, list[Sequence[str]]] = {}
    for row in usable:
        rarest = min(row.groups, key=lambda group: (sum(common[name] for name in group), sorted(group)))
        for name in sorted(rarest):
            by_concept.setdefault(ROWS + name, []).append(_cells(row, rarest))
    firsts = _first_parts(usable, words) if compounding(language).letters else []
    index = _index_words(words, {LINK, *common, *(name for row in usable for each in row.more for name in each)})
    stems = sorted(key.removesuffix(STEM) for key in index if key.endswith(STEM))
    found = {key: join_rows(cells) for key, cells in by_concept.items()}
    return found | index | {STEMS: " ".join(stems), FIRSTS: " ".join(firsts)}


def _index_words(words: Mapping[str, Sequence[str]], used: set[str]) -> dict[str, str]:
    """What each word pictures that a row asks for."""
    index: dict[str, list[str]] = {}
    for name in sorted(used & words.keys()):
        for word in dict.fromkeys(words[name]):
            index.setdefault(word, []).append(name)
    return {word: " ".join(names) for word, names in index.items()}


def _first_parts(rows: Iterable[Picture], words: Mapping[str, Sequence[str]]) -> list[str]:
    names = {name for row in rows if row.kind is Kind.COMPOUND for name in row.groups[0]}
    forms = {form.lower().rstrip(STEM) for name in names for form in words.get(name, ())}
    return sorted(form for form in forms if len(form) >= HEAD)


def _cells(row: Picture, rarest: frozenset[str]) -> tuple[str, ...]:
    """A row as it is kept: an idiom's rarest concept first, from which the others are looked for."""
    groups = list(row.groups)
    if row.kind is Kind.IDIOM:
        groups.remove(rarest)
        groups.insert(0, rarest)
    names = ["|".join(sorted(group)) for group in groups] + ["|".join(sorted(group)) + _MAYBE for group in row.more]
    return row.kind, " ".join(sorted(row.sources)), row.original, row.strength, row.meaning, " ".join(names)
