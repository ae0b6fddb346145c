"""Documents of word processors (.docx): paragraphs, headings, lists, tables and notes, as lines of text.

Source: ECMA-376, Office Open XML, WordprocessingML.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mtcheck.errors import ReadError
from mtcheck.loading.decoding import decode
from mtcheck.loading.packed import Archive
from mtcheck.loading.reading import read
from mtcheck.loading.xml import walk_xml
from mtcheck.model.kinds import BlockKind
from mtcheck.model.text import Block, Document
from mtcheck.patterns import lazy

_MAIN = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_ASIDE = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
"""Elements whose text is not shown, or was shown before."""
_HEADING = lazy(r"(?i)(?:heading|berschrift|titre|title|ttulo|titolo|kop|rubrik)\s?(?P<level>\d)?")
_PLACES = "places are lines of its text, which has a line for each paragraph"


@dataclass
class _Paragraph:
    """A paragraph while it is read."""

    kind: BlockKind
    parts: list[str] = field(default_factory=list)
    level: int = 0


class _Reading:
    """Collects the paragraphs of a part."""

    def __init__(self) -> None:
        self.done: list[_Paragraph] = []
        self._open: list[_Paragraph] = []
        self._cells = self._aside = 0
        self._is_text = False

    def open(self, name: str, attributes: Mapping[str, str], start: int, end: int) -> None:
        del start, end
        if self._aside or name in _ASIDE:
            self._aside += 1
        elif name == "tc":
            self._cells += 1
        elif name == "p":
            self._open.append(_Paragraph(BlockKind.CELL if self._cells else BlockKind.PARAGRAPH))
        elif self._open:
            self._describe(self._open[-1], name, attributes)

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

    def close(self, name: str, start: int, end: int) -> None:
        del start, end
        if self._aside:
            self._aside -= 1
        elif name == "tc":
            self._cells -= 1
        elif name == "t":
            self._is_text = False
        elif name == "p" and self._open:
            self.done.append(self._open.pop())

    def text(self, text: str, start: int, end: int) -> None:
        del start, end
        if self._is_text and not self._aside and self._open:
            self._open[-1].parts.append(text)


def read_word(data: bytes, name: str, limit: int) -> Document:
    """Read a document: what stands in its body, and after it its footnotes.

    Raises:
        ReadError: it is damaged, unpacks to more than ``limit`` bytes, or holds no text.
    """
    archive = Archive(data, name, limit)
    reading = _Reading()
    for part in (_MAIN, *(each for each in _NOTES if each in archive.names)):
        walk_xml(decode(archive.read(part), name).text, f"{name}: {part}", reading)
    return _build(name, reading.done)


def _build(name: str, paragraphs: list[_Paragraph]) -> Document:
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for each in paragraphs:
        line = " ".join("".join(each.parts).split("\n"))
        text, pieces = read(line, at)
        if text:
            blocks.append(Block(text, pieces, each.kind, level=each.level))
            lines.append(line)
            at += len(line) + 1
    if not blocks:
        raise ReadError(f"{name}: holds no text; there is nothing to check")
    return Document(name, "\n".join(lines), blocks=tuple(blocks), encoding="utf-8", notes=(_PLACES,))
