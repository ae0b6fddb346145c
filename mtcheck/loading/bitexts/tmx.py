"""Translation memories (TMX 1.1 to 1.4b).

Source: GALA, TMX 1.4b Specification.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from mtcheck.errors import ReadError
from mtcheck.loading.bitexts.wanted import ANY, Wanted, pick_tag
from mtcheck.loading.cells import Cell, read_whole
from mtcheck.loading.doubles import note_doubles
from mtcheck.loading.xml import attributes_of, refuse_root, walk_xml
from mtcheck.model.bitext import Bitext, Gap, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.tags import primary
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple

_CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Inline codes, whose content is no text."""
_PAIRED = "hi"
"""The inline code around text."""
_SIDE_TWICE = "the unit has more than one text in a language; only the first was read: make each a unit of its own"
_ANY_LANGUAGE = "*all*"


class _Variant(NamedTuple):
    """A unit's text in one language."""

    start: int
    block: Block | None


@dataclass(slots=True)
class _Open:
    """A unit while it is read."""

    key: str
    start: int
    source_language: str
    variants: dict[str, _Variant] = field(default_factory=dict)

    def find_variant(self, tag: str) -> _Variant | None:
        """The text in a language."""
        return self.variants.get(tag) or self.variants.get(pick_tag(tag, self.variants))


_SPACE = r"[ \t\r\n]*+"
_VARIANT = rf"<tuv\b([^<>&/]*+)>{_SPACE}<seg>([^<&\r]*+)</seg>{_SPACE}</tuv>{_SPACE}"


class _Reading:
    """Collects the units of a memory."""

    opening = re.compile(r"<tu\b")
    whole = re.compile(rf"{_SPACE}<(tu)\b([^<>&/]*+)>{_SPACE}{_VARIANT}{_VARIANT}</tu>")

    def __init__(self) -> None:
        self.units: list[_Open] = []
        self.crowded: list[str] = []
        """Units with more than one text in a language."""
        self._language = ""
        self._header = ""
        self._cell: Cell | None = None
        self._start = 0
        """Where the text begins that is read."""
        self._code: tuple[str, int, int] | None = None
        self._begun: dict[str, str] = {}
        """What the codes that begin in a text are called, by the number that their ends share."""

    def take(self, match: re.Match[str]) -> bool:
        """Read a unit with texts in two languages and no codes in them."""
        _, head, first, text, second, other = match.groups()
        one, two = _language_of(first), _language_of(second)
        if one == two or self._cell:
            return False
        self._language = two
        own, begin, behind = attributes_of(head), match.start(4), match.start(6)
        variants = {one: _Variant(begin, read_whole(text, begin)), two: _Variant(behind, read_whole(other, behind))}
        source_language = own.get("srclang") or self._header
        self.units.append(_Open(own.get("tuid", ""), match.start(1) - 1, source_language, variants))
        return True

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        if self._code:
            self._code = (self._code[0], self._code[1], self._code[2] + 1)
        elif self._cell and name in _CODES:
            self._code = (self._name_code(name, attributes), start, 1)
        elif self._cell and name == _PAIRED:
            self._cell.begin_pair(attributes.get("x") or attributes.get("type", ""))
        elif name == "header":
            self._header = attributes.get("srclang", "")
        elif name == "tu":
            self.units.append(_Open(attributes.get("tuid", ""), start, attributes.get("srclang") or self._header))
        elif name == "tuv":
            self._language = _language(attributes)
        elif name == "seg" and self.units:
            self._cell, self._start = Cell(), end
            self._begun.clear()

    def _name_code(self, name: str, attributes: Mapping[str, str]) -> str:
        """What a code is called; one that ends another by that one's name, as the tags of HTML are."""
        number = attributes.get("i", "")
        named = attributes.get("x") or number
        if name == "ept":
            return f"/{self._begun.get(number, named)}"
        self._begun[number] = named
        return named

    def close(self, name: str, start: int, end: int) -> None:
        del start
        if self._code:
            begun, begin, depth = self._code
            self._code = (begun, begin, depth - 1) if depth > 1 else None
            if self._code is None and self._cell:
                self._cell.code(begun, begin, end)
        elif self._cell and name == _PAIRED:
            self._cell.end_pair()
        elif name == "seg" and self._cell:
            self._end_segment(self._cell.block())

    def _end_segment(self, block: Block | None) -> None:
        self._cell = None
        variants = self.units[-1].variants
        known = variants.get(self._language)
        if known is None or not known.block:
            variants[self._language] = _Variant(known.start if known else self._start, block)
        elif block:
            self.crowded.append(f"{self.units[-1].key} ({self._language})")

    def text(self, text: str, start: int, end: int) -> None:
        if self._code or self._cell is None:
            return
        if len(text) == end - start:
            self._cell.add(text, start)
        else:
            self._cell.substitute(text, start, end)


