"""Test sets of the shared tasks of WMT (XML): sources, references and the outputs of systems.

Source: the files of the tasks since 2021, and their reader by the organisers, wmt-format-tools.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mtcheck.errors import ReadError, did_you_mean, list_some
from mtcheck.loading.bitexts.wanted import ANY, Wanted
from mtcheck.loading.cells import Cell
from mtcheck.loading.xml import walk_xml
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple

_SIDES = {"src": "source", "ref": "reference", "hyp": "system"}
_NAMES = {"ref": "translator", "hyp": "system"}
_MOST_NAMED = 8


class _Side(NamedTuple):
    """Whose text it is: the source's, a translator's or a system's."""

    kind: str
    name: str

    @property
    def label(self) -> str:
        """As messages call it, and users name it."""
        return self.name or self.kind


class _Segment(NamedTuple):
    """A segment of one side."""

    start: int
    block: Block | None


class _Reading:
    """Collects the segments of a set."""

    def __init__(self) -> None:
        self.texts: dict[tuple[str, str], dict[_Side, _Segment]] = {}
        """By document and segment."""
        self.languages: dict[_Side, str] = {}
        """The first that is said of each side."""
        self._document = self._segment = ""
        self._side: _Side | None = None
        self._start = 0
        self._cell: Cell | None = None

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start
        if name == "doc":
            self._document = attributes.get("id", "")
        elif name in _SIDES:
            self._side = _Side(_SIDES[name], attributes.get(_NAMES.get(name, ""), ""))
            if language := attributes.get("lang"):
                self.languages.setdefault(self._side, language)
        elif name == "seg" and self._side:
            self._segment, self._start, self._cell = attributes.get("id", ""), end, Cell()

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if name == "seg" and self._cell and self._side:
            sides = self.texts.setdefault((self._document, self._segment), {})
            sides[self._side] = _Segment(self._start, self._cell.block())
            self._cell = None
        elif name in _SIDES:
            self._side = None

    def text(self, text: str, start: int, end: int) -> None:
        if self._cell is None:
            return
        if len(text) == end - start:
            self._cell.add(text, start)
        else:
            self._cell.substitute(text, start, end)


def read_wmt(text: str, name: str, wanted: Wanted = ANY) -> Bitext:
    """Read a set; of several systems the one that is named as the column of translations.

    Raises:
        ReadError: it is not well-formed, has no sources, or it cannot be told which system is meant.
    """
    reading = _Reading()
    walk_xml(text, name, reading)
    sides = list(dict.fromkeys(side for each in reading.texts.values() for side in each))
    source = next((each for each in sides if each.kind == "source"), None)
    if source is None:
        raise ReadError(f"{name}: holds no sources (src)")
    target = _choose(sides, wanted.columns.get("target", ""), name)
    document = Document(name, text, Format.WMT)
    units = tuple(_units(reading.texts, source, target, document))
    source_language, target_language = (reading.languages.get(side, "") for side in (source, target))
    return Bitext(document, document, units, source_language, target_language)


def _choose(sides: Iterable[_Side], wanted: str, name: str) -> _Side:
    """The side that is checked: the one that is named, or the only system."""
    others = [each for each in sides if each.kind != "source"]
    named = [each for each in others if each.label == wanted]
    found = named if wanted else [each for each in others if each.kind == "system"]
    if len(found) == 1:
        return found[0]
    labels = [each.label for each in others]
    there = list_some(labels, _MOST_NAMED) if labels else "none"
    if named:
        raise ReadError(f"{name}: '{wanted}' is the name of a translator and of a system; rename one in the file")
    if wanted:
        raise ReadError(
            f"{name}: has no translation by '{wanted}'{did_you_mean(wanted, labels) or f'; there are {there}'}"
        )
    raise ReadError(f"{name}: holds translations by {there}; name one with --columns target=NAME")


def _units(
    texts: Mapping[tuple[str, str], Mapping[_Side, _Segment]], source: _Side, target: _Side, document: Document
) -> Iterator[Unit]:
    for (part, number), sides in texts.items():
        original, translation = sides.get(source), sides.get(target)
        source_block, target_block = (each.block if each else None for each in (original, translation))
        if not source_block and not target_block:
            continue
        gap = Gap.NONE if target_block else Gap.EMPTY if translation else Gap.MISSING
        place = translation.start if translation else original.start if original else 0
        references = [
            each.block.text
            for side, each in sides.items()
            if side.kind == "reference" and side != target and each.block
        ]
        key, line = ":".join(filter(None, (part, number))), document.position(place)[0]
        yield Unit(
            key, source_block, target_block, line=line, gap=gap, place=Span(place, place), references=tuple(references)
        )
