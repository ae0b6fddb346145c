"""What checks said of blocks and beads, for when they come again.

A page in an editor is checked after each edit, and one that is fixed after each round: all but a few of its blocks are
as they were. What a check says of such a block it need not be asked again, if that is certain to rest on the block
alone. So a check sees the article through a window, which shows what is settled for all pages of two languages and one
configuration, and notes whether the check asks for anything else: one that does is asked each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
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
_MOST_TEXT = 4_000_000
"""Characters of those texts, in all."""

_read_block = attrgetter(*(name for name in Block.__match_args__ if name not in ("pieces", "box")))
_read_bead = attrgetter(*(name for name in Bead.__match_args__ if name not in ("source", "target")))
"""All that counts of a block or bead but its place, and the texts themselves."""

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


class _Table:
    """What was said of texts under the same settings."""

    def __init__(self, settings: tuple[Any, ...]) -> None:
        self.settings = settings
        self.said: dict[object, _Said] = {}
        self._numbers: dict[object, int] = {}
        self._blocks: dict[tuple[int, int], tuple[Block, int]] = {}
        self._size = 0

    def forget(self) -> None:
        """Forget what has become too much."""
        if len(self.said) > _MOST or self._size > _MOST_TEXT:
            self.said.clear()
            self._numbers.clear()
            self._blocks.clear()
            self._size = 0
        if len(self._blocks) > _MOST:
            self._blocks.clear()

    def number(self, block: Block, begin: int) -> int:
        """The number of all blocks that are like this one, if the side that they are of begins there.

        Blocks are told apart by their identity before they are compared, and held for that.
        """
        known = self._blocks.get((id(block), begin))
        if known is None:
            pieces = tuple((at, length, start - begin, end - begin) for at, length, start, end in block.pieces)
            key = pieces, *_read_block(block), *_list_boxes(block.box)
            self._size += len(block.text)
            known = self._blocks[id(block), begin] = block, self._numbers.setdefault(key, len(self._numbers))
        return known[1]


class Recall:
    """What checks said, for as long as someone goes on working at a page; not to be shared by threads."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []

    def list_remarks(self, inspect: Inspect, texts: Sequence[Block | Bead], article: Article) -> list[Remark]:
        """What a check's function says of an article's blocks or beads, which it is asked only where that is new."""
        if inspect.__module__.startswith(_OWN):
            return article.once(self._open).list_remarks(inspect, texts)
        return [each for text in texts for each in inspect(text, article)]

    def _open(self, article: Article) -> _Reader:
        settings = tuple(getattr(article, name) for name in _SETTLED)
        table = next((each for each in self._tables if each.settings == settings), None)
        if table is None:
            table = _Table(settings)
            self._tables = [*self._tables[1 - _SETTINGS :], table]
        table.forget()
        return _Reader(article, table)


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

    def __init__(self, article: Article, table: _Table) -> None:
        self._article = article
        self._window = _Window(article)
        self._table = table
        self._places: dict[int, tuple[Block | Bead, _Place]] = {}
        """By the identity of texts, which are held for that."""

    def list_remarks(self, inspect: Inspect, texts: Sequence[Block | Bead]) -> list[Remark]:
        """What a check says of blocks or beads."""
        found: list[Remark] = []
        places = self._places
        for text in texts:
            known = places.get(id(text))
            place = known[1] if known else self._find(text)
            answer = place.said.get(inspect, _NOTHING_YET)
            if answer is None:
                found += inspect(text, self._article)
            elif answer is _NOTHING_YET:
                found += self._ask(inspect, text, place)
            elif answer is not _SILENCE:
                found += _move(answer, place)
        return found

    def _ask(self, inspect: Inspect, text: Block | Bead, place: _Place) -> Iterable[Remark]:
        self._window.asked = False
        remarks = tuple(inspect(text, self._window))
        answer = _Answer(remarks, place.target, place.source) if remarks else _SILENCE
        place.said[inspect] = None if self._window.asked else answer
        return remarks

    def _find(self, text: Block | Bead) -> _Place:
        """What was said of a text, by what it is."""
        key: object
        if isinstance(text, Block):
            target, source = text.span.start, 0
            key = self._table.number(text, target)
        else:
            target, source = _begin(text.target), _begin(text.source)
            key = self._list(text.source, source), self._list(text.target, target), *_read_bead(text)
        place = _Place(self._table.said.setdefault(key, {}), target, source)
        self._places[id(text)] = text, place
        return place

    def _list(self, segments: tuple[Segment, ...], begin: int) -> tuple[tuple[int, int, int], ...]:
        return tuple((self._table.number(each.block, begin), each.start, each.end) for each in segments)


def _begin(segments: tuple[Segment, ...]) -> int:
    return segments[0].block.span.start if segments else 0


def _list_boxes(box: Box | None) -> Iterable[str]:
    while box:
        yield from ("", box.name, *box.hints)
        box = box.parent


def _move(answer: _Answer, place: _Place) -> Iterable[Remark]:
    """The remarks as they are where their text is now."""
    target, source = place.target - answer.target, place.source - answer.source
    if not (target or source):
        return answer.remarks
    return [
        each._replace(
            target=_shift(each.target, target), source=_shift(each.source, source), fixes=_shift(each.fixes, target)
        )
        for each in answer.remarks
    ]


def _shift(span: Span | None, step: int) -> Span | None:
    return Span(span.start + step, span.end + step) if span else span
