"""What a file of texts is read as after its edits, held against what it was to be read as."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.catalogues import load_catalogue
from mtcheck.loading.catalogues.pairing import list_alone
from mtcheck.model.text import Block, Document, Format, Span
from mtcheck.model.tuples import NamedTuple


class Change(NamedTuple):
    """What readers are to see at a place."""

    span: Span
    text: str


def read_texts(data: bytes, path: Path, wanted: Wanted) -> Document:
    """A file of texts with all that it holds in the translation's language.

    Raises:
        ReadError: it cannot be read.
    """
    if is_bitext(path):
        found = load_bitext(data, path.name, path, wanted)
    else:
        found = list_alone(load_catalogue(data, path.name, path))
    return replace(found.target, blocks=tuple(unit.target for unit in found.units if unit.target))


def is_read_as_meant(before: Document, after: Document, changes: Iterable[Change]) -> bool:
    """Whether every text is as it was, but for what was changed; how it is parted by white space does not count.

    Args:
        before: the file with its texts.
        after: the same after the edits.
        changes: what they were to do; their places do not overlap.
    """
    ordered = sorted(changes, key=_begin)
    meant, found = _words(_rewrite(block, ordered) for block in before.blocks), _words(b.text for b in after.blocks)
    for change in _list_new(before, ordered):
        if (words := change.text.split()) not in found:
            return False
        found.remove(words)
    if before.format is Format.SUBTITLES:  # which captions are one sentence may be told otherwise now
        return list(chain(*meant)) == list(chain(*found))
    return meant == found


def _list_new(document: Document, changes: Sequence[Change]) -> list[Change]:
    """Those that stand in no text, and so make one where there was none."""
    places = [block.span for block in document.blocks]
    return [each for each in changes if each.text and not any(place.covers(each.span) for place in places)]


def _begin(change: Change) -> int:
    return change.span.start


def _words(texts: Iterable[str]) -> list[list[str]]:
    return [text.split() for text in texts]


def _rewrite(block: Block, changes: Sequence[Change]) -> str:
    """The block's text after the changes that are in it."""
    text = block.text
    first = bisect_left(changes, block.span.start, key=_begin)
    last = bisect_right(changes, block.span.end, key=_begin)
    for change in reversed(changes[first:last]):
        if block.pieces and change.span.end <= block.span.end:
            start, end = _cover(block, change.span)
            text = text[:start] + change.text + text[end:]
    return text


def _cover(block: Block, span: Span) -> tuple[int, int]:
    """The offsets of the block's text that a place takes up."""
    start = next((each for each in range(len(block.text)) if block.locate(each, each + 1).end > span.start), None)
    if start is None:
        return len(block.text), len(block.text)
    end = start
    while end < len(block.text) and block.locate(end, end + 1).start < span.end:
        end += 1
    return start, end
