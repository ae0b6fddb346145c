"""XLIFF 1.2, 2.0 and 2.1.

Source: OASIS, XLIFF Version 1.2 (2008) and XLIFF Version 2.1 (2018).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mtcheck.loading.cells import Cell, read_whole
from mtcheck.loading.doubles import note_doubles
from mtcheck.loading.xml import attributes_of, refuse_root, walk_xml
from mtcheck.model.bitext import Bitext, Unit
from mtcheck.model.kinds import Format
from mtcheck.model.tags import primary
from mtcheck.model.text import Document

_UNITS = frozenset({"trans-unit", "unit"})
_ASIDE = frozenset({"alt-trans", "bin-unit", "note", "notes", "originalData", "seg-source", "matches", "glossary"})
"""Elements whose texts are not the unit's."""
_CODES = frozenset({"x", "bx", "ex", "ph", "it", "bpt", "ept", "sc", "ec", "cp"})
"""Inline codes, whose content is no text."""
_CLOSING = frozenset({"ex", "ept", "ec"})
"""Of these, those that end what another began."""
_PARTNERS = ("startRef", "rid", "id")
"""Attributes that say which code belongs to it, the first that there is."""
_PAIRED = frozenset({"g", "pc"})
"""Inline codes around text."""
_IGNORABLE = "ignorable"
"""What is between segments, most often a blank: no text to be translated."""
_UNTRANSLATED = frozenset({"new", "needs-translation", "initial"})
_LANGUAGES = {"source-language": "source", "srcLang": "source", "target-language": "target", "trgLang": "target"}
_NOT_WANTED = "not to be translated"
_TWICE = "the id is there more than once in its file; programs may mix the units up: give each its own"
_SIDE_TWICE = "the unit has more than one text for a side; only the last was read: keep one"
_NOT_DONE = "marked as not translated yet"
_OTHER = "in another language than the first part of the file"


@dataclass
class _Open:
    """A unit, or a segment of one, while it is read."""

    key: str
    start: int
    skipped: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)


