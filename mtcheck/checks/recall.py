"""What checks said of blocks and beads, for when they come again.

A page in an editor is checked after each edit, and one that is fixed after each round: all but a few of its blocks are
as they were. What a check says of such a block it need not be asked again, if that is certain to rest on the block
alone. So a check sees the article through a window, which shows what is settled for all pages of two languages and one
configuration, and notes whether the check asks for anything else: one that does is asked each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from mtcheck.checks.base import Article, Remark
from mtcheck.model.bead import Bead
from mtcheck.model.spans import Span
from mtcheck.model.text import Block, Box, Segment
from mtcheck.model.tuples import NamedTuple

_SETTLED = (
    "target_language",
    "source_language",
    "profile",
    "source_profile",
    "labels",
    "glossary",
    "strings",
    "options",
    "style",
    "is_pair",
    "has_original",
)
"""What is the same for all articles of two languages and one configuration."""
_OWN = "mtcheck.checks."
"""Whose checks keep nothing from one block to the next; of others nobody knows."""
_SETTINGS = 4
"""Of how many languages and configurations something is kept: a page is asked about as a translation, and its original
as if it were one."""
_MOST = 2048
"""Blocks and beads of which something is kept when another page is begun; forgotten when there are more."""

Inspect = Callable[[Any, Any], Iterable[Remark]]


class _Answer(NamedTuple):
    """What a check said of a text, and where the text began on both sides."""

    remarks: tuple[Remark, ...]
    target: int
    source: int


_Said = dict[Inspect, "_Answer | None"]
"""What each check says; None where it looks at more than the text."""
_SILENCE = _Answer((), 0, 0)
_NOTHING_YET: Any = object()


class _Table(NamedTuple):
    """What was said of texts under the same settings."""

    settings: tuple[Any, ...]
    said: dict[object, _Said]


class Recall:
    """What checks said, for as long as someone goes on working at a page; not to be shared by threads."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []

    def asking(self, inspect: Inspect, article: Article) -> Inspect:
        """What to ask about an article's blocks or beads in place of a check's function."""
        if not inspect.__module__.startswith(_OWN):
            return inspect
        reader = article.once(self._open)
        return lambda each, article: reader.ask(inspect, each, article)

    def _open(self, article: Article) -> _Reader:
        settings = tuple(getattr(article, name) for name in _SETTLED)
        table = next((each for each in self._tables if each.settings == settings), None)
        if table is None:
            table = _Table(settings, {})
            self._tables = [*self._tables[1 - _SETTINGS :], table]
        if len(table.said) > _MOST:
            table.said.clear()
        return _Reader(article, table.said)


class _Window:
    """An article as a check of one of its blocks sees it."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self.asked = False
        """Whether anything was asked for that may be otherwise on another page."""
        vars(self).update((name, getattr(article, name)) for name in _SETTLED)

    def __getattr__(self, name: str) -> Any:
        self.asked = True
        return getattr(self._article, name)


class _Place(NamedTuple):
    """What was said of a text, and where it begins on both sides now."""

    said: _Said
    target: int
    source: int


class _Reader:
    """What is known of one article's blocks and beads."""

    def __init__(self, article: Article, said: dict[object, _Said]) -> None:
        self._window = _Window(article)
        self._said = said
        self._places: dict[int, tuple[Block | Bead, _Place]] = {}
        self._moved: dict[tuple[int, int], tuple[Block, Block]] = {}

    def ask(self, inspect: Inspect, text: Block | Bead, article: Article) -> Iterable[Remark]:
        """What a check says of a block or bead, which it is asked only where that is not known."""
        place = self._find(text)
        found = place.said.get(inspect, _NOTHING_YET)
        if found is None:
            return inspect(text, article)
        if found is _NOTHING_YET:
            return self._ask_first(inspect, text, place)
        if not found.remarks:
            return ()
        steps = place.target - found.target, place.source - found.source
        return found.remarks if steps == (0, 0) else [_move(each, *steps) for each in found.remarks]

    def _ask_first(self, inspect: Inspect, text: Block | Bead, place: _Place) -> Iterable[Remark]:
        self._window.asked = False
        remarks = tuple(inspect(text, self._window))
        answer = _Answer(remarks, place.target, place.source) if remarks else _SILENCE
        place.said[inspect] = None if self._window.asked else answer
        return remarks

    def _find(self, text: Block | Bead) -> _Place:
        """What was said of a text, by what it is; texts are told apart here by their identity, and held for that."""
        if known := self._places.get(id(text)):
            return known[1]
        if isinstance(text, Block):
            place = _Place(self._recall(self._lay_block(text, text.span.start)), text.span.start, 0)
        else:
            target, source = _begin(text.target), _begin(text.source)
            key = replace(text, source=self._lay(text.source, source), target=self._lay(text.target, target))
            place = _Place(self._recall(key), target, source)
        self._places[id(text)] = text, place
        return place

    def _recall(self, key: object) -> _Said:
        return self._said.setdefault(key, {})

    def _lay(self, segments: tuple[Segment, ...], begin: int) -> tuple[Segment, ...]:
        return tuple(Segment(self._lay_block(each.block, begin), each.start, each.end) for each in segments)

    def _lay_block(self, block: Block, begin: int) -> Block:
        """The block as if its side began at 0, with the boxes around it, which else are not compared."""
        known = self._moved.get((id(block), begin))
        if known is None:
            moved = tuple(each._replace(start=each.start - begin, end=each.end - begin) for each in block.pieces)
            boxes = tuple(_list_boxes(block.box)) if block.box else ()
            known = self._moved[id(block), begin] = (
                block,
                replace(block, pieces=moved, landmarks=(*block.landmarks, *boxes)),
            )
        return known[1]


def _begin(segments: tuple[Segment, ...]) -> int:
    return segments[0].block.span.start if segments else 0


def _list_boxes(box: Box | None) -> Iterable[str]:
    while box:
        yield from ("", box.name, *box.hints)
        box = box.parent


def _move(each: Remark, target: int, source: int) -> Remark:
    """A remark as it is where its text is now."""
    return each._replace(
        target=_shift(each.target, target), source=_shift(each.source, source), fixes=_shift(each.fixes, target)
    )


def _shift(span: Span | None, step: int) -> Span | None:
    return Span(span.start + step, span.end + step) if span else span
