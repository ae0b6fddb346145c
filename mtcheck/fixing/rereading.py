"""What a file of texts is read as after its edits, held against what it was to be read as."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from operator import itemgetter
from pathlib import Path

from mtcheck.loading.bitexts import is_bitext, load_bitext
from mtcheck.loading.bitexts.wanted import Wanted
from mtcheck.loading.catalogues import load_catalogue
from mtcheck.loading.catalogues.pairing import list_alone
from mtcheck.model.kinds import Format
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Document
from mtcheck.model.tuples import NamedTuple

_Words = tuple[str, ...]


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
    rest = _without(found, [tuple(change.text.split()) for change in _list_new(before, ordered)])
    if rest is None:
        return False
    if before.format is Format.SUBTITLES:  # which captions are one sentence may be told otherwise now
        return list(chain(*meant)) == list(chain(*rest))
    return meant == rest


def _list_new(document: Document, changes: Sequence[Change]) -> list[Change]:
    """Those that stand in no text, and so make one where there was none."""
    places = sorted((block.span.start, block.span.end) for block in document.blocks)
    ends = list(accumulate((end for _, end in places), max))

    def is_in_one(span: Span) -> bool:
        before = bisect_right(places, span.start, key=itemgetter(0))
        return before > 0 and ends[before - 1] >= span.end

    return [each for each in changes if each.text and not is_in_one(each.span)]


def _without(texts: Iterable[_Words], added: Iterable[_Words]) -> list[_Words] | None:
    """The texts without as many of each as were added; None where one is not there."""
    left = Counter(added)
    rest = []
    for words in texts:
        if left[words]:
            left[words] -= 1
        else:
            rest.append(words)
    return None if left.total() else rest


def _begin(change: Change) -> int:
    return change.span.start


def _words(texts: Iterable[str]) -> list[_Words]:
    return [tuple(text.split()) for text in texts]


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