class _Reading:
    """Collects the units of a document."""

    opening = re.compile(r"<(?:trans-)?unit\b")
    whole = re.compile(
        r"[ \t\r\n]*+<(?P<name>(?:trans-)?unit)\b(?P<unit>[^<>&/]*+)>[ \t\r\n]*+"
        r"(?:(?P<segment_begin><segment)\b(?P<segment>[^<>&/]*+)>[ \t\r\n]*+)?"
        r"<source>(?P<source>[^<&\r]*+)</source>[ \t\r\n]*+"
        r"<target\b(?P<head>[^<>&/]*+)>(?P<target>[^<&\r]*+)</target>[ \t\r\n]*+"
        r"(?(segment_begin)</segment>[ \t\r\n]*+)</(?P=name)>"
    )

    def __init__(self, side: Document) -> None:
        self.units: list[Unit] = []
        self._document = side
        self.languages = {"source": "", "target": ""}
        self._unit: _Open | None = None
        self._segment: _Open | None = None
        self._side = ""
        self._aside = 0
        self._code: tuple[str, int, int] | None = None
        self._wanted = [True]
        self._is_other = False
        """Whether the ``file`` that is read is translated into another language than the first."""
        self._ids: set[str] = set()
        """Those of the units of the ``file`` that is read."""
        self.doubles: list[str] = []
        self.crowded: list[str] = []
        """Units with more than one text for a side."""

    def take(self, match: re.Match[str]) -> bool:
        """Read a unit with one text a side and no codes in them."""
        _, head, inside, segment, source, said, target = match.groups()
        own, of_target, of_segment = attributes_of(head), attributes_of(said), attributes_of(segment or "")
        if self._aside or self._unit or "translate" in of_target or "translate" in of_segment:
            return False
        skipped = _OTHER if self._is_other else ""
        if not (own["translate"] != "no" if "translate" in own else self._wanted[-1]):
            skipped = _NOT_WANTED
        elif of_target.get("state") in _UNTRANSLATED or of_segment.get("state") in _UNTRANSLATED:
            skipped = _NOT_DONE
        blocks = read_whole(source, match.start("source")), read_whole(target, match.start("target"))
        line, _ = self._document.position(match.start("segment_begin") if inside else match.start("name") - 1)
        self._note_id(own.get("id", ""))
        self.units.append(Unit(own.get("resname") or own.get("id", ""), *blocks, skipped, line))
        return True

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del end
        self._wanted.append(self._wanted[-1] if "translate" not in attributes else attributes["translate"] != "no")
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif self._code:
            self._code = (self._code[0], self._code[1], self._code[2] + 1)
        elif self._side and name in _CODES:
            self._code = (_name_code(name, attributes), start, 1)
        elif name in _PAIRED and (cell := self._cell()):
            cell.begin_pair(attributes.get("id", ""))
        else:
            self._open_structure(name, attributes, start)

    def _open_structure(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        if name in ("source", "target"):
            if self._unit:
                self._open_side(name, attributes, start)
        elif name in _UNITS:
            self._unit = _Open(attributes.get("resname") or attributes.get("id", ""), start)
            self._note_id(attributes.get("id", ""))
        elif name in ("segment", _IGNORABLE) and self._unit:
            self._segment = _Open(self._unit.key, start, _NOT_DONE if attributes.get("state") in _UNTRANSLATED else "")
        else:
            if name == "file":
                self._ids.clear()
            if said := {_LANGUAGES[each]: attributes[each] for each in _LANGUAGES.keys() & attributes.keys()}:
                self._note_languages(said)

    def _note_languages(self, said: Mapping[str, str]) -> None:
        """Keep the first languages that the file declares, and whether these are others."""
        known = {side: tag for side, tag in self.languages.items() if tag and side in said}
        self._is_other = any(primary(tag) != primary(said[side]) for side, tag in known.items())
        if not self._is_other:
            self.languages |= {**said, **known}

    def _note_id(self, id: str) -> None:
        if id in self._ids:
            self.doubles.append(id)
        self._ids.add(id)

    def _open_side(self, name: str, attributes: Mapping[str, str], start: int) -> None:
        holder = self._segment or self._unit
        if holder is None:
            return
        self._side = name
        if name in holder.cells:
            self.crowded.append(f"{holder.key} (line {self._document.position(start)[0]})")
        holder.cells[name] = Cell()
        if not self._wanted[-1]:
            holder.skipped = _NOT_WANTED
        elif name == "target" and attributes.get("state") in _UNTRANSLATED:
            holder.skipped = _NOT_DONE

    def close(self, name: str, start: int, end: int) -> None:
        del start
        self._wanted.pop()
        if self._aside:
            self._aside -= 1
        elif self._code:
            self._close_code(self._code, end)
        elif name in _PAIRED and (cell := self._cell()):
            cell.end_pair()
        elif name == self._side:
            self._side = ""
        elif name in ("segment", _IGNORABLE) or name in _UNITS:
            self._close_holder(name)

    def _close_code(self, code: tuple[str, int, int], end: int) -> None:
        name, begin, depth = code
        self._code = (name, begin, depth - 1) if depth > 1 else None
        if self._code is None and (cell := self._cell()):
            cell.code(name, begin, end)

    def _close_holder(self, name: str) -> None:
        holder = self._unit if name in _UNITS else self._segment
        if holder and holder.cells and name != _IGNORABLE:
            holder.skipped = holder.skipped or (_OTHER if self._is_other else "")
            self.units.append(_unit(holder, self._document.position(holder.start)[0]))
        if name in _UNITS:
            self._unit = None
        self._segment = None

    def text(self, text: str, start: int, end: int) -> None:
        cell = None if self._aside or self._code else self._cell()
        if cell is None:
            return
        if len(text) == end - start:
            cell.add(text, start)
        else:
            cell.substitute(text, start, end)

    def _cell(self) -> Cell | None:
        holder = self._segment or self._unit
        return holder.cells.get(self._side) if holder and self._side else None


def read_xliff(text: str, name: str) -> Bitext:
    """Read an XLIFF file: each unit, or each segment of one, with its inline codes set apart from the text.

    Raises:
        ReadError: the file is not well-formed, or of another kind.
    """
    side = Document(name, text, Format.XLIFF)
    reading = _Reading(side)
    walk_xml(text, name, reading, reading)
    if not reading.units:
        refuse_root(text, name, "xliff")
    side = replace(side, notes=(*note_doubles(reading.doubles, _TWICE), *note_doubles(reading.crowded, _SIDE_TWICE)))
    return Bitext(side, side, tuple(reading.units), reading.languages["source"], reading.languages["target"])


def _name_code(name: str, attributes: Mapping[str, str]) -> str:
    """What an inline code is called; one that ends another by that one's name, as the tags of HTML are."""
    named = next((attributes[each] for each in _PARTNERS if attributes.get(each)), "")
    return f"/{named}" if name in _CLOSING and attributes.get("isolated") != "yes" else named


def _unit(found: _Open, line: int) -> Unit:
    source, target = found.cells.get("source"), found.cells.get("target")
    blocks = source.block() if source else None, target.block() if target else None
    return Unit(found.key, *blocks, found.skipped, line)
