"""Lines that are several labels in a row: apart by bars, dots and arrows, or stuck together."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from mtcheck.language.lexicon import Labels, ordinary
from mtcheck.language.phrases import fold
from mtcheck.model.kinds import BlockKind, MarkKind
from mtcheck.model.text import Block
from mtcheck.patterns import BARS, STEPS, lazy

_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CONTROL})
_LONGEST, _LONGEST_ENTRY = 120, 5
_LONGEST_GLUED, _MOST_GLUED = 70, 7
_FEWEST_SHARED = 3
_MARKS = frozenset(f"{BARS}{STEPS}→/")
_BETWEEN = lazy(rf"\s+[{BARS}{STEPS}→/]+\s+")
_CAPITAL = lazy(r"(?:^|(?<=\s))[^\W\d_a-zß-ÿ]")
_USED = lazy(r" [(\[]?\d{1,6}[)\]]?\Z")
_ENDS = (".", ",", ";", ":")
_BUTTONS = frozenset({"share", "print", "comment", "social", "save", "login", "subscribe"})


class _Entry(IntEnum):
    """Whether a piece of a line is a label."""

    NONE = 0
    POSSIBLE = 1
    SURE = 2


def split_row(block: Block, labels: Labels, language: str) -> tuple[tuple[int, int], ...]:
    """Where the labels of a row are; empty where the line is none, or its links say it already."""
    text = block.text
    if block.kind not in _KINDS or len(text) > _LONGEST or text.endswith(_ENDS):
        return ()
    if any(mark.kind is MarkKind.LINK for mark in block.marks):
        return ()
    if not _MARKS.isdisjoint(text):
        return _entries(text)
    return tuple(_stuck(text, labels, language)) if len(text) <= _LONGEST_GLUED else ()


def _entries(text: str) -> tuple[tuple[int, int], ...]:
    """The entries between marks, if all are short."""
    gaps = [match.span() for match in _BETWEEN.finditer(text)]
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    spans = tuple(zip(starts, ends, strict=True))
    return spans if gaps and all(len(text[a:b].split()) <= _LONGEST_ENTRY for a, b in spans) else ()


def _stuck(text: str, labels: Labels, language: str) -> Iterator[tuple[int, int]]:
    """The labels that a line is made of, each with a capital, if it holds nothing else; the longest first."""
    starts = [match.start() for match in _CAPITAL.finditer(text)]
    if not 2 <= len(starts) <= _MOST_GLUED or starts[0] != 0:
        return
    cuts, at, sure = [*starts, len(text) + 1], 0, False
    found = list[tuple[int, int]]()
    shared: frozenset[str] | None = None
    while at < len(starts):
        kinds = ((b, _judge(text[cuts[at] : cuts[b] - 1], labels, language)) for b in range(len(starts), at, -1))
        until, kind = next((each for each in kinds if each[1]), (at, _Entry.NONE))
        if kind is _Entry.NONE or (at, until) == (0, len(starts)):
            return
        found.append((cuts[at], cuts[at] + len(_USED.sub("", text[cuts[at] : cuts[until] - 1]))))
        at, sure = until, sure or kind is _Entry.SURE
        rendered = _rendered(text[slice(*found[-1])], labels, language)
        shared = rendered if shared is None else shared & rendered
    yield from found if sure or (shared and len(found) >= _FEWEST_SHARED) else ()


def _rendered(entry: str, labels: Labels, language: str) -> frozenset[str]:
    """The languages with a button that an entry renders badly."""
    wrong = labels.wrong(entry, language)
    return frozenset(hit.label.source_language for hit in wrong if hit.label.kind in _BUTTONS and not hit.value)


def _judge(entry: str, labels: Labels, language: str) -> _Entry:
    """What a piece of a line may be; behind a button is how often it was used."""
    entry = _USED.sub("", entry)
    if entry.endswith(_ENDS) or len(entry.split()) > _LONGEST_ENTRY:
        return _Entry.NONE
    wrong = labels.wrong(entry, language)
    button = any(each.kind in _BUTTONS and "…" not in each.wording for each in labels.phrase(entry, language))
    if button or any(each.strong for each in wrong):
        return _Entry.SURE
    return _Entry.POSSIBLE if wrong or fold(entry) in ordinary(language) else _Entry.NONE