def _language(attributes: Mapping[str, str]) -> str:
    return attributes.get("xml:lang") or attributes.get("lang", "")


@lru_cache(maxsize=64)
def _language_of(head: str) -> str:
    """The language that a tag names, by what stands in it behind its own name: a memory has few of them."""
    return _language(attributes_of(head))


def read_tmx(text: str, name: str, wanted: Wanted = ANY) -> Bitext:
    """Read a memory; of several languages, the pair that is wanted.

    Raises:
        ReadError: the file is not well-formed, or holds several pairs of languages of which none was named.
    """
    reading = _Reading()
    walk_xml(text, name, reading, reading)
    if not reading.units:
        refuse_root(text, name, "tmx")
    source, target = _settle(reading.units, wanted, name)
    side = Document(name, text, Format.TMX, notes=note_doubles(reading.crowded, _SIDE_TWICE))
    units = tuple(_unit(each, source, target, side) for each in _take_all(reading.units))
    return Bitext(side, side, units, primary(source), primary(target))


def _take_all(units: list[_Open]) -> Iterator[_Open]:
    """The units in their order, each let go of when it was used: of a large memory there is no room for both forms."""
    units.reverse()
    while units:
        yield units.pop()


def _settle(units: list[_Open], wanted: Wanted, name: str) -> tuple[str, str]:
    """The languages of originals and of translations."""
    tags = list(dict.fromkeys(tag for each in units for tag in each.variants))
    said = next((each.source_language for each in units if each.source_language), "")
    source = wanted.source_language or ("" if said.lower() == _ANY_LANGUAGE else said)
    if not source and wanted.target_language:
        source = _only({primary(tag): tag for tag in tags if primary(tag) != primary(wanted.target_language)})
    others = {primary(tag): tag for tag in tags if primary(tag) != primary(source)}
    target = wanted.target_language or _only(others)
    there = ", ".join(tags) or "none"
    for tag in (source, target):
        if tag and not pick_tag(tag, tags):
            raise ReadError(f"{name}: holds nothing in '{tag}'; its languages are {there}")
    if not source:
        raise ReadError(f"{name}: does not say which of its languages is the original's ({there}); name it with --from")
    if not target:
        raise ReadError(f"{name}: holds several translations, or none ({there}); name the language with --to")
    return source, target


def _only(tags: Mapping[str, str]) -> str:
    return next(iter(tags.values())) if len(tags) == 1 else ""


def _unit(found: _Open, source: str, target: str, side: Document) -> Unit:
    line, _ = side.position(found.start)
    original, translation = found.find_variant(source), found.find_variant(target)
    source_text = original.block if original else None
    if translation is None:
        return Unit(found.key, source_text, None, line=line)
    gap = Gap.EMPTY if source_text and not translation.block else Gap.NONE
    place = Span(translation.start, translation.start)
    return Unit(found.key, source_text, translation.block, line=line, gap=gap, place=place)
