"""Documents of word processors (.docx): paragraphs, headings, lists, tables and notes, as lines of text.

Source: ECMA-376, Office Open XML, WordprocessingML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise

from mtcheck.errors import ReadError
from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import Archive
from mtcheck.loading.reading import Reader
from mtcheck.loading.xml import walk_xml
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Block, Document, Mark
from mtcheck.patterns import lazy

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_ASIDE = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
"""Elements whose text is not shown, or was shown before."""
_HEADING = lazy(r"(?i)(?:heading|berschrift|titre|title|ttulo|titolo|kop|rubrik)\s?(?P<level>\d)?")
_OF_LINK = "hyperlink"
_FIELD = lazy(r'\s*HYPERLINK\s+(?:\\l\s+"(?P<place>[^"]+)"|"(?P<address>[^"]*)")')
"""A link that is written as a field."""
_PLACES = "places are lines of its text, which has a line for each paragraph"


@dataclass
class _Paragraph:
    """A paragraph while it is read."""

    kind: BlockKind
    parts: list[str] = field(default_factory=list)
    level: int = 0
    links: list[tuple[int, int, str]] = field(default_factory=list)
    """The first and the last of the parts that a link goes over, and where it leads."""


class _Reading:
    """Collects the paragraphs of a part."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self.done: list[_Paragraph] = []
        self._addresses = addresses
        self._open: list[_Paragraph] = []
        self._links: list[tuple[int, str]] = []
        """Where links that are open begin, in parts of the paragraph, and where they lead."""
        self._field: str | None = None
        """What has been read of a field's instruction."""
        self._cells = self._aside = 0
        self._is_text = self._is_instruction = False

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if self._aside or name in _ASIDE:
            self._aside += 1
            self._is_instruction = name == "instrText"
        elif name == "tc":
            self._cells += 1
        elif name == "p":
            self._open.append(_Paragraph(BlockKind.CELL if self._cells else BlockKind.PARAGRAPH))
        elif self._open:
            self._describe(self._open[-1], name, attributes)

    def _begin_link(self, target: str) -> None:
        self._links.append((len(self._open[-1].parts), target))

    def _end_link(self) -> None:
        if self._links and self._open:
            start, target = self._links.pop()
            if target:
                self._open[-1].links.append((start, len(self._open[-1].parts), target))

    def _mark_field(self, kind: str) -> None:
        """Read the sign at which a field begins, shows its text or ends."""
        if kind == "begin":
            self._field = ""
        elif kind == "separate":
            self._begin_link(_read_field(self._field or ""))
            self._field = None
        elif kind == "end":
            if self._field is None:
                self._end_link()
            self._field = None

    def _describe(self, paragraph: _Paragraph, name: str, attributes: Mapping[str, str]) -> None:
        style = _HEADING.match(attributes.get("w:val", "")) if name == "pStyle" else None
        if name == "t":
            self._is_text = True
        elif style:
            paragraph.kind, paragraph.level = BlockKind.HEADING, int(style["level"] or 1)
        elif name == "numPr" and paragraph.kind is BlockKind.PARAGRAPH:
            paragraph.kind = BlockKind.LIST_ITEM
        elif name in _SIGNS:
            paragraph.parts.append(_SIGNS[name])
        elif name == _OF_LINK:
            place = attributes.get("w:anchor", "")
            self._begin_link(self._addresses.get(attributes.get("r:id", ""), f"#{place}" if place else ""))
        elif name == "fldSimple":
            self._begin_link(_read_field(attributes.get("w:instr", "")))
        elif name == "fldChar":
            self._mark_field(attributes.get("w:fldCharType", ""))

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if self._aside:
            self._aside -= 1
        elif name == "tc":
            self._cells -= 1
        elif name == "t":
            self._is_text = False
        elif name == "p" and self._open:
            self._links.clear()
            self.done.append(self._open.pop())
        elif name in (_OF_LINK, "fldSimple"):
            self._end_link()

    def text(self, text: str, start: int, end: int) -> None:
        del start, end
        if self._aside and self._is_instruction and self._field is not None:
            self._field += text
        if self._is_text and not self._aside and self._open:
            self._open[-1].parts.append(text)


def read_word(data: bytes, name: str, limit: int) -> Document:
    """Read a document: what stands in its body, and after it its footnotes.

    Raises:
        ReadError: it is damaged, unpacks to more than ``limit`` bytes, or holds no text.
    """
    archive = Archive(data, name, limit)
    done: list[_Paragraph] = []
    for part in (_MAIN, *(each for each in _NOTES if each in archive.names)):
        reading = _Reading(_read_addresses(archive, part, name))
        walk_xml(decode(archive.read(part), name).text, f"{name}: {part}", reading)
        done += reading.done
    return _build(name, done)


class _Relations:
    """Collects the addresses that a part of the archive links to, by their ids."""

    def __init__(self) -> None:
        self.addresses: dict[str, str] = {}

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if name == "Relationship" and attributes.get("Type", "").endswith(f"/{_OF_LINK}"):
            self.addresses[attributes.get("Id", "")] = attributes.get("Target", "")

    def close(self, name: str, start: int, end: int) -> None: ...

    def text(self, text: str, start: int, end: int) -> None: ...


def _read_addresses(archive: Archive, part: str, name: str) -> Mapping[str, str]:
    folder, _, file = part.rpartition("/")
    relations, found = f"{folder}/_rels/{file}.rels", _Relations()
    if relations in archive.names:
        walk_xml(decode(archive.read(relations), name).text, f"{name}: {relations}", found)
    return found.addresses


def _read_field(instruction: str) -> str:
    """Where a field leads; empty where it is no link."""
    match = _FIELD.match(instruction)
    return (f"#{match['place']}" if match["place"] else match["address"]) if match else ""


def _list_links(paragraph: _Paragraph) -> list[tuple[tuple[int, int], str]]:
    """Where links begin and end in the characters of a paragraph, and where they lead."""
    starts = list(accumulate(map(len, paragraph.parts), initial=0))
    return [((starts[first], starts[last]), target) for first, last, target in paragraph.links]


def _build(name: str, paragraphs: list[_Paragraph]) -> Document:
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for each in paragraphs:
        line = "".join(each.parts).replace("\n", " ")
        reader, places = Reader(), _list_links(each)
        lengths: dict[int, int] = {}
        for first, last in pairwise(sorted({0, len(line), *chain.from_iterable(span for span, _ in places)})):
            lengths[first] = reader.length
            reader.add(line[first:last], at + first)
        text, pieces = reader.result()
        if text:
            lengths[len(line)] = len(text)
            marks = [Mark(MarkKind.LINK, lengths[a], min(lengths[b], len(text)), target) for (a, b), target in places]
            found = tuple(sorted(mark for mark in marks if mark.start < mark.end))
            blocks.append(Block(text, pieces, each.kind, level=each.level, marks=found))
            lines.append(line)
            at += len(line) + 1
    if not blocks:
        raise ReadError(f"{name}: holds no text; there is nothing to check")
    return Document(name, "\n".join(lines), blocks=tuple(blocks), encoding="utf-8", has_links=True, notes=(_PLACES,))
