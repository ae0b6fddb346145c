"""Blocks of code, tables and pictures of a page, and which of them another page has none for."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby

from mtcheck.language.links import comparable
from mtcheck.language.paths import is_translated
from mtcheck.model.kinds import BlockKind, Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple
from mtcheck.patterns import lazy

_IMAGE = lazy(r"!\[[^\[\]\n]{0,500}\]\(\s{0,3}<?([^\s()<>]{1,1000})")
_IMG = lazy(r"(?i)<img\b[^<>]{0,1000}?\bsrc\s{0,3}=\s{0,3}[\"']?([^\"'\s<>]{1,1000})")
_WORD = lazy(r"\w+")
_FEWEST_CELLS = 4
_MOST_COMPARED = 200
"""Blocks that are compared word by word; where more differ, their number alone is compared."""
_TITLE = "aside"


class Element(NamedTuple):
    """A piece of a page that is no sentence: what it is recognised by, its words, and its place."""

    key: Hashable
    words: frozenset[str]
    span: Span


def codes(document: Document) -> list[Element]:
    """The blocks of code."""
    return [
        Element(" ".join(block.text.split()), frozenset(_WORD.findall(block.text)), block.span)
        for block in document.blocks
        if block.kind is BlockKind.CODE
    ]


def tables(document: Document) -> list[Element]:
    """The tables of at least two rows with two cells."""
    return [
        Element(len(cells), frozenset(), Span(cells[0].span.start, cells[-1].span.end))
        for is_table, run in groupby(document.blocks, key=_is_cell)
        if is_table and len(cells := list(run)) >= _FEWEST_CELLS
    ]


def _is_cell(block: Block) -> bool:
    return block.kind is BlockKind.CELL and _TITLE not in block.landmarks


def pictures(document: Document) -> list[Element]:
    """The pictures, by their addresses."""
    shown = sorted(block.span for block in document.blocks if block.kind is BlockKind.CODE)
    return [
        Element(comparable(address), frozenset(), span)
        for address, span in _images(document)
        if not _inside(span.start, shown)
    ]


def _images(document: Document) -> Iterator[tuple[str, Span]]:
    patterns = (_IMAGE, _IMG) if document.format is Format.MARKDOWN else (_IMG,)
    for pattern in patterns:
        for match in pattern.finditer(document.text):
            yield match[1], Span(*match.span())


class Renamed(NamedTuple):
    """A picture whose address was translated, with its place on both sides and the address that it had."""

    source: Span
    target: Span
    address: str


def translated_addresses(source: Document, target: Document, languages: tuple[str, str]) -> Iterator[Renamed]:
    """The pictures of a page's own folders whose addresses say in the translation's language what they said.

    A picture of another folder or with the language in its name may be another one on purpose; words are translated.
    """
    there = {address for address, _ in _images(target)}
    here = {address for address, _ in _images(source)}
    theirs = [(address, span) for address, span in _images(target) if address not in here]
    for address, span in _images(source):
        if address in there or not theirs:
            continue
        mates = [each for each in theirs if is_translated(address, each[0], *languages)]
        if len(mates) == 1:
            theirs.remove(mates[0])
            yield Renamed(span, mates[0][1], address)


def _inside(at: int, spans: Sequence[Span]) -> bool:
    number = bisect_right(spans, Span(at, at)) - 1
    return any(span.start <= at < span.end for span in spans[max(number, 0) : number + 2])


def find_unmatched(source: Sequence[Element], target: Sequence[Element]) -> list[Element]:
    """The elements of the original that the translation has none for: no equal one, and no other to take for it."""
    equal = Counter(each.key for each in target)
    left = []
    for each in source:
        if equal[each.key]:
            equal[each.key] -= 1
        else:
            left.append(each)
    spare = []
    for each in target:
        if equal[each.key]:
            equal[each.key] -= 1
            spare.append(each)
    missing = len(left) - len(spare)
    if missing <= 0 or len(left) > _MOST_COMPARED:
        return left if missing > 0 and not spare else []
    for each in spare:
        left.remove(max(left, key=lambda mine: len(mine.words & each.words)))
    return left
